package io.abtpro.ui.signals;

import io.abtpro.backtest.Execution;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;
import io.abtpro.indicators.Columns;
import io.abtpro.scoring.GivenModel;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkForwardScores;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.session.Research;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be scored; a change of it makes a training stale.
///
/// @param execution costs, fill and sides of the trades that decide an outcome
/// @param learner id of [Learners]; not looked at where a model is given
/// @param given a model trained elsewhere in the learner's place
/// @param label what a signal is judged by
/// @param offered features in the list, checked or not
/// @param used those that are checked, in the order of the list
record ScorerInputs(
        Strategy strategy,
        ParameterSet parameters,
        Execution execution,
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

    /// The original's forest and features on the signals of `research`.
    static ScorerInputs of(Research research) {
        return new ScorerInputs(
                research.strategy(),
                research.parameters(),
                research.execution(),
                Learners.all().getFirst().id(),
                Optional.empty(),
                LabelRule.netProfit(),
                SignalFeatures.ORIGINAL,
                SignalFeatures.ORIGINAL,
                WalkOptions.defaults(),
                Calibration.Method.PLATT);
    }

    /// The same on the signals of another research.
    ScorerInputs withResearch(Research other) {
        return new ScorerInputs(
                other.strategy(),
                other.parameters(),
                other.execution(),
                learner,
                given,
                label,
                offered,
                used,
                walk,
                calibration);
    }

    /// True where the signals are of the same strategy, parameters, sides and costs.
    boolean isOfSameResearch(ScorerInputs other) {
        return strategy.equals(other.strategy)
                && parameters.equals(other.parameters)
                && execution.equals(other.execution);
    }

    /// Strategy, parameters and sides in words, such as "sma-cross 20, 50 · long".
    String words() {
        return new Research(strategy, parameters, execution, Optional.empty(), Optional.empty())
                .words();
    }

    ScorerInputs withLearner(String other) {
        return new ScorerInputs(
                strategy,
                parameters,
                execution,
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
                execution,
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
                        execution,
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
                strategy, parameters, execution, learner, given, label, offered, used, walk, other);
    }

    ScorerInputs withWalk(WalkOptions other) {
        return new ScorerInputs(
                strategy,
                parameters,
                execution,
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
                strategy,
                parameters,
                execution,
                learner,
                given,
                label,
                all,
                kept,
                walk,
                calibration);
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

    /// The signals of the open dataset.
    SignalSource source(String symbol, Columns columns) {
        return new SignalSource(symbol, columns, strategy, parameters, execution);
    }
}
