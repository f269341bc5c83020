package io.abtpro.jobs;

import io.abtpro.bars.Finding;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.forest.SavedModel;
import io.abtpro.report.DatasetDocument;
import io.abtpro.report.JobDocument;
import io.abtpro.report.KeptCalendar;
import io.abtpro.report.ModelDocument;
import io.abtpro.report.TuningDocument;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Jobs;
import io.abtpro.store.Trainings;
import io.abtpro.store.Tunings;

import java.util.Locale;
import java.util.Optional;

/// What the workspace holds, as documents.
public final class StoredDocuments {
    private StoredDocuments() {}

    public static DatasetDocument of(DatasetRecord dataset) {
        return new DatasetDocument(stored(dataset));
    }

    private static DatasetDocument.Stored stored(DatasetRecord dataset) {
        return new DatasetDocument.Stored(
                dataset.name(),
                dataset.symbol(),
                dataset.timeframe(),
                dataset.zone(),
                dataset.bars(),
                dataset.rejectedRows(),
                dataset.from(),
                dataset.to(),
                dataset.sha256(),
                dataset.dialect(),
                KeptCalendar.of(dataset.year()),
                dataset.currency().map(QuoteCurrency::code),
                DatasetDocument.Quality.of(dataset.quality()),
                dataset.sourceFile(),
                dataset.storedBytes(),
                dataset.importedAt());
    }

    public static DatasetDocument.Imported of(ImportFile.Imported imported) {
        return new DatasetDocument.Imported(
                stored(imported.dataset()),
                imported.rejects(),
                imported.rows(),
                imported.leftOut(),
                imported.notes(),
                imported.decisions().stream()
                        .map(
                                decision ->
                                        new DatasetDocument.Decision(
                                                word(decision.what()),
                                                decision.value(),
                                                decision.source()))
                        .toList(),
                imported.millis());
    }

    /// A dataset made of another's bars.
    public static DatasetDocument.Resampled resampled(DatasetRecord made) {
        return new DatasetDocument.Resampled(
                stored(made),
                made.quality().findings().stream()
                        .filter(finding -> finding.kind() == Finding.Kind.PARTIAL)
                        .map(Finding::what)
                        .toList());
    }

    public static JobDocument of(Jobs.Entry job) {
        return new JobDocument(
                job.id(),
                job.title(),
                job.state().name(),
                job.done(),
                job.total(),
                job.message(),
                job.started());
    }

    public static TuningDocument.Listed of(Tunings.Tuning tuning) {
        return new TuningDocument.Listed(
                tuning.id(),
                tuning.started().datasetName(),
                tuning.started().strategy(),
                tuning.started().method().toLowerCase(Locale.ROOT),
                tuning.status().name(),
                tuning.iterations(),
                tuning.error(),
                tuning.createdAt());
    }

    /// @param model absent where none came of the training
    public static ModelDocument of(Trainings.Training training, Optional<Trainings.Model> model) {
        return new ModelDocument(
                training.id(),
                model.map(Trainings.Model::id),
                training.started().modelType(),
                model.map(Trainings.Model::type),
                training.started().modelVersion(),
                training.status().name(),
                training.startedAt(),
                training.completedAt(),
                training.error(),
                model.map(Trainings.Model::sha256),
                training.performanceJson());
    }

    public static ModelDocument.Verified of(VerifyModels.Checked checked) {
        return new ModelDocument.Verified(
                checked.model().id(),
                checked.model().version(),
                checked.refused().isEmpty(),
                checked.refused(),
                checked.read().map(SavedModel::manifest).map(manifest -> manifest.featureNames()),
                checked.model().sha256());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
