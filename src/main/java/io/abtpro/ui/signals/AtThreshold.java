package io.abtpro.ui.signals;

import io.abtpro.diagnostics.Confusion;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.scoring.AdviceFigures;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.GateReading;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreVerdict;

import java.util.List;
import java.util.Optional;

/// All that follows the threshold.
///
/// @param scaled whether entries are sized by their score
/// @param figures absent where there is nothing to judge
record AtThreshold(
        TrainedScorer trained,
        double threshold,
        boolean scaled,
        Confusion confusion,
        Optional<AdviceFigures> figures,
        List<ScoreQuality.Block> blocks,
        Gate.Run run) {
    static AtThreshold of(TrainedScorer trained, double threshold, boolean scaled) {
        return new AtThreshold(
                trained,
                threshold,
                scaled,
                ScoreQuality.confusion(trained.study(), threshold),
                trained.quality()
                        .map(quality -> AdviceFigures.of(trained.study(), quality, threshold)),
                ScoreQuality.blocks(trained.study(), threshold),
                trained.gate().at(threshold, scaled));
    }

    /// What the scores and the gate are worth, in words; absent where there is nothing to judge.
    ///
    /// @param chance gates by chance, of whatever threshold; those of another are not looked at
    Optional<Verdict> verdict(Optional<Gate.Chance> chance) {
        var own = chance.filter(c -> c.threshold() == threshold && c.scaled() == scaled);
        return trained.quality()
                .map(
                        quality ->
                                ScoreVerdict.of(
                                        quality,
                                        GateReading.of("", trained.gate(), threshold, run, own)));
    }
}
