package io.abtpro.cli;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Optional;

/// What is searched, how, and on which bars.
final class TuningSearchOptions {
    @Option(
            names = "--method",
            paramLabel = "M",
            description = "rl, grid, random or bayesian; rl where not given")
    private Optional<Method> method = Optional.empty();

    @Option(
            names = "--param",
            paramLabel = "name=from:to:step",
            description =
                    "a parameter to tune; may be repeated; a third to three times every own"
                            + " parameter where not given")
    private List<String> ranges = List.of();

    @Option(
            names = "--episodes",
            paramLabel = "N",
            description = "episodes of Q-learning; 1,000 where not given")
    private Optional<String> episodes = Optional.empty();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "most distinct backtests of the search")
    private Optional<String> budget = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "42 where not given")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--objective",
            paramLabel = "O",
            description =
                    "sharpe, sortino, calmar, net-return or profit-factor; sharpe where not given")
    private Optional<Objective> objective = Optional.empty();

    @Option(
            names = "--min-trades",
            paramLabel = "N",
            description = "fewest trades of a winner; 5 where not given")
    private Optional<String> minTrades = Optional.empty();

    @Option(
            names = "--max-drawdown",
            paramLabel = "X",
            description = "deepest drawdown of a winner, a fraction such as 0.4")
    private Optional<Double> maxDrawdown = Optional.empty();

    @Option(
            names = "--train-from",
            paramLabel = "D",
            description = "first bar to train on; the first where not given")
    private Optional<String> trainFrom = Optional.empty();

    @Option(
            names = "--train-to",
            paramLabel = "D",
            description = "training ends before this; 60 %% of the bars where not given")
    private Optional<String> trainTo = Optional.empty();

    @Option(
            names = "--validation-to",
            paramLabel = "D",
            description =
                    "validation ends before this and the sealed holdout begins; 80 %% of the bars"
                            + " where not given")
    private Optional<String> validationTo = Optional.empty();

    @Option(
            names = "--random-runs",
            paramLabel = "N",
            description = "random searches beside; 20 where not given")
    private Optional<String> randomRuns = Optional.empty();

    @Option(
            names = "--twins",
            paramLabel = "N",
            description =
                    "series with direction drawn by lot, for the noise floor; 20 where not given,"
                            + " fewer than 19 tell nothing")
    private Optional<String> twins = Optional.empty();

    @Option(
            names = "--walk-forward",
            paramLabel = "N",
            description = "windows of a walk forward; none where not given")
    private Optional<String> walk = Optional.empty();

    TuningRequest request(
            Strategy strategy, ParameterSet base, Execution execution, BarSeries series) {
        TuningOptions defaults = TuningOptions.defaults(method.orElse(Method.RL));
        var limits =
                new Objective.Limits(
                        whole("--min-trades", minTrades, 0, defaults.limits().minTrades()),
                        maxDrawdown.orElse(defaults.limits().maxDrawdown()));
        TuningOptions options =
                defaults.withSearch(
                                whole("--episodes", episodes, 1, defaults.episodes()),
                                whole("--budget", budget, 1, 0),
                                seed.map(
                                                s ->
                                                        Choice.wholeNumber(
                                                                "--seed",
                                                                s,
                                                                Long.MIN_VALUE,
                                                                Long.MAX_VALUE))
                                        .orElse(defaults.seed()))
                        .withGoal(objective.orElse(Objective.SHARPE), limits, execution)
                        .withBeside(
                                whole("--random-runs", randomRuns, 0, defaults.randomRuns()),
                                whole("--twins", twins, 0, defaults.twins()));
        int windows = whole("--walk-forward", walk, 0, 0);
        return new TuningRequest(
                strategy.id(),
                base,
                ranges(strategy, base),
                options,
                splits(series),
                windows == 0
                        ? TuningAnalysis.Walk.none()
                        : new TuningAnalysis.Walk(
                                windows, TuningAnalysis.Walk.defaults().budget()));
    }

    private static int whole(String option, Optional<String> text, int min, int otherwise) {
        return text.map(t -> (int) Choice.wholeNumber(option, t, min, Integer.MAX_VALUE))
                .orElse(otherwise);
    }

    private List<ParameterRange> ranges(Strategy strategy, ParameterSet base) {
        return ranges.isEmpty()
                ? ParameterGrid.around(strategy, base)
                : ranges.stream().map(text -> range("--param", strategy, text)).toList();
    }

    /// The range written as name=from:to:step; a step of 1 of the parameter's own where it is left
    /// out.
    static ParameterRange range(String option, Strategy strategy, String text) {
        int equals = text.indexOf('=');
        String[] parts = text.substring(equals + 1).split(":", -1);
        if (equals < 1 || parts.length < 2 || parts.length > 3) {
            throw new UsageException(
                    "%s must be name=from:to:step, such as fast=5:60:1, was '%s'"
                            .formatted(option, text));
        }
        String name = text.substring(0, equals).strip();
        Parameter parameter =
                strategy.space().parameters().stream()
                        .filter(p -> p.name().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(strategy, name));
        return new ParameterRange(
                parameter.name(),
                Choice.number(option, parts[0]),
                Choice.number(option, parts[1]),
                parts.length == 3 ? Choice.number(option, parts[2]) : parameter.step());
    }

    private static UsageException unknown(Strategy strategy, String name) {
        List<String> names = strategy.space().parameters().stream().map(Parameter::name).toList();
        return new UsageException(
                "unknown parameter '%s' of %s".formatted(name, strategy.id())
                        + Nearest.hint(name, names, "; it has " + String.join(", ", names)));
    }

    private Splits splits(BarSeries series) {
        Splits usual = Splits.of(series);
        int from = bar("--train-from", trainFrom, series, usual.train().fromBar());
        int to = bar("--train-to", trainTo, series, usual.train().toBar());
        int validated = bar("--validation-to", validationTo, series, usual.validation().toBar());
        return Splits.at(series.size(), from, to, validated, 10);
    }

    private static int bar(String option, Optional<String> text, BarSeries series, int otherwise) {
        return text.map(t -> series.firstAtOrAfter(PeriodOptions.start(option, t, series)))
                .orElse(otherwise);
    }
}
