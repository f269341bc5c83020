package io.abtpro.volatility;

import io.abtpro.bars.TradingYear;
import io.abtpro.failures.RefusedException;

/// Sizes a position so that the volatility expected of it is the one wanted.
///
/// @param annualised wanted volatility, as a fraction, above 0
/// @param cap largest size, as a multiple of the unsized position, above 0
public record VolatilityTarget(double annualised, double cap) {
    public VolatilityTarget {
        if (!(annualised > 0)) {
            throw new RefusedException("target volatility must be above 0, was " + annualised);
        }
        if (!(cap > 0)) {
            throw new RefusedException("cap must be above 0, was " + cap);
        }
    }

    /// The multiple of the unsized position at each bar, from the forest's forecast at that bar:
    /// target over forecast, at most the cap; 0 where there is no forecast yet, since what is not
    /// known is not traded. A forecast is made yearly by the bars up to its own.
    public double[] sizes(WalkForward walk) {
        double[] predicted = walk.predicted();
        double[] barsPerYear = TradingYear.known(walk.bars());
        double[] sizes = new double[predicted.length];
        for (int t = 0; t < sizes.length; t++) {
            sizes[t] =
                    Double.isNaN(predicted[t]) ? 0 : size(predicted[t] * Math.sqrt(barsPerYear[t]));
        }
        return sizes;
    }

    /// The multiple for one annualised forecast.
    public double size(double predicted) {
        if (!(predicted >= 0)) {
            throw new RefusedException("predicted volatility must be >= 0, was " + predicted);
        }
        return Math.min(cap, annualised / predicted);
    }
}
