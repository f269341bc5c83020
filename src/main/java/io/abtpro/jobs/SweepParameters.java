package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.LocalSweepEngine;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.backtest.SweepEngine;
import io.abtpro.backtest.SweepUnit;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.ParameterGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Backtests every allowed cell of a grid; each is counted as a trial.
public record SweepParameters(
        Columns columns,
        ParameterGrid grid,
        Execution execution,
        Backtest.Period period,
        Runs counting,
        int threads)
        implements Job<SweepParameters.Report> {
    /// One cell and its figures.
    public record Cell(ParameterSet parameters, Statistics statistics) {}

    /// @param cells in the order of the grid
    /// @param seconds that the backtests took
    /// @param trials distinct backtests counted on the dataset, these included
    public record Report(List<Cell> cells, double seconds, int trials) {
        public Report {
            cells = List.copyOf(cells);
        }
    }

    /// A sweep that was cancelled keeps nothing but the count of what it backtested.
    @Override
    public Report run(Progress progress) {
        Strategy strategy = grid.strategy();
        List<ParameterSet> cells = Arrays.stream(grid.cells()).mapToObj(grid::parameters).toList();
        List<SweepUnit> units =
                SweepUnit.of(strategy, columns.series().sha256(), execution, period, cells);
        SweepEngine engine =
                new LocalSweepEngine(
                        columns.series(),
                        (found, parameters) -> found.signals(columns, parameters),
                        threads);
        long begun = System.nanoTime();
        double[][] rows =
                engine.run(
                        units,
                        done -> {
                            progress.report(
                                    done, units.size(), "%,d cells".formatted(cells.size()));
                            return !progress.isCancelled();
                        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        var count =
                new TrialCount(counting, columns.series().sha256(), columns, strategy, execution);
        for (int i = 0; i < rows.length; i++) {
            count.add(period, cells.get(i), rows[i][Statistic.SHARPE.ordinal()]);
        }
        count.store();
        if (rows.length < cells.size()) {
            progress.throwIfCancelled();
        }
        List<Cell> found = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            found.add(new Cell(cells.get(i), statistics(rows[i])));
        }
        return new Report(found, seconds, counting.trialCount(columns.series().sha256()));
    }

    private static Statistics statistics(double[] row) {
        Map<Statistic, Double> values = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.values()) {
            values.put(statistic, row[statistic.ordinal()]);
        }
        return new Statistics(values);
    }
}
