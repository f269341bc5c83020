package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
