package io.abtpro.ui.signals;

import io.abtpro.backtest.Execution;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.indicators.Columns;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.Learners;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkForwardScores;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.Strategy;
import java.util.ArrayList;
import java.util.List;

/// What is to be scored; a change of it makes a training stale.
///
/// @param learner id of [Learners]
/// @param offered features in the list, checked or not
/// @param used those that are checked, in the order of the list
/// @param suited true to suit the walk to the number of signals
record Asked(
        Strategy strategy,
        Execution.Side side,
        String learner,
        List<String> offered,
        List<String> used,
        WalkOptions walk,
        boolean suited,
        Calibration.Method calibration) {
    Asked {
        offered = List.copyOf(offered);
        used = List.copyOf(used);
    }

    /// The original's forest and features, both sides.
    static Asked of(Strategy strategy) {
        return new Asked(
                strategy, Execution.Side.BOTH, Learners.all().getFirst().id(), SignalFeatures.ORIGINAL,
                SignalFeatures.ORIGINAL, WalkOptions.defaults(), true, Calibration.Method.PLATT);
    }

    Asked withStrategy(Strategy other) {
        return new Asked(other, side, learner, offered, used, walk, suited, calibration);
    }

    Asked withSide(Execution.Side other) {
        return new Asked(strategy, other, learner, offered, used, walk, suited, calibration);
    }

    Asked withLearner(String other) {
        return new Asked(strategy, side, other, offered, used, walk, suited, calibration);
    }

    Asked withCalibration(Calibration.Method other) {
        return new Asked(strategy, side, learner, offered, used, walk, suited, other);
    }

    Asked withWalk(WalkOptions other) {
        return new Asked(strategy, side, learner, offered, used, other, false, calibration);
    }

    /// With `feature` checked or not; one that is not offered yet is offered.
    Asked withFeature(String feature, boolean checked) {
        var all = new ArrayList<>(offered);
        if (!all.contains(feature)) {
            all.add(feature);
        }
        List<String> kept = all.stream().filter(f -> f.equals(feature) ? checked : used.contains(f)).toList();
        return new Asked(strategy, side, learner, all, kept, walk, suited, calibration);
    }

    StudyOptions options() {
        return new StudyOptions(
                used, Learners.of(learner), LabelRule.netProfit(), walk, suited, calibration,
                WalkForwardScores.Symbols.APART);
    }

    /// The signals of the open dataset, at the strategy's defaults and the usual costs.
    SignalSource source(String symbol, Columns columns) {
        Execution usual = Execution.defaults();
        var execution = new Execution(
                usual.fill(), usual.feeBps(), usual.slippageBps(), usual.capital(), side, usual.sizing(),
                usual.riskFreeRate());
        return new SignalSource(symbol, columns, strategy, strategy.space().defaults(), execution);
    }
}
