package io.abtpro.ui.signals;

import io.abtpro.backtest.Execution;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Figures;
import io.abtpro.scoring.GivenModel;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.Learners;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkForwardScores;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is to be scored; a change of it makes a training stale.
///
/// @param parameters of the strategy, those of the Backtest tab where it runs the same
/// @param learner id of [Learners]; not looked at where a model is given
/// @param given a model trained elsewhere in the learner's place
/// @param label what a signal is judged by
/// @param offered features in the list, checked or not
/// @param used those that are checked, in the order of the list
record Asked(
        Strategy strategy,
        ParameterSet parameters,
        Execution.Side side,
        String learner,
        Optional<GivenModel> given,
        LabelRule label,
        List<String> offered,
        List<String> used,
        WalkOptions walk,
        Calibration.Method calibration) {
    Asked {
        offered = List.copyOf(offered);
        used = List.copyOf(used);
    }

    /// The original's forest and features, both sides.
    static Asked of(Strategy strategy) {
        return new Asked(
                strategy,
                strategy.space().defaults(),
                Execution.Side.BOTH,
                Learners.all().getFirst().id(),
                Optional.empty(),
                LabelRule.netProfit(),
                SignalFeatures.ORIGINAL,
                SignalFeatures.ORIGINAL,
                WalkOptions.defaults(),
                Calibration.Method.PLATT);
    }

    Asked withStrategy(Strategy other) {
        return new Asked(
                other,
                other.space().defaults(),
                side,
                learner,
                given,
                label,
                offered,
                used,
                walk,
                calibration);
    }

    Asked withParameters(ParameterSet others) {
        return new Asked(
                strategy, others, side, learner, given, label, offered, used, walk, calibration);
    }

    /// The parameters in words, such as "fast 20, slow 50".
    String words() {
        return parameters.values().entrySet().stream()
                .map(e -> e.getKey() + " " + Figures.exact(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    Asked withSide(Execution.Side other) {
        return new Asked(
                strategy,
                parameters,
                other,
                learner,
                given,
                label,
                offered,
                used,
                walk,
                calibration);
    }

    Asked withLearner(String other) {
        return new Asked(
                strategy,
                parameters,
                side,
                other,
                Optional.empty(),
                label,
                offered,
                used,
                walk,
                calibration);
    }

    Asked withLabel(LabelRule other) {
        return new Asked(
                strategy,
                parameters,
                side,
                learner,
                given,
                other,
                offered,
                used,
                walk,
                calibration);
    }

    /// With a model trained elsewhere; the features it asks for are checked.
    Asked withGiven(GivenModel model) {
        Asked with =
                new Asked(
                        strategy,
                        parameters,
                        side,
                        learner,
                        Optional.of(model),
                        label,
                        offered,
                        used,
                        walk,
                        calibration);
        for (String feature : model.model().featureNames()) {
            with = with.withFeature(feature, true);
        }
        return with;
    }

    Asked withCalibration(Calibration.Method other) {
        return new Asked(
                strategy, parameters, side, learner, given, label, offered, used, walk, other);
    }

    Asked withWalk(WalkOptions other) {
        return new Asked(
                strategy,
                parameters,
                side,
                learner,
                given,
                label,
                offered,
                used,
                other,
                calibration);
    }

    /// With `feature` checked or not; one that is not offered yet is offered.
    Asked withFeature(String feature, boolean checked) {
        var all = new ArrayList<>(offered);
        if (!all.contains(feature)) {
            all.add(feature);
        }
        List<String> kept =
                all.stream().filter(f -> f.equals(feature) ? checked : used.contains(f)).toList();
        return new Asked(
                strategy, parameters, side, learner, given, label, all, kept, walk, calibration);
    }

    StudyOptions options() {
        return new StudyOptions(
                used,
                given.<Learner>map(model -> model).orElseGet(() -> Learners.of(learner)),
                label,
                walk,
                calibration,
                WalkForwardScores.Symbols.APART);
    }

    /// The signals of the open dataset, at these parameters and the usual costs.
    SignalSource source(String symbol, Columns columns) {
        Execution usual = Execution.defaults();
        var execution =
                new Execution(
                        usual.fill(),
                        usual.feeBps(),
                        usual.slippageBps(),
                        usual.capital(),
                        side,
                        usual.sizing(),
                        usual.riskFreeRate());
        return new SignalSource(symbol, columns, strategy, parameters, execution);
    }
}
