package io.abtpro.backtest;

import io.abtpro.strategies.Protection;

/// Where a trade ends that its strategy does not end: at a target, at a stop or after a number of
/// bars.
///
/// Where one bar reaches both levels it ends at the stop; a bar that opens beyond a level ends it
/// at the open. Source: Lopez de Prado, Advances in Financial Machine Learning (2018), 3.3.
public final class Barriers {
    private final double target;
    private final double stop;
    private final int limitBars;
    private final double[] units;

    /// @param target, stop distances from the entry's fill in units, above 0
    /// @param limitBars bars a trade lasts at most, at least 1
    /// @param units what a distance of 1 is at each bar, such as the ATR; each taken at the
    ///   signal's own bar
    public Barriers(double target, double stop, int limitBars, double[] units) {
        if (!(target > 0 && target < Double.POSITIVE_INFINITY)
                || !(stop > 0 && stop < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "target and stop must be above 0 units away, were %s and %s"
                            .formatted(target, stop));
        }
        if (limitBars < 1) {
            throw new IllegalArgumentException(
                    "a trade must last at least 1 bar, was " + limitBars);
        }
        this.target = target;
        this.stop = stop;
        this.limitBars = limitBars;
        this.units = units.clone();
    }

    double unit(int signalBar) {
        return units[signalBar];
    }

    /// The levels around a fill; a stop as far away as the price itself stands just short of it.
    Protection protection(double unit, double fill) {
        return new Protection(
                Math.min(stop * unit / fill, Math.nextDown(1.0)), target * unit / fill, 0);
    }

    /// The bar of the exit where no level is reached; at most the number of bars.
    int lastBar(int entryBar, int bars) {
        return (int) Math.min(bars, (long) entryBar + limitBars);
    }

    void requireFor(int bars) {
        if (units.length != bars) {
            throw new IllegalArgumentException(
                    "units must be for the %d bars of the series, were for %d"
                            .formatted(bars, units.length));
        }
    }
}
