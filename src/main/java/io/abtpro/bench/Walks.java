package io.abtpro.bench;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.scoring.SignalSource;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import java.time.ZoneOffset;
import java.util.Random;

/// Driftless random walks, and the signals of a strategy on them.
public final class Walks {
    private static final long HOUR = 3_600_000L;

    private Walks() {}

    /// Bars of an hour.
    public static BarSeries hours(int n, long seed) {
        var random = new Random(seed);
        long[] time = new long[n];
        double[][] columns = new double[5][n];
        double last = 100;
        for (int t = 0; t < n; t++) {
            time[t] = t * HOUR;
            double open = last * (1 + 0.002 * random.nextGaussian());
            double close = open * (1 + 0.01 * random.nextGaussian());
            columns[0][t] = open;
            columns[1][t] = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
            columns[2][t] = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
            columns[3][t] = close;
            columns[4][t] = 1_000 * (1 + random.nextDouble());
            last = close;
        }
        return BarSeries.of(
                Timeframe.parse("1h"),
                ZoneOffset.UTC,
                time,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4]);
    }

    /// Both sides, without costs, by the defaults of the strategy.
    public static SignalSource source(BarSeries series, String strategy) {
        Strategy found = StrategyCatalog.get(strategy);
        var both =
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        0,
                        0,
                        100_000,
                        Execution.Side.BOTH,
                        new Execution.Sizing.FractionOfEquity(1),
                        0);
        return new SignalSource("walk", new Columns(series), found, found.space().defaults(), both);
    }
}
