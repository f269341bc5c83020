package io.abtpro.bench;

import io.abtpro.math.Quantiles;

import java.util.Arrays;

/// Where repeated measurements lie.
///
/// @param n how many there are
/// @param lowerQuartile a quarter of them lie below, between two of them by their distance
public record Spread(
        int n, double min, double lowerQuartile, double median, double upperQuartile, double max) {
    /// The spread of `values`, shape `[n]`, in any order.
    ///
    /// @throws IllegalArgumentException if there is none, or one is no finite number
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a spread needs at least one measurement, had none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(
                    "measurements must be finite, were " + Arrays.toString(sorted));
        }
        return new Spread(
                sorted.length,
                sorted[0],
                Quantiles.linear(sorted, 0.25),
                Quantiles.linear(sorted, 0.5),
                Quantiles.linear(sorted, 0.75),
                sorted[sorted.length - 1]);
    }
}
