package io.abtpro.report;

import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityTarget;

/// How entries were sized by the volatility expected of them.
///
/// @param target a fraction a year
/// @param cap at most this many times the usual size
/// @param horizon in bars
public record SizingDocument(
        double target, double cap, int horizon, String estimator, int refitEvery, double growth) {
    public static SizingDocument of(VolatilityTarget target, ForecastOptions options) {
        return new SizingDocument(
                target.annualised(),
                target.cap(),
                options.horizon(),
                options.estimator().id(),
                options.refitEvery(),
                options.growth());
    }
}
