package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

/// The reference backtest: readable first, and the truth that faster engines are tested against.
public final class Backtest {
    private Backtest() {}

    /// Bars that may be traded: signals before `fromBar` only warm up; the last bar is `toBar - 1`.
    public record Period(int fromBar, int toBar) {
        public Period {
            if (fromBar < 0 || toBar <= fromBar) {
                throw new IllegalArgumentException("period must hold at least one bar, was " + fromBar + " to " + toBar);
            }
        }

        public static Period all(BarSeries series) {
            return new Period(0, series.size());
        }
    }

    public static BacktestResult run(
            BarSeries series, Signals signals, Protection protection, Execution execution, Period period) {
        throw new UnsupportedOperationException(series + "" + signals + protection + execution + period);
    }
}
