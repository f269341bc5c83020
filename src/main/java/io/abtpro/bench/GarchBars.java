package io.abtpro.bench;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import java.time.ZoneOffset;
import java.util.SplittableRandom;

/// Daily bars of a GARCH(1,1) with normal shocks, several steps a day, so that bars have a range.
public final class GarchBars {
    private GarchBars() {}

    /// Four steps a day.
    public static BarSeries of(int n, long seed) {
        return of(n, seed, 4);
    }

    public static BarSeries of(int n, long seed, int steps) {
        var random = new SplittableRandom(seed);
        long[] time = new long[n];
        double[][] c = new double[5][n];
        double h = 1e-4;
        double price = 100;
        for (int t = 0; t < n; t++) {
            time[t] = 86_400_000L * t;
            c[0][t] = price;
            double high = price;
            double low = price;
            double r = 0;
            for (int step = 0; step < steps; step++) {
                double move = Math.sqrt(h / steps) * random.nextGaussian();
                r += move;
                price *= Math.exp(move);
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            c[1][t] = high;
            c[2][t] = low;
            c[3][t] = price;
            c[4][t] = 1000 * (1 + random.nextDouble());
            h = 2e-6 + 0.08 * r * r + 0.90 * h;
        }
        return BarSeries.of(
                Timeframe.parse("1d"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
    }
}
