package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import java.time.ZoneOffset;
import java.util.SplittableRandom;

/// A random walk as one-minute bars.
public final class RandomBars {
    private RandomBars() {}

    public static BarSeries of(int bars, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] c = new double[5][bars];
        long[] time = new long[bars];
        double price = 100;
        for (int t = 0; t < bars; t++) {
            time[t] = t * 60_000L;
            c[0][t] = price;
            price *= Math.exp(0.002 * random.nextGaussian());
            c[3][t] = price;
            c[1][t] = Math.max(c[0][t], price) * (1 + 0.001 * random.nextDouble());
            c[2][t] = Math.min(c[0][t], price) * (1 - 0.001 * random.nextDouble());
            c[4][t] = 1000 * random.nextDouble();
        }
        return BarSeries.of(
                Timeframe.parse("1m"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
    }
}
