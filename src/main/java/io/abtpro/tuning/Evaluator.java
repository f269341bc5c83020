package io.abtpro.tuning;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.SweepBars;
import io.abtpro.backtest.SweepKernel;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Full backtests of cells over one period, each cell once.
final class Evaluator {
    private final Columns columns;
    private final ParameterGrid grid;
    private final SweepBars bars;
    private final TrialLog log;
    private final boolean parallel;

    Evaluator(
            Columns columns,
            ParameterGrid grid,
            Execution execution,
            Period period,
            TrialLog log,
            boolean parallel) {
        this(columns, grid, new SweepBars(columns.series(), execution, period), log, parallel);
    }

    private Evaluator(
            Columns columns, ParameterGrid grid, SweepBars bars, TrialLog log, boolean parallel) {
        this.columns = columns;
        this.grid = grid;
        this.bars = bars;
        this.log = log;
        this.parallel = parallel;
    }

    /// The same backtests, logged elsewhere.
    Evaluator withLog(TrialLog other) {
        return new Evaluator(columns, grid, bars, other, parallel);
    }

    TrialLog log() {
        return log;
    }

    /// Backtests those of `cells` that are new, and logs them in the order given: the same on any
    /// number of threads.
    void evaluate(int... cells) {
        int[] fresh = Arrays.stream(cells).filter(cell -> !log.contains(cell)).distinct().toArray();
        double[][] rows = new double[fresh.length][];
        IntStream numbers = IntStream.range(0, fresh.length);
        if (parallel && fresh.length > 1) {
            numbers.parallel().forEach(i -> rows[i] = run(fresh[i]));
        } else {
            numbers.forEach(i -> rows[i] = run(fresh[i]));
        }
        for (int i = 0; i < fresh.length; i++) {
            log.add(fresh[i], rows[i]);
        }
    }

    /// The objective of `cell`, backtested where it was not yet.
    double value(int cell) {
        if (!log.contains(cell)) {
            log.add(cell, run(cell));
        }
        return log.valueOf(cell);
    }

    private double[] run(int cell) {
        ParameterSet parameters = grid.parameters(cell);
        double[] row = new double[Statistic.values().length];
        var strategy = grid.strategy();
        new SweepKernel(bars)
                .run(
                        strategy.signals(columns, parameters),
                        strategy.protection(parameters),
                        row,
                        0);
        return row;
    }
}
