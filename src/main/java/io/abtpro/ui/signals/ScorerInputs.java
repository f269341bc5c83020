package io.abtpro.ui.signals;

import io.abtpro.backtest.Execution;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Figures;
import io.abtpro.scoring.GivenModel;
import io.abtpro.scoring.LabelRule;
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
record ScorerInputs(
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
    ScorerInputs {
        offered = List.copyOf(offered);
        used = List.copyOf(used);
    }

    /// The original's forest and features, both sides.
    static ScorerInputs of(Strategy strategy) {
        return new ScorerInputs(
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

    ScorerInputs withStrategy(Strategy other) {
        return new ScorerInputs(
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

    ScorerInputs withParameters(ParameterSet others) {
        return new ScorerInputs(
                strategy, others, side, learner, given, label, offered, used, walk, calibration);
    }

    /// The parameters in words, such as "fast 20, slow 50".
    String words() {
        return parameters.values().entrySet().stream()
                .map(e -> e.getKey() + " " + Figures.exact(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    ScorerInputs withSide(Execution.Side other) {
        return new ScorerInputs(
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

    ScorerInputs withLearner(String other) {
        return new ScorerInputs(
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

    ScorerInputs withLabel(LabelRule other) {
        return new ScorerInputs(
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
    ScorerInputs withGiven(GivenModel model) {
        ScorerInputs with =
                new ScorerInputs(
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

    ScorerInputs withCalibration(Calibration.Method other) {
        return new ScorerInputs(
                strategy, parameters, side, learner, given, label, offered, used, walk, other);
    }

    ScorerInputs withWalk(WalkOptions other) {
        return new ScorerInputs(
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
    ScorerInputs withFeature(String feature, boolean checked) {
        var all = new ArrayList<>(offered);
        if (!all.contains(feature)) {
            all.add(feature);
        }
        List<String> kept =
                all.stream().filter(f -> f.equals(feature) ? checked : used.contains(f)).toList();
        return new ScorerInputs(
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
