package io.abtpro.ui.signals;

import io.abtpro.backtest.Statistic;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.Verdict;
import java.util.List;
import java.util.Optional;

/// All that follows the threshold.
///
/// @param verdict absent where there is nothing to judge
record AtThreshold(
        Trained trained,
        double threshold,
        Confusion confusion,
        List<ScoreQuality.Block> blocks,
        Gate.Run run,
        Optional<Verdict> verdict) {
    static AtThreshold of(Trained trained, double threshold, boolean scaled) {
        Gate.Run run = trained.gate().at(threshold, scaled);
        Optional<Verdict> verdict = trained.quality().map(quality -> Verdict.of(
                quality,
                threshold,
                run.result().statistics().value(Statistic.SHARPE),
                trained.gate().ungated().statistics().value(Statistic.SHARPE)));
        return new AtThreshold(
                trained,
                threshold,
                ScoreQuality.confusion(trained.study(), threshold),
                ScoreQuality.blocks(trained.study(), threshold),
                run,
                verdict);
    }
}
