package io.abtpro.jobs;

import io.abtpro.report.AccuracyDocument;
import io.abtpro.report.EvaluationDocument;
import io.abtpro.report.ModelDocument;
import io.abtpro.report.TrainingDocument;
import io.abtpro.report.TuningDocument;
import io.abtpro.report.VerifiedDocument;
import io.abtpro.report.VolatilityDocument;
import io.abtpro.tuning.TunedParameters;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came of jobs, as documents; a backtest's is made by [RunDocument].
public final class ResultDocuments {
    private ResultDocuments() {}

    /// @param holdout what the best showed on it; absent where it stays sealed
    public static TuningDocument of(
            TuningSource source,
            TuneParameters.Report report,
            Optional<OpenHoldout.Report> holdout) {
        return TuningDocument.of(
                new TuningDocument.Outcome(
                        report.id(),
                        source.name(),
                        source.series(),
                        report.result(),
                        report.luck(),
                        report.verdict(),
                        report.stopped(),
                        report.openings().size(),
                        holdout.map(ResultDocuments::opened),
                        holdout.map(OpenHoldout.Report::tuned)
                                .or(report::tuned)
                                .map(TunedParameters::ledgerSha256)));
    }

    private static TuningDocument.Opened opened(OpenHoldout.Report opened) {
        return new TuningDocument.Opened(
                opened.tuned().objective().holdout(),
                opened.result().trades().size(),
                opened.tuned().splits().opened(),
                opened.earlier().size());
    }

    /// @param file of the export
    public static VerifiedDocument of(Path file, VerifyTuned.Report report) {
        return new VerifiedDocument(
                file.toString(),
                report.dataset(),
                report.tuned().strategyId(),
                report.tuned().set().values(),
                report.trades(),
                report.ledgerSha256(),
                report.tuned().ledgerSha256(),
                report.equal(),
                report.differences().stream()
                        .map(
                                difference ->
                                        new VerifiedDocument.Difference(
                                                difference.field(),
                                                difference.inFile(),
                                                difference.found()))
                        .toList(),
                report.unverified(),
                report.digest().name().toLowerCase(Locale.ROOT),
                report.sentence());
    }

    public static TrainingDocument of(TrainScorer.Report report) {
        return TrainingDocument.of(report.study(), report.quality(), report.model());
    }

    /// @param datasets their names or files
    public static EvaluationDocument of(
            String datasets, EvaluateScorer job, EvaluateScorer.Report report) {
        return EvaluationDocument.of(
                datasets,
                new EvaluationDocument.Judged(
                        report.trained().study(),
                        report.trained().quality(),
                        job.training().threshold(),
                        report.gated().stream()
                                .map(
                                        gated ->
                                                new EvaluationDocument.Gated(
                                                        gated.source(),
                                                        gated.gate(),
                                                        gated.run(),
                                                        gated.reading()))
                                .toList(),
                        report.verdict()));
    }

    /// @param champion id of the stored model
    public static ModelDocument.Challenged of(long champion, ChallengeModel.Report report) {
        return ModelDocument.Challenged.of(
                champion,
                report.champion().manifest().trainedTo(),
                report.challenge(),
                report.promoted());
    }

    /// @param days of the span
    public static AccuracyDocument of(int days, JudgeScores.Report report) {
        Map<String, AccuracyDocument.Judged> strategies = new LinkedHashMap<>();
        report.strategies().forEach((strategy, judged) -> strategies.put(strategy, of(judged)));
        Map<String, Double> drift = new LinkedHashMap<>();
        Map<String, Double> byChance = new LinkedHashMap<>();
        Map<String, Double> ofAll = new LinkedHashMap<>();
        report.drift()
                .forEach(
                        (feature, found) -> {
                            drift.put(feature, found.index());
                            byChance.put(feature, found.byChance());
                            ofAll.put(feature, found.byChanceOfAll());
                        });
        return AccuracyDocument.of(
                new AccuracyDocument.Span(days, report.from(), report.to()),
                of(report.all()),
                strategies,
                drift,
                byChance,
                ofAll);
    }

    private static AccuracyDocument.Judged of(JudgeScores.Judged judged) {
        return new AccuracyDocument.Judged(
                judged.n(),
                judged.correct(),
                judged.accuracy(),
                judged.interval().low(),
                judged.interval().high(),
                judged.accuracyAtHalf(),
                judged.alwaysSkip(),
                judged.won(),
                judged.brier(),
                judged.brierOfScore(),
                judged.calibration().map(drift -> drift.expected() * drift.n()),
                judged.calibration().map(drift -> drift.pValue()));
    }

    /// @param dataset its name or file
    public static VolatilityDocument of(String dataset, ForecastVolatility.Report report) {
        return VolatilityDocument.of(
                dataset,
                report.walk().options().estimator(),
                report.forecast(),
                report.evaluation());
    }
}
