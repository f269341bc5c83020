package io.abtpro.tuning;

import io.abtpro.backtest.Backtest;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.StrategyCatalog;
import java.util.List;

/// Prints how long GRID takes for 10,000 cells on 10,000 bars, columns included. Run by hand.
final class GridTime {
    private GridTime() {}

    public static void main(String[] arguments) {
        var series = RandomBars.of(10_000, 1);
        var strategy = StrategyCatalog.get("sma-cross");
        var grid = ParameterGrid.of(
                strategy, strategy.space().defaults(),
                List.of(new ParameterRange("fast", 2, 101, 1), new ParameterRange("slow", 102, 300, 2)));
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            var tuner = new Tuner(
                    new Columns(series), grid, new Backtest.Period(0, series.size()),
                    TuningOptions.defaults(Method.GRID));
            tuner.finish();
            System.out.printf("%d bars, %d cells of %d: %.2f s%n", series.size(), tuner.log().size(), grid.count(),
                    (System.nanoTime() - start) / 1e9);
        }
    }
}
