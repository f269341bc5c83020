package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ModelFile;
import io.abtpro.forest.ModelManifest;
import io.abtpro.forest.SavedModel;
import io.abtpro.report.Documents;
import io.abtpro.report.ManifestDocument;
import io.abtpro.report.ScorerInputsDocument;
import io.abtpro.scoring.GivenModel;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.SignalScores;
import io.abtpro.store.Trainings;
import io.abtpro.store.Workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Scores every signal of a strategy by walk-forward, fits the model for signals to come, and keeps
/// both.
///
/// @param sources one or several datasets, each with the strategy
/// @param threshold above which a score recommends to execute
/// @param keeping where the training, the model and the scores are kept; empty to keep nothing
/// @param studies where what was fitted is kept, and read where the same is trained again
public record TrainScorer(
        List<SignalSource> sources,
        StudyOptions options,
        double threshold,
        Optional<Keeping> keeping,
        KeptStudies studies)
        implements Job<TrainScorer.Report> {
    /// What kind of model `ml_model_training` calls it.
    public static final String MODEL_TYPE = "SIGNAL_QUALITY";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public TrainScorer {
        sources = List.copyOf(sources);
        if (!(threshold >= 0 && threshold < 1)) {
            throw new RefusedException("the threshold must be in [0, 1), was " + threshold);
        }
    }

    /// Fits every model.
    public TrainScorer(
            List<SignalSource> sources,
            StudyOptions options,
            double threshold,
            Optional<Keeping> keeping) {
        this(sources, options, threshold, keeping, KeptStudies.none());
    }

    /// Where a training is kept.
    ///
    /// @param clock that tells when it began
    public record Keeping(Trainings trainings, SignalScores scores, InstantSource clock) {
        /// In a workspace, by its clock.
        public static Keeping in(Workspace workspace) {
            return new Keeping(workspace.trainings(), workspace.signalScores(), workspace.clock());
        }
    }

    /// What a training gave.
    ///
    /// @param quality absent where no signal is judged
    /// @param model id of the stored model, absent where nothing was kept or there was nothing to
    ///   learn
    /// @param again true where the same was trained before: that model stands, and none was added
    /// @param read true where what was fitted then was read
    public record Report(
            ScoreStudy study,
            Optional<ScoreQuality> quality,
            Optional<Long> model,
            boolean again,
            boolean read) {}

    @Override
    public Report run(Progress progress) {
        progress.about(JobWords.training(sources, options));
        Report report = trained(progress);
        progress.made(JobWords.trained(report.quality(), report.model()));
        return report;
    }

    private Report trained(Progress progress) {
        if (keeping.isEmpty()) {
            KeptStudies.Studied studied = studies.of(sources, options, following(progress));
            ScoreStudy study = studied.study();
            return new Report(study, quality(study), Optional.empty(), false, studied.again());
        }
        Trainings trainings = keeping.get().trainings();
        Instant began = keeping.get().clock().instant();
        var kept = KeptTraining.begin(trainings, started(began));
        try {
            KeptStudies.Studied studied = studies.of(sources, options, following(progress));
            ScoreStudy study = studied.study();
            Optional<ScoreQuality> quality = quality(study);
            Optional<Made> made = made(study, quality, kept.version(), began);
            keeping.get().scores().save(ScoreRecords.scores(study, threshold, kept.id()));
            Optional<Long> same =
                    made.flatMap(m -> kept.usable(trainings, m.manifest().libraries()));
            return new Report(
                    study,
                    quality,
                    same.isPresent() ? same : keep(study, quality, made, kept),
                    same.isPresent(),
                    studied.again());
        } catch (CancellationException cancelled) {
            kept.end(trainings, Trainings.Status.CANCELLED, "cancelled by the user");
            throw cancelled;
        } catch (RuntimeException failure) {
            kept.end(trainings, Trainings.Status.FAILED, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    /// What is trained, also as the first workbenches would have stored it.
    private KeptTraining.Asked started(Instant began) {
        String version =
                "%s %s %s"
                        .formatted(
                                sources.getFirst().strategy().id(),
                                sources.getFirst().symbol(),
                                STAMP.format(began));
        var inputs = ScorerInputsDocument.of(sources, options);
        return new KeptTraining.Asked(
                new Trainings.Started(
                        MODEL_TYPE,
                        version,
                        Documents.compact(inputs),
                        Documents.compact(options.learner().hyperParameters())),
                Documents.compact(inputs.first()));
    }

    /// A model ready to be stored: its bytes were read back and gave its scores.
    private record Made(ModelManifest manifest, String sha256, byte[] bytes) {}

    /// The model for signals to come; empty where there was nothing to learn, or it stays in a file
    /// of its own.
    private static Optional<Made> made(
            ScoreStudy study, Optional<ScoreQuality> quality, String version, Instant began) {
        if (study.latest().used().length == 0 || study.options().learner() instanceof GivenModel) {
            return Optional.empty();
        }
        int[] known = study.latest().trainedOn();
        double[][] rows = new double[known.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = study.latest().pick(study.table().row(known[i]).features());
        }
        ModelManifest manifest = ScoreRecords.manifest(study, quality, version, began);
        byte[] bytes = ModelFile.write(study.latest().model(), manifest, rows);
        SavedModel read = ModelFile.read(bytes);
        return Optional.of(new Made(manifest, read.sha256(), bytes));
    }

    private Optional<Long> keep(
            ScoreStudy study,
            Optional<ScoreQuality> quality,
            Optional<Made> made,
            KeptTraining training) {
        Trainings trainings = keeping.orElseThrow().trainings();
        if (made.isPresent()) {
            ModelManifest manifest = made.get().manifest();
            return Optional.of(
                    trainings.complete(
                            training.id(),
                            Documents.compact(ScoreRecords.metrics(study, quality)),
                            manifest.type(),
                            Documents.compact(ManifestDocument.of(manifest)),
                            made.get().sha256(),
                            made.get().bytes()));
        }
        if (study.options().learner() instanceof GivenModel given) {
            training.end(
                    trainings,
                    Trainings.Status.COMPLETED,
                    "trained elsewhere: the model stays in " + given.name());
        } else {
            training.end(
                    trainings,
                    Trainings.Status.FAILED,
                    "nothing could be learnt: every known outcome is the same, or no feature"
                            + " differs");
        }
        return Optional.empty();
    }

    private static Optional<ScoreQuality> quality(ScoreStudy study) {
        return study.judged().length == 0 ? Optional.empty() : Optional.of(ScoreQuality.of(study));
    }

    private static FitProgress following(Progress progress) {
        return new FitProgress() {
            @Override
            public void tree(int done, int total) {
                progress.report(done, total, "Fitting the models, tree by tree");
            }

            @Override
            public boolean cancelled() {
                return progress.isCancelled();
            }
        };
    }
}
