package io.abtpro.scoring;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;

import java.util.List;

/// How signals are scored.
///
/// @param features names for [SignalFeatures#of(List)]
/// @param learner what is fitted in each block
/// @param label what a signal is judged by
/// @param walk when models are fitted
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

    /// The original's forest over its eight features, a walk that thins out as outcomes grow,
    /// Platt's calibration.
    public static StudyOptions defaults() {
        return new StudyOptions(
                SignalFeatures.ORIGINAL,
                Learners.all().getFirst(),
                LabelRule.netProfit(),
                WalkOptions.defaults(),
                Calibration.Method.PLATT,
                WalkForwardScores.Symbols.APART);
    }

    public StudyOptions withFeatures(List<String> names) {
        return new StudyOptions(names, learner, label, walk, calibration, symbols);
    }

    public StudyOptions withLearner(Learner other) {
        return new StudyOptions(features, other, label, walk, calibration, symbols);
    }

    public StudyOptions withLabel(LabelRule other) {
        return new StudyOptions(features, learner, other, walk, calibration, symbols);
    }

    public StudyOptions withCalibration(Calibration.Method other) {
        return new StudyOptions(features, learner, label, walk, other, symbols);
    }

    public StudyOptions withSymbols(WalkForwardScores.Symbols other) {
        return new StudyOptions(features, learner, label, walk, calibration, other);
    }

    /// These options with exactly this walk.
    public StudyOptions withWalk(WalkOptions exactly) {
        return new StudyOptions(features, learner, label, exactly, calibration, symbols);
    }
}
