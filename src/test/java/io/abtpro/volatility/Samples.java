package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/// Series that the tests of this package share.
final class Samples {
    private Samples() {}

    static BarSeries load(String file) {
        return Loader.load(Path.of("sample-data", file), LoadOptions.detect()).series();
    }

    static double[] demGbp() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/golden/dem2gbp.csv")).stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1].strip()))
                    .toArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Returns of a known GARCH(1,1) with normal shocks.
    static double[] garchReturns(int n, double omega, double alpha, double beta, long seed) {
        var random = new SplittableRandom(seed);
        double[] returns = new double[n];
        double h = omega / (1 - alpha - beta);
        for (int t = 0; t < n; t++) {
            returns[t] = Math.sqrt(h) * random.nextGaussian();
            h = omega + alpha * returns[t] * returns[t] + beta * h;
        }
        return returns;
    }

    /// Daily bars of such returns: four steps a day, so that bars have a range.
    static BarSeries garchBars(int n, long seed) {
        return garchBars(n, seed, 4);
    }

    static BarSeries garchBars(int n, long seed, int steps) {
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
        return BarSeries.of(Timeframe.parse("1d"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
    }
}
