package io.abtpro.diagnostics;

import java.util.Arrays;

/// Probability integral transforms: where outcomes fell within what was forecast. Flat over [0, 1]
/// is good.
public final class Pit {
    private Pit() {}

    /// The share of `sortedSample` below `outcome`, ties counted half, pulled inside (0, 1) by half
    /// a value.
    public static double of(double outcome, double[] sortedSample) {
        int n = sortedSample.length;
        if (n == 0) {
            throw new IllegalArgumentException("a transform needs a sample, had no values");
        }
        int below = firstAtLeast(sortedSample, outcome);
        int notAbove = below;
        while (notAbove < n && sortedSample[notAbove] == outcome) {
            notAbove++;
        }
        return (0.5 * (below + notAbove) + 0.5) / (n + 1);
    }

    private static int firstAtLeast(double[] sorted, double x) {
        int at = Arrays.binarySearch(sorted, x);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && sorted[at - 1] == x) {
            at--;
        }
        return at;
    }

    /// The density over `bins` equal parts of [0, 1], shape `[bins]`; 1 everywhere is perfect
    /// calibration.
    public static double[] density(double[] transforms, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be >= 1, were " + bins);
        }
        double[] density = new double[bins];
        for (double u : transforms) {
            density[Math.clamp((int) (u * bins), 0, bins - 1)] += (double) bins / transforms.length;
        }
        return density;
    }
}
