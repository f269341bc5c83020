package io.abtpro.tuning;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Backtest.Period;
import io.abtpro.backtest.Statistic;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.indicators.Columns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Judges what a search found: candidates by plateau, their validation, overfitting, walk-forward.
///
/// It is given the bars before the holdout and no others.
public final class TuningAnalysis {
    private static final int CANDIDATES = 200;
    private static final int WITH_NEIGHBOURS = 40;
    private static final int PBO_BLOCKS = 10;

    private final Tuner tuner;
    private final Columns training;
    private final Columns visible;
    private final Splits splits;
    private final ParameterGrid grid;
    private final Evaluator evaluator;
    private final Evaluator validating;
    private final Neighbourhood neighbourhood;
    private final List<TuningResult.Trial> walked = new ArrayList<>();

    /// @param training columns of the bars up to the end of training
    /// @param visible columns of the bars before the holdout
    public TuningAnalysis(Tuner tuner, Columns training, Columns visible, Splits splits) {
        this.tuner = tuner;
        this.training = training;
        this.visible = visible;
        this.splits = splits;
        this.grid = tuner.grid();
        this.evaluator = tuner.evaluator().withLog(tuner.log().copy());
        this.neighbourhood = new Neighbourhood(grid, evaluator);
        TuningOptions options = tuner.options();
        var log = new TrialLog(options.objective(), new Objective.Limits(0, 1));
        this.validating =
                new Evaluator(
                        visible,
                        grid,
                        options.execution(),
                        splits.validation(),
                        log,
                        options.parallel());
    }

    /// Whether to walk forward too, and how far.
    ///
    /// @param windows 0 for no walk
    /// @param budget distinct backtests of each window
    public record Walk(int windows, int budget) {
        public static Walk none() {
            return new Walk(0, 1);
        }

        /// 5 windows of 200 backtests.
        public static Walk defaults() {
            return new Walk(5, 200);
        }
    }

    /// The judgement; without a walk where it was stopped during it.
    public TuningResult result(LuckBenchmark comparison, Walk walk, BooleanSupplier stopped) {
        TrialLog log = tuner.log();
        int greedyCell = tuner.greedyCell().orElse(-1);
        if (greedyCell >= 0) {
            evaluator.evaluate(greedyCell);
        }
        List<Candidate> candidates = candidates(greedyCell);
        Optional<Candidate> best =
                candidates.stream()
                        .filter(c -> !Double.isNaN(c.train()))
                        .max(
                                Comparator.comparingDouble(Candidate::train)
                                        .thenComparing(
                                                c ->
                                                        log.best() >= 0
                                                                && c.cell()
                                                                        == log.cell(log.best())));
        List<Neighbourhood.Stretch> stretches =
                best.map(
                                b ->
                                        neighbourhood.stretches(
                                                b.cell(),
                                                Double.isNaN(b.plateau())
                                                        ? b.train()
                                                        : b.plateau()))
                        .orElse(List.of());
        List<Neighbourhood.Line> lines =
                best.map(b -> neighbourhood.lines(b.cell())).orElse(List.of());
        Optional<WalkForward.Result> walkForward = walk(walk, stopped);
        return new TuningResult(
                tuner.options(),
                grid,
                splits,
                tuner.done(),
                log.size(),
                candidates,
                best,
                candidates.stream().filter(Candidate::greedy).findFirst(),
                neighbourhood.landscape(),
                stretches,
                lines,
                Importance.of(grid, log),
                log.bestSoFar(),
                comparison.curves(),
                overfitting(stopped),
                walkForward,
                trials(comparison));
    }

