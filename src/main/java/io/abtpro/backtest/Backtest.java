package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.io.Serializable;
import java.util.List;

/// The reference backtest: readable first, and the truth that faster engines are tested against.
///
/// **Fills.** A signal is known at the close of bar t. With `NEXT_OPEN` it fills at the open of t +
/// 1; the signal of the last bar does not fill. With `SAME_CLOSE` it fills at the close of t; on
/// the last bar only exits do. A signal before the period never fills inside it. A position open at
/// the end is closed at the last close, with slippage and fee, as `END_OF_DATA`.
///
/// **Signals.** One position at a time. While in a position, entries of its own side are ignored;
/// while flat, exits are. With both sides allowed an opposite entry reverses: exit and entry are
/// the same fill. A bar that asks for a long and a short entry at once asks for neither.
///
/// **Protection.** Levels are measured from the entry fill and watched inside each bar after the
/// fill: from the entry bar on where it filled at the open, else from the next one. The open of the
/// bar comes first (a gap through a level fills there), then the stop, then the target. The
/// trailing stop of a bar follows the best price up to the bar before. After such an exit in bar t,
/// a signal at the close of t may enter again.
///
/// **Money.** Every fill slips against us and pays the fee. A position is never larger than equity
/// pays together with its entry fee, long or short: there is no leverage, larger fixed sizes are
/// cut. Without equity, or at a price that is not above 0, nothing is entered.
public final class Backtest {
    private Backtest() {}

    /// Bars that may be traded: signals before `fromBar` only warm up; the last bar is `toBar - 1`.
    public record Period(int fromBar, int toBar) implements Serializable {
        public Period {
            if (fromBar < 0 || toBar <= fromBar) {
                throw new RefusedException(
                        "period must hold at least one bar, was " + fromBar + " to " + toBar);
            }
        }

        public static Period all(BarSeries series) {
            return new Period(0, series.size());
        }

        int bars() {
            return toBar - fromBar;
        }
    }

    /// What one pass over the bars leaves behind.
    ///
    /// @param equity at each close, shape `[bars of the period]`
    /// @param barsHeld bars with a position at the close; the last one counts though it is closed
    ///   there
    record Path(List<Trade> trades, double[] equity, int barsHeld) {}

    /// The run of `signals` over `period`, the same bits each time.
    ///
    /// @throws IllegalArgumentException if the signals are for other bars or the period ends after
    ///   the series
    public static BacktestResult run(
            BarSeries series,
            Signals signals,
            Protection protection,
            Execution execution,
            Period period) {
        return run(series, signals, protection, execution, period, EntrySizing.USUAL);
    }

    /// As above, each entry with the size that `sizing` gives it.
    public static BacktestResult run(
            BarSeries series,
            Signals signals,
            Protection protection,
            Execution execution,
            Period period,
            EntrySizing sizing) {
        if (signals.bars() != series.size()) {
            throw new IllegalArgumentException(
                    "signals must be for the %d bars of the series, were for %d"
                            .formatted(series.size(), signals.bars()));
        }
        if (period.toBar() > series.size()) {
            throw new RefusedException(
                    "period must end within the %d bars of the series, was %d to %d"
                            .formatted(series.size(), period.fromBar(), period.toBar()));
        }
        Path path = new Simulation(series, signals, protection, execution, period, sizing).run();
        BuyAndHold held = BuyAndHold.of(series, execution, period);
        Performance performance = Performance.of(path, execution, series, period);
        return new BacktestResult(
                path.trades(),
                path.equity(),
                held.equity(),
                performance.statistics(),
                held.statistics(),
                performance.moments(),
                execution.capital(),
                series.yearUpTo(period.toBar()).barsPerYear(),
                period,
                Ledger.sha256(path.trades()));
    }

    /// The figures of all of the capital bought at the first fill of the period and held to its
    /// end, at these costs.
    public static Statistics held(BarSeries series, Execution execution, Period period) {
        return BuyAndHold.of(series, execution, period).statistics();
    }

    /// The fall of each value of `equity` from the highest before it or `capital`, as a fraction, 0
    /// or below.
    ///
    /// Shape as `equity`.
    public static double[] drawdown(double[] equity, double capital) {
        double[] falls = new double[equity.length];
        double high = capital;
        for (int i = 0; i < falls.length; i++) {
            high = Math.max(high, equity[i]);
            falls[i] = equity[i] < high ? equity[i] / high - 1 : 0;
        }
        return falls;
    }
}
