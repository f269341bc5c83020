package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;

/// What makes the figures of one period yearly.
///
/// @param barsPerYear as known at the end of the period
/// @param years of calendar time in the period: from the open of the first bar to the end of the
///   last, a year of 365.25 days
record Year(double barsPerYear, double years) {
    private static final double MILLIS = 365.25 * 86_400_000;

    static Year of(BarSeries series, Backtest.Period period) {
        double millis =
                series.knownAt(period.toBar() - 1) - (double) series.openTime(period.fromBar());
        return new Year(series.yearUpTo(period.toBar()).barsPerYear(), millis / MILLIS);
    }
}
