package io.abtpro.diagnostics;

/// The quasi-likelihood loss of a variance forecast: realised/forecast - ln(realised/forecast) - 1.
///
/// It ranks forecasts rightly even where the realised variance is a noisy proxy. Source: Patton, Volatility forecast
/// comparison using imperfect volatility proxies, Journal of Econometrics 160 (2011).
public final class Qlike {
    /// Variances below this count as this: a bar that did not move has no logarithm. The difference between two models
    /// does not depend on it where only the realised variance is floored.
    public static final double FLOOR = 1e-12;

    private Qlike() {}

    /// The loss of one forecast, 0 where it was exact.
    public static double of(double realisedVariance, double forecastVariance) {
        if (!(realisedVariance >= 0) || !(forecastVariance >= 0)) {
            throw new IllegalArgumentException(
                    "variances must be >= 0, were %s realised and %s forecast"
                            .formatted(realisedVariance, forecastVariance));
        }
        double ratio = Math.max(FLOOR, realisedVariance) / Math.max(FLOOR, forecastVariance);
        return ratio - Math.log(ratio) - 1;
    }
}
