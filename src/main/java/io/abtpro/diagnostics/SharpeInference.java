package io.abtpro.diagnostics;

import io.abtpro.math.NormalDistribution;

/// How far a Sharpe ratio is from luck.
///
/// Source: Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier (2012); The Deflated
/// Sharpe Ratio (2014).
public final class SharpeInference {
    private static final double EULER_MASCHERONI = 0.57721566490153286061;

    private SharpeInference() {}

    /// Probability that the true Sharpe ratio exceeds `benchmark`; both per observation, kurtosis
    /// not excess.
    ///
    /// With the expected best of the trials as benchmark this is the deflated Sharpe ratio. NaN
    /// where these moments leave the ratio no variance.
    ///
    /// @throws IllegalArgumentException below two observations
    public static double probabilistic(
            double sharpe, double benchmark, int observations, double skewness, double kurtosis) {
        if (observations < 2) {
            throw new IllegalArgumentException("observations must be >= 2, were " + observations);
        }
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        if (!(variance > 0)) {
            return Double.NaN;
        }
        return NormalDistribution.cdf(
                (sharpe - benchmark) * Math.sqrt(observations - 1.0) / Math.sqrt(variance));
    }

    /// Expected best Sharpe ratio of `trials` skill-less trials whose ratios have this variance; 0
    /// for one trial.
    ///
    /// Per observation where the variance is. Source: The Deflated Sharpe Ratio (2014), eq. 1.
    public static double expectedBest(int trials, double varianceOfSharpes) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be >= 1, were " + trials);
        }
        if (!(varianceOfSharpes >= 0)) {
            throw new IllegalArgumentException(
                    "variance of Sharpe ratios must be >= 0, was " + varianceOfSharpes);
        }
        if (trials == 1) {
            return 0;
        }
        double best =
                (1 - EULER_MASCHERONI) * upperQuantile(1.0 / trials)
                        + EULER_MASCHERONI * upperQuantile(1 / (trials * Math.E));
        return Math.sqrt(varianceOfSharpes) * best;
    }

    private static double upperQuantile(double tail) {
        return -NormalDistribution.quantile(tail);
    }
}
