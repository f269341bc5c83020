package io.abtpro.cli;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;
import io.abtpro.scoring.GivenModel;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.OnnxFile;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How signals are scored: by which features, learner, label and calibration, with models fitted
/// when.
final class StudyChoices {
    @Option(
            names = "--features",
            split = ",(?![^(]*\\))",
            paramLabel = "NAME,...",
            description = "what a score is made of; the original's eight where not given")
    private List<String> features = List.of();

    @Option(
            names = "--add-feature",
            paramLabel = "NAME",
            description =
                    "one more feature: day_of_week, month, or an indicator such as cci or ema(50);"
                            + " may be repeated")
    private List<String> added = List.of();

    @Option(
            names = "--learner",
            paramLabel = "L",
            completionCandidates = LearnerIds.class,
            description =
                    "${COMPLETION-CANDIDATES}, or the path of an .onnx model trained elsewhere; the"
                            + " first where not given")
    private String learner = Learners.ids().getFirst();

    @Option(
            names = "--trained-until",
            paramLabel = "DATE",
            description =
                    "with an .onnx model: the last day its training knew; signals up to it are"
                            + " in-sample")
    private Optional<LocalDate> trainedUntil = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "L",
            description =
                    "net-pnl, or triple-barrier:TARGET,STOP,BARS in ATR(14); net-pnl where not"
                            + " given")
    private Optional<LabelRule> label = Optional.empty();

    @Option(
            names = "--calibration",
            paramLabel = "C",
            description = "platt, isotonic or none, fitted on past scores; platt where not given")
    private Optional<Calibration.Method> calibration = Optional.empty();

    @Option(
            names = "--first-fit",
            paramLabel = "N",
            description = "outcomes known before the first score; 20 where not given")
    private Optional<String> firstFit = Optional.empty();

    @Option(
            names = "--refit-every",
            paramLabel = "N",
            description =
                    "outcomes between fits; a tenth more of those known, at least 5, where not"
                            + " given")
    private Optional<String> refitEvery = Optional.empty();

    @Option(
            names = "--embargo",
            paramLabel = "BARS",
            description = "bars between training and scores; 5 where not given")
    private Optional<String> embargo = Optional.empty();

    LabelRule label() {
        return label.orElse(StudyOptions.defaults().label());
    }

    StudyOptions study() {
        Learner used = learner();
        List<String> first =
                used instanceof GivenModel given
                        ? given.model().featureNames()
                        : SignalFeatures.ORIGINAL;
        var names = new ArrayList<>(features.isEmpty() ? first : features);
        names.addAll(added);
        StudyOptions options =
                StudyOptions.defaults()
                        .withFeatures(
                                SignalFeatures.of(names).stream()
                                        .map(feature -> feature.name())
                                        .toList())
                        .withLearner(used)
                        .withLabel(label())
                        .withCalibration(calibration.orElse(StudyOptions.defaults().calibration()));
        if (firstFit.isEmpty() && refitEvery.isEmpty() && embargo.isEmpty()) {
            return options;
        }
        WalkOptions usual = WalkOptions.defaults();
        int begin = whole("--first-fit", firstFit, WalkOptions.FEWEST, usual.firstFit());
        int purged = whole("--embargo", embargo, 0, usual.embargoBars());
        return options.withWalk(
                refitEvery.isEmpty()
                        ? new WalkOptions(begin, usual.refitEvery(), purged, usual.growth())
                        : new WalkOptions(
                                begin,
                                whole("--refit-every", refitEvery, 1, usual.refitEvery()),
                                purged));
    }

    private Learner learner() {
        if (!learner.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            return Learners.of(learner);
        }
        if (trainedUntil.isEmpty()) {
            throw new UsageException(
                    "a model trained elsewhere needs --trained-until, the last day its training"
                            + " knew, such as 2015-12-31");
        }
        return OnnxFile.read(Path.of(learner), endOf(trainedUntil.get()));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static int whole(String option, Optional<String> text, int min, int otherwise) {
        return text.map(t -> (int) Choice.wholeNumber(option, t, min, 1_000_000)).orElse(otherwise);
    }
}
