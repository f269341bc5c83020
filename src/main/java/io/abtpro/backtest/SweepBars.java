package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;

import java.util.Arrays;

/// The bars of one period and execution, prepared once so that many runs over them cost little.
/// Safe for several threads.
///
/// Arrays are of the whole series; sums and blocks answer for any range of it in time that does not
/// grow with the range.
public final class SweepBars {
    static final int BLOCK_BITS = 3;
    static final int WIDE_BITS = 6;

    final BarSeries series;
    final Execution execution;
    final Backtest.Period period;
    final double barsPerYear;
    final double years;
    final double riskFreePerBar;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;

    /// Sums over the bars before t, shape `[bars + 1]`: of close-to-close returns, their squares,
    /// the squares of what is below the risk-free rate, and closes.
    final double[] returns;

    final double[] squares;
    final double[] downside;
    final double[] closes;

    /// False where a long may lose more than was paid for it.
    final boolean pricesAboveZero;

    final CloseBlocks blocks;
    final CloseBlocks wideBlocks;
    final HitSearch hits;

    /// Prepares `period` of `series` for runs with `execution`.
    ///
    /// @throws IllegalArgumentException if the period ends after the series
    public SweepBars(BarSeries series, Execution execution, Backtest.Period period) {
        if (period.toBar() > series.size()) {
            throw new RefusedException(
                    "period must end within the %d bars of the series, was %d to %d"
                            .formatted(series.size(), period.fromBar(), period.toBar()));
        }
        this.series = series;
        this.execution = execution;
        this.period = period;
        Year year = Year.of(series, period);
        this.barsPerYear = year.barsPerYear();
        this.years = year.years();
        this.riskFreePerBar = execution.riskFreeRate() / barsPerYear;
        this.open = series.opens();
        this.high = series.highs();
        this.low = series.lows();
        this.close = series.closes();
        int n = close.length;
        this.returns = new double[n + 1];
        this.squares = new double[n + 1];
        this.downside = new double[n + 1];
        this.closes = new double[n + 1];
        sum(n);
        this.pricesAboveZero = Arrays.stream(close).allMatch(price -> price > 0);
        this.blocks = CloseBlocks.of(close, BLOCK_BITS);
        this.wideBlocks = CloseBlocks.of(close, WIDE_BITS);
        this.hits = new HitSearch(low, high);
    }

    private void sum(int n) {
        for (int t = 0; t < n; t++) {
            double earned = t == 0 ? 0 : close[t] / close[t - 1] - 1;
            double below = Math.min(0, earned - riskFreePerBar);
            returns[t + 1] = returns[t] + earned;
            squares[t + 1] = squares[t] + earned * earned;
            downside[t + 1] = downside[t] + below * below;
            closes[t + 1] = closes[t] + close[t];
        }
    }

    /// Bars of the period.
    public int bars() {
        return period.bars();
    }
}
