package io.abtpro.volatility;

import io.abtpro.failures.RefusedException;

/// Exponentially weighted moving average of variances: v(t) = lambda v(t-1) + (1 - lambda) x(t),
/// started with the first x.
///
/// Source: RiskMetrics Technical Document (1996), lambda 0.94.
final class Ewma {
    static final double LAMBDA = 0.94;

    private Ewma() {}

    /// The average at each bar, of the shape of `variances`; NaN where these are NaN at the start.
    static double[] of(double[] variances, double lambda) {
        if (!(lambda > 0 && lambda < 1)) {
            throw new RefusedException("lambda must be in (0, 1), was " + lambda);
        }
        double[] average = new double[variances.length];
        double value = Double.NaN;
        for (int t = 0; t < average.length; t++) {
            value =
                    Double.isNaN(value)
                            ? variances[t]
                            : lambda * value + (1 - lambda) * variances[t];
            average[t] = value;
        }
        return average;
    }
}
