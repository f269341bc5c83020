package io.abtpro.diagnostics;

/// The quasi-likelihood loss of a variance forecast: realised/forecast - ln(realised/forecast) - 1.
///
/// It ranks forecasts rightly even where the realised variance is a noisy proxy. Source: Patton,
/// Volatility forecast comparison using imperfect volatility proxies, Journal of Econometrics 160
/// (2011).
public final class Qlike {
    private Qlike() {}

    /// The loss of one forecast, 0 where it was exact.
    ///
    /// @param floor above 0; variances below it count as it, since a bar that did not move has no
    ///   logarithm and a forecast near 0 divides by nothing. It must be the same for all models
    ///   that are compared
    public static double of(double realisedVariance, double forecastVariance, double floor) {
        if (!(realisedVariance >= 0) || !(forecastVariance >= 0)) {
            throw new IllegalArgumentException(
                    "variances must be >= 0, were %s realised and %s forecast"
                            .formatted(realisedVariance, forecastVariance));
        }
        if (!(floor > 0)) {
            throw new IllegalArgumentException("the floor of a loss must be above 0, was " + floor);
        }
        double ratio = Math.max(floor, realisedVariance) / Math.max(floor, forecastVariance);
        return ratio - Math.log(ratio) - 1;
    }
}
