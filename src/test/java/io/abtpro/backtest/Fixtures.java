package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.strategies.Signals;

import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Random;

/// Bars and signals made for tests.
public final class Fixtures {
    private static final long DAY = 86_400_000L;

    private Fixtures() {}

    /// Daily bars from rows of open, high, low, close.
    public static BarSeries bars(double[]... rows) {
        int n = rows.length;
        long[] time = new long[n];
        double[][] columns = new double[4][n];
        for (int t = 0; t < n; t++) {
            time[t] = t * DAY;
            for (int c = 0; c < 4; c++) {
                columns[c][t] = rows[t][c];
            }
        }
        return BarSeries.of(
                Timeframe.parse("1d"),
                ZoneOffset.UTC,
                time,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                new double[n]);
    }

    public static double[] bar(double open, double high, double low, double close) {
        return new double[] {open, high, low, close};
    }

    /// A driftless random walk in steps of about 1 %, gaps included.
    public static BarSeries randomWalk(int n, long seed) {
        var random = new Random(seed);
        double[][] rows = new double[n][];
        double last = 100;
        for (int t = 0; t < n; t++) {
            double open = last * (1 + 0.004 * random.nextGaussian());
            double close = open * (1 + 0.01 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
            rows[t] = bar(open, high, low, close);
            last = close;
        }
        return bars(rows);
    }

    public static Signals randomSignals(int n, long seed, double frequency) {
        var random = new Random(seed);
        BitSet[] bits = {new BitSet(), new BitSet(), new BitSet(), new BitSet()};
        for (int t = 0; t < n; t++) {
            for (BitSet set : bits) {
                set.set(t, random.nextDouble() < frequency);
            }
        }
        return new Signals(bits[0], bits[1], bits[2], bits[3], n);
    }

    public static BitSet at(int... bars) {
        var set = new BitSet();
        for (int t : bars) {
            set.set(t);
        }
        return set;
    }
}
