package io.abtpro.backtest;

import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Times a sweep by hand: `SweepTime [bars]`.
final class SweepTime {
    private SweepTime() {}

    public static void main(String[] arguments) throws Exception {
        int n = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var series = Fixtures.randomWalk(n, 1);
        var columns = new Columns(series);
        Strategy strategy = StrategyCatalog.get("sma-cross");
        List<ParameterSet> cells = new ArrayList<>();
        for (int fast = 5; fast < 45; fast += 2) {
            for (int slow = 50; slow < 150; slow += 2) {
                cells.add(new ParameterSet(Map.of("fast", (double) fast, "slow", (double) slow,
                        "stopLoss", 0.0, "takeProfit", 0.0, "trailingStop", 0.0)));
            }
        }
        List<SweepUnit> units =
                SweepUnit.of(strategy, series.sha256(), Execution.defaults(), Backtest.Period.all(series), cells);
        for (int round = 0; round < 24; round++) {
            int threads = 1 + round % 2;
            var engine = new LocalSweepEngine(series, (s, p) -> s.signals(columns, p), threads);
            long start = System.nanoTime();
            double[][] rows = engine.run(units, _ -> true);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d threads, %d cells: %.1f ms, %.0f million bars a second, trades %.0f%n",
                    threads, rows.length, seconds * 1e3, rows.length * (double) n / seconds / 1e6,
                    rows[0][Statistic.TRADES.ordinal()]);
        }
    }
}
