package io.abtpro.jobs;

import io.abtpro.backtest.EntrySizing;
import io.abtpro.volatility.VolatilityTarget;

/// Sizes each entry so that the volatility expected of it is the one wanted, by the forecast known
/// at the close of its signal's bar. Where there is no forecast the entry is not taken.
public record VolatilitySizing(VolatilityForecasts forecasts, VolatilityTarget target)
        implements EntrySizing {
    @Override
    public double factor(int signalBar, boolean isLong) {
        double forecast = forecasts.at(signalBar);
        return Double.isNaN(forecast) ? 0 : target.size(forecast);
    }

    /// What makes two sizings the same: target, cap, and how the forecasts were made.
    String key() {
        var options = forecasts.options();
        return "volatility %s cap %s, %s at %d, refit %d growing %s"
                .formatted(
                        target.annualised(),
                        target.cap(),
                        options.estimator().id(),
                        options.horizon(),
                        options.refitEvery(),
                        options.growth());
    }
}
