package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.indicators.Columns;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;

import java.util.List;

/// How long GRID takes for 10,000 cells, columns included.
final class GridTime {
    private GridTime() {}

    static Check check() {
        return new Check(
                "grid-time",
                "how long GRID takes for 10,000 cells of sma-cross, columns included",
                List.of(
                        new Check.Argument("bars", "10000", "400"),
                        new Check.Argument("rounds", "8", "1")),
                GridTime::run);
    }

    private static boolean run(Given given) {
        var series = SweepWork.bars(given.count("bars"));
        var strategy = SweepWork.strategy();
        var grid =
                ParameterGrid.of(
                        strategy,
                        strategy.space().defaults(),
                        List.of(
                                new ParameterRange("fast", 2, 101, 1),
                                new ParameterRange("slow", 102, 300, 2)));
        for (int round = 0; round < given.count("rounds"); round++) {
            long start = System.nanoTime();
            var tuner =
                    new Tuner(
                            new Columns(series),
                            grid,
                            new Backtest.Period(0, series.size()),
                            TuningOptions.defaults(Method.GRID));
            tuner.finish();
            given.line(
                    "%,d bars, %,d cells of %,d: %.2f s",
                    series.size(),
                    tuner.log().size(),
                    grid.count(),
                    (System.nanoTime() - start) / 1e9);
        }
        return true;
    }
}