    private List<Candidate> candidates(int greedyCell) {
        TrialLog log = tuner.log();
        List<Integer> cells =
                new ArrayList<>(
                        IntStream.range(0, log.size())
                                .boxed()
                                .filter(i -> !Double.isNaN(log.value(i)))
                                .sorted(Comparator.comparingDouble((Integer i) -> -log.value(i)))
                                .limit(CANDIDATES)
                                .map(log::cell)
                                .toList());
        if (greedyCell >= 0
                && !cells.contains(greedyCell)
                && !Double.isNaN(evaluator.value(greedyCell))) {
            cells.add(greedyCell);
        }
        validating.evaluate(cells.stream().mapToInt(Integer::intValue).toArray());
        for (int cell : cells.subList(0, Math.min(WITH_NEIGHBOURS, cells.size()))) {
            neighbourhood.plateau(cell);
        }
        return cells.stream()
                .map(cell -> candidate(cell, cell == greedyCell))
                .sorted(
                        Comparator.comparingDouble(
                                (Candidate c) ->
                                        -(Double.isNaN(c.plateau()) ? -1e300 : c.plateau())))
                .toList();
    }

    private Candidate candidate(int cell, boolean greedy) {
        double plateau =
                greedy ? neighbourhood.plateau(cell) : neighbourhood.landscape().plateau(cell);
        double[] row = evaluator.log().statistics(evaluator.log().number(cell));
        double[] validation = validating.log().statistics(validating.log().number(cell));
        return new Candidate(
                cell,
                grid.parameters(cell),
                evaluator.log().valueOf(cell),
                plateau,
                validating.log().valueOf(cell),
                (int) row[Statistic.TRADES.ordinal()],
                row[Statistic.MAX_DRAWDOWN.ordinal()],
                validation[Statistic.MAX_DRAWDOWN.ordinal()],
                greedy);
    }

    private Optional<WalkForward.Result> walk(Walk walk, BooleanSupplier stopped) {
        if (walk.windows() < 1) {
            return Optional.empty();
        }
        return WalkForward.of(
                visible,
                grid,
                tuner.options(),
                splits.train().fromBar(),
                walk.windows(),
                walk.budget(),
                (period, parameters, sharpe) ->
                        walked.add(new TuningResult.Trial(period, parameters, sharpe)),
                stopped);
    }

    /// Over the bar returns of all trials of the search that traded; empty where it was stopped:
    /// the first trials alone would say something else.
    private Optional<Overfitting.Result> overfitting(BooleanSupplier stopped) {
        TrialLog log = tuner.log();
        int bars = splits.train().toBar() - splits.train().fromBar();
        var overfitting = new Overfitting(bars, PBO_BLOCKS);
        for (int i = 0; i < log.size(); i++) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            if (log.statistics(i)[Statistic.ANNUALISED_VOLATILITY.ordinal()] > 0) {
                overfitting.add(barReturns(log.cell(i)));
            }
        }
        if (overfitting.trials() < 2) {
            return Optional.empty();
        }
        // Of cells that were not searched as large a share would have traded; of a whole grid there
        // are no others.
        double traded = (double) overfitting.trials() / log.size();
        return Optional.of(overfitting.result((int) Math.round(traded * grid.cells().length)));
    }

    private double[] barReturns(int cell) {
        var parameters = grid.parameters(cell);
        var strategy = grid.strategy();
        return Backtest.run(
                        training.series(),
                        strategy.signals(training, parameters),
                        strategy.protection(parameters),
                        tuner.options().execution(),
                        splits.train())
                .barReturns();
    }

    private List<TuningResult.Trial> trials(LuckBenchmark comparison) {
        List<TuningResult.Trial> trials = new ArrayList<>();
        add(trials, evaluator.log(), splits.train(), IntStream.range(0, evaluator.log().size()));
        // In which order random search came to them depends on how far the search was then.
        TrialLog extra = comparison.extraTrials();
        add(
                trials,
                extra,
                splits.train(),
                IntStream.range(0, extra.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(extra::cell))
                        .mapToInt(i -> i));
        add(
                trials,
                validating.log(),
                splits.validation(),
                IntStream.range(0, validating.log().size()));
        trials.addAll(walked);
        return trials.stream().distinct().toList();
    }

    private void add(
            List<TuningResult.Trial> trials, TrialLog log, Period period, IntStream numbers) {
        numbers.forEach(
                i ->
                        trials.add(
                                new TuningResult.Trial(
                                        period,
                                        grid.parameters(log.cell(i)),
                                        log.statistics(i)[Statistic.SHARPE.ordinal()])));
    }
}
