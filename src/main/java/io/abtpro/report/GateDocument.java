package io.abtpro.report;

import io.abtpro.scoring.StudyOptions;

import java.util.List;
import java.util.Locale;

/// Which entries were taken by their score, and how the scores were made.
///
/// @param scaled true where the score sized the entry
/// @param firstFit, refitEvery in signals
/// @param label what a signal was judged by, as on the command line
/// @param calibration of the probabilities beside the scores; the gate looks at the scores
public record GateDocument(
        double minScore,
        boolean scaled,
        String learner,
        List<String> features,
        int firstFit,
        int refitEvery,
        double growth,
        int embargoBars,
        String label,
        String calibration) {
    public GateDocument {
        features = List.copyOf(features);
    }

    public static GateDocument of(double minScore, boolean scaled, StudyOptions options) {
        var walk = options.walk();
        return new GateDocument(
                minScore,
                scaled,
                options.learner().id(),
                options.features(),
                walk.firstFit(),
                walk.refitEvery(),
                walk.growth(),
                walk.embargoBars(),
                options.label().id(),
                options.calibration().name().toLowerCase(Locale.ROOT));
    }
}
