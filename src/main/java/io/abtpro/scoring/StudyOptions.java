package io.abtpro.scoring;

import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import java.util.List;

/// How signals are scored.
///
/// @param features names for [SignalFeatures#of(List)]
/// @param learner what is fitted in each block
/// @param label what a signal is judged by
/// @param walk when models are fitted
/// @param suited true to begin earlier where signals are few, and to fit at most 40 models where they are many
/// @param calibration how scores become probabilities, fitted on past blocks only
public record StudyOptions(
        List<String> features,
        Learner learner,
        LabelRule label,
        WalkOptions walk,
        boolean suited,
        Calibration.Method calibration,
        WalkForwardScores.Symbols symbols) {
    public StudyOptions {
        features = List.copyOf(features);
    }

    /// The original's forest over its eight features, a walk that suits the number of signals, Platt's calibration.
    public static StudyOptions defaults() {
        return new StudyOptions(
                SignalFeatures.ORIGINAL, Learners.all().getFirst(), LabelRule.netProfit(), WalkOptions.defaults(), true,
                Calibration.Method.PLATT, WalkForwardScores.Symbols.APART);
    }

    public StudyOptions withFeatures(List<String> names) {
        return new StudyOptions(names, learner, label, walk, suited, calibration, symbols);
    }

    public StudyOptions withLearner(Learner other) {
        return new StudyOptions(features, other, label, walk, suited, calibration, symbols);
    }

    public StudyOptions withLabel(LabelRule other) {
        return new StudyOptions(features, learner, other, walk, suited, calibration, symbols);
    }

    public StudyOptions withCalibration(Calibration.Method other) {
        return new StudyOptions(features, learner, label, walk, suited, other, symbols);
    }

    public StudyOptions withSymbols(WalkForwardScores.Symbols other) {
        return new StudyOptions(features, learner, label, walk, suited, calibration, other);
    }

    /// These options with exactly this walk.
    public StudyOptions withWalk(WalkOptions exactly) {
        return new StudyOptions(features, learner, label, exactly, false, calibration, symbols);
    }

    /// These options with a walk for so many signals.
    StudyOptions suitedTo(int signals) {
        return suited ? withWalk(walk.suitedTo(signals)) : this;
    }
}
