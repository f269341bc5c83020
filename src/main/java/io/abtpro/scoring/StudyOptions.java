package io.abtpro.scoring;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import java.util.List;

/// How signals are scored.
///
/// @param features names for [SignalFeatures#of(List)]
/// @param learner what is fitted in each block
/// @param label what a signal is judged by
/// @param calibration how scores become probabilities, fitted on past blocks only
public record StudyOptions(
        List<String> features,
        Learner learner,
        LabelRule label,
        WalkOptions walk,
        Calibration.Method calibration,
        WalkForwardScores.Symbols symbols) {
    public StudyOptions {
        features = List.copyOf(features);
    }
}
