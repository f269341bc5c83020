package io.abtpro.tuning;

import io.abtpro.backtest.Backtest;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.RealBars;
import io.abtpro.strategies.StrategyCatalog;
import java.util.List;

/// Prints how long searches take on 2,000 daily bars of the S&P 500. Run by hand.
final class TuningTime {
    private TuningTime() {}

    public static void main(String[] arguments) {
        var series = RealBars.sp500().slice(0, 2000);
        var strategy = StrategyCatalog.get("sma-cross");
        var grid = ParameterGrid.of(
                strategy, strategy.space().defaults(),
                List.of(new ParameterRange("fast", 5, 60, 1), new ParameterRange("slow", 60, 300, 5)));
        for (int round = 0; round < 4; round++) {
            for (Method method : Method.values()) {
                long start = System.nanoTime();
                var columns = new Columns(series);
                var tuner = new Tuner(columns, grid, new Backtest.Period(0, 2000), TuningOptions.defaults(method));
                tuner.finish();
                long searched = System.nanoTime();
                var comparison = new Comparison(tuner, columns, new Backtest.Period(0, 2000));
                comparison.extendTo(tuner.log().size());
                long compared = System.nanoTime();
                var snapshot = TuningSnapshot.of(tuner, comparison, 0, 1);
                long shot = System.nanoTime();
                System.out.printf(
                        "%s: %d pieces, %d backtests, best %.3f (random %.3f, noise %.3f), %.2f s; comparison %.2f s;"
                                + " snapshot %.2f ms; checkpoint %d bytes in %.1f ms%n",
                        method, tuner.done(), tuner.log().size(), tuner.log().value(tuner.log().best()),
                        snapshot.comparison().median().last(), snapshot.comparison().noise().last(),
                        (searched - start) / 1e9, (compared - searched) / 1e9, (shot - compared) / 1e6,
                        tuner.checkpoint().bytes().length, (System.nanoTime() - shot) / 1e6);
            }
        }
    }
}
