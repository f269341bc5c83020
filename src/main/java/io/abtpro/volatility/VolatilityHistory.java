package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;

import java.time.Instant;
import java.util.Arrays;

/// What is known of a series' volatility at each bar, and the realised variance of the next
/// `horizon` bars, which is handed out only together with the bar at which it became known.
///
/// Row `t` is known at the close of bar `t`; its target is known at the close of bar `t + horizon`.
public final class VolatilityHistory {
    private final BarSeries bars;
    private final VolatilityEstimator estimator;
    private final int horizon;
    private final double[] returns;
    private final double[] barVariance;
    private final double[] trailing;

    private VolatilityHistory(BarSeries bars, VolatilityEstimator estimator, int horizon) {
        this.bars = bars;
        this.estimator = estimator;
        this.horizon = horizon;
        this.returns = logReturns(bars);
        this.barVariance = estimator.barVariances(bars, horizon);
        this.trailing = means(barVariance, horizon);
    }

    /// The history of these bars.
    ///
    /// @param horizon bars ahead, 1 to 60
    /// @throws IllegalArgumentException where a price has no logarithm
    public static VolatilityHistory of(BarSeries bars, VolatilityEstimator estimator, int horizon) {
        if (!(horizon >= 1 && horizon <= 60)) {
            throw new RefusedException("horizon must be 1 to 60 bars, was " + horizon);
        }
        for (int t = 0; t < bars.size(); t++) {
            if (!(bars.low(t) > 0)) {
                throw new RefusedException(
                        ("volatility needs prices above 0, since others have no logarithm: bar %,d,"
                             + " which opened %s, has a low of %s; take a dataset without it")
                                .formatted(
                                        t + 1,
                                        Instant.ofEpochMilli(bars.openTime(t))
                                                .atZone(bars.zone())
                                                .toLocalDateTime(),
                                        bars.low(t)));
            }
        }
        return new VolatilityHistory(bars, estimator, horizon);
    }

    private static double[] logReturns(BarSeries bars) {
        double[] returns = new double[bars.size()];
        for (int t = 0; t < returns.length; t++) {
            returns[t] = t == 0 ? Double.NaN : Math.log(bars.close(t) / bars.close(t - 1));
        }
        return returns;
    }

    /// The mean of the last `window` values at each bar; NaN until there are so many.
    static double[] means(double[] values, int window) {
        double[] means = new double[values.length];
        Arrays.fill(means, 0, Math.min(window, means.length), Double.NaN);
        for (int t = window; t < means.length; t++) {
            double sum = 0;
            for (int i = t - window + 1; i <= t; i++) {
                sum += values[i];
            }
            means[t] = sum / window;
        }
        return means;
    }

    public BarSeries bars() {
        return bars;
    }

    public VolatilityEstimator estimator() {
        return estimator;
    }

    public int horizon() {
        return horizon;
    }

    public int size() {
        return bars.size();
    }

    /// Log return from the close before; NaN at bar 0.
    double[] returns() {
        return returns;
    }

    /// Variance of each bar's move by the estimator; NaN at bar 0.
    double[] barVariance() {
        return barVariance;
    }

    /// Realised variance per bar over the last `horizon` bars.
    double realisedUpTo(int t) {
        return trailing[t];
    }

    /// Realised variance per bar over the `horizon` bars after `t`; NaN while `knownAt` has not
    /// seen their last close.
    double target(int t, int knownAt) {
        int matures = t + horizon;
        return matures <= knownAt && matures < trailing.length ? trailing[matures] : Double.NaN;
    }
}
