package io.abtpro.forest;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Rows made for tests.
final class Learnable {
    private Learnable() {}

    /// Gaussian rows whose chance to win grows with the first feature and with the product of the
    /// next two.
    static TrainingSet rows(int n, int features, long seed) {
        var random = new Random(seed);
        double[][] rows = new double[n][features];
        boolean[] won = new boolean[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < features; k++) {
                rows[i][k] = random.nextGaussian();
            }
            double edge = 1.5 * rows[i][0] + (features > 2 ? rows[i][1] * rows[i][2] : 0);
            won[i] = random.nextDouble() < 1 / (1 + Math.exp(-edge));
        }
        return new TrainingSet(names(features), rows, won);
    }

    static List<String> names(int features) {
        return IntStream.range(0, features).mapToObj(k -> "f" + k).toList();
    }
}
