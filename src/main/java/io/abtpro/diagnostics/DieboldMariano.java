package io.abtpro.diagnostics;

import io.abtpro.failures.RefusedException;

import org.hipparchus.distribution.continuous.TDistribution;

/// Whether one forecast's losses differ from another's beyond chance.
///
/// The long-run variance of the loss differences is Newey-West with Bartlett weights over at least
/// twice the overlap of the forecasts, since losses cluster longer than they overlap. The statistic
/// carries the small-sample factor and is held against Student's t with n - 1 degrees of freedom.
/// Sources: Diebold and Mariano (1995); Harvey, Leybourne and Newbold (1997), eq. 9; Newey and West
/// (1987).
///
/// @param meanDifference mean of first minus second loss: below 0 the first model is better
/// @param statistic 0 where the losses are the same
/// @param pValue two-sided, in [0, 1]
/// @param lags of the long-run variance
public record DieboldMariano(double meanDifference, double statistic, double pValue, int lags) {
    private static final int FEWEST = 10;

    /// The test of two models' losses over the same forecasts, both of shape `[n]`, in order of
    /// time.
    ///
    /// @param horizon bars that a forecast spans: forecasts of neighbouring bars overlap in one
    ///   fewer
    public static DieboldMariano of(double[] first, double[] second, int horizon) {
        int n = first.length;
        if (second.length != n || n < FEWEST || horizon < 1) {
            throw new RefusedException(
                    ("a Diebold-Mariano test needs %d or more losses of both models and a horizon"
                                    + " >= 1, had %d, %d and %d")
                            .formatted(FEWEST, n, second.length, horizon));
        }
        double[] difference = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            difference[i] = first[i] - second[i];
            sum += difference[i];
        }
        double mean = sum / n;
        int lags =
                Math.min(
                        n - 1,
                        Math.max(2 * (horizon - 1), (int) (4 * Math.pow(n / 100.0, 2.0 / 9))));
        double variance = longRunVariance(difference, mean, lags);
        if (!(variance > 0)) {
            return new DieboldMariano(mean, 0, 1, lags);
        }
        double h = Math.min(horizon, n / 2.0);
        double smallSample = Math.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
        double statistic = mean / Math.sqrt(variance / n) * smallSample;
        double p = 2 * new TDistribution(n - 1.0).cumulativeProbability(-Math.abs(statistic));
        return new DieboldMariano(mean, statistic, p, lags);
    }

    private static double longRunVariance(double[] x, double mean, int lags) {
        double variance = covariance(x, mean, 0);
        for (int lag = 1; lag <= lags; lag++) {
            variance += 2 * (1 - lag / (lags + 1.0)) * covariance(x, mean, lag);
        }
        return variance;
    }

    private static double covariance(double[] x, double mean, int lag) {
        double sum = 0;
        for (int i = lag; i < x.length; i++) {
            sum += (x[i] - mean) * (x[i - lag] - mean);
        }
        return sum / x.length;
    }
}
