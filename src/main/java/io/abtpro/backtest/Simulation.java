package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.BitSet;
import java.util.List;

/// One pass over the bars of a period. In each bar: fills at the open, stops and target, the close.
final class Simulation {
    private final BarSeries series;
    private Signals signals;
    private Protection protection;
    private final Execution execution;
    private final Backtest.Period period;
    private final EntrySizing sizing;
    private final Account account;
    private final double[] equity;

    @SuppressWarnings("UnusedVariable") // written so that the reads are not left out
    private double fillsRead;

    private int next;
    private int barsHeld;
    private boolean exitOrdered;
    private boolean longOrdered;
    private boolean shortOrdered;
    private double orderedSize;

    Simulation(
            BarSeries series,
            Signals signals,
            Protection protection,
            Execution execution,
            Backtest.Period period,
            EntrySizing sizing) {
        this.series = series;
        this.signals = signals;
        this.protection = protection;
        this.execution = execution;
        this.period = period;
        this.sizing = sizing;
        this.account = new Account(series, execution);
        this.equity = new double[period.toBar() - period.fromBar()];
        this.next = period.fromBar();
    }

    Backtest.Path run() {
        if (execution.fill() == Execution.Fill.NEXT_OPEN
                && execution.side() != Execution.Side.SHORT) {
            fillsRead += opensAfter(signals.enterLong()) + opensAfter(signals.exitLong());
        }
        if (execution.fill() == Execution.Fill.NEXT_OPEN
                && execution.side() != Execution.Side.LONG) {
            fillsRead += opensAfter(signals.enterShort()) + opensAfter(signals.exitShort());
        }
        advance(period.toBar());
        return new Backtest.Path(account.trades(), equity, barsHeld);
    }

    /// Reads the opens at which these signals may fill, and returns their sum, of which nothing is
    /// made.
    ///
    /// Read side by side here, many come from memory at once; met one after the other in the pass
    /// over a million bars, each would be waited for.
    private double opensAfter(BitSet signal) {
        double sum = 0;
        int last = period.toBar() - 1;
        for (int t = signal.nextSetBit(next); t >= 0 && t < last; t = signal.nextSetBit(t + 1)) {
            sum += series.open(t + 1);
        }
        return sum;
    }

    /// Orders from now on follow these signals; an open position keeps the protection it was
    /// entered with.
    void switchTo(Signals newSignals, Protection newProtection) {
        signals = newSignals;
        protection = newProtection;
    }

    /// Passes the bars before `toBar` that were not passed yet.
    void advance(int toBar) {
        boolean atOpen = execution.fill() == Execution.Fill.NEXT_OPEN;
        int last = period.toBar() - 1;
        for (; next < toBar; next++) {
            pass(Math.min(quietUntil(), Math.min(toBar, last)));
            int t = next;
            if (t == toBar) {
                return;
            }
            if (atOpen) {
                fill(t, series.open(t), true);
            }
            protect(t);
            order(t);
            if (!atOpen) {
                fill(t, series.close(t), t < last);
            }
            barsHeld += account.isFlat() ? 0 : 1;
            if (t == last || isRuined(t)) {
                account.exit(t, series.close(t), Trade.ExitReason.END_OF_DATA);
            }
            equity[t - period.fromBar()] = account.equity(series.close(t));
        }
    }

    /// Whether an open position has taken all that was left, at the close of bar `t`.
    private boolean isRuined(int t) {
        return !account.isFlat() && account.isGone(series.close(t));
    }

    /// The first bar not passed yet in which something may happen: before it, equity only moves
    /// with the close.
    private int quietUntil() {
        if (exitOrdered || longOrdered || shortOrdered) {
            return next;
        }
        Position position = account.position();
        if (position != null && position.isWatched()) {
            return next;
        }
        int until = period.toBar();
        if (position != null) {
            until = earlier(until, position.isLong ? signals.exitLong() : signals.exitShort());
        }
        if (execution.side() != Execution.Side.SHORT && (position == null || !position.isLong)) {
            until = earlier(until, signals.enterLong());
        }
        if (execution.side() != Execution.Side.LONG && (position == null || position.isLong)) {
            until = earlier(until, signals.enterShort());
        }
        return until;
    }

    private int earlier(int until, BitSet signal) {
        int found = signal.nextSetBit(next);
        return found < 0 ? until : Math.min(until, found);
    }

    private void pass(int toBar) {
        if (toBar <= next) {
            return;
        }
        boolean held = !account.isFlat();
        int ruin = account.mark(equity, next, toBar, period.fromBar());
        if (ruin < toBar) {
            barsHeld += ruin + 1 - next;
            account.exit(ruin, series.close(ruin), Trade.ExitReason.RUIN);
            account.mark(equity, ruin, toBar, period.fromBar());
        } else {
            barsHeld += held ? toBar - next : 0;
        }
        next = toBar;
    }

    /// The first bar that was not passed yet.
    int next() {
        return next;
    }

    /// Equity at the close of the last bar passed; the capital before the first.
    double equityNow() {
        return next == period.fromBar() ? execution.capital() : equity[next - 1 - period.fromBar()];
    }

    List<Trade> trades() {
        return List.copyOf(account.trades());
    }

    /// 1 while long, -1 while short, 0 while flat.
    int direction() {
        Position position = account.position();
        return position == null ? 0 : position.isLong ? 1 : -1;
    }

    private void fill(int t, double price, boolean mayEnter) {
        if (exitOrdered) {
            account.exit(t, price, Trade.ExitReason.SIGNAL);
        }
        if (mayEnter && (longOrdered || shortOrdered)) {
            account.enter(longOrdered, t, price, orderedSize, protection);
        }
        exitOrdered = false;
        longOrdered = false;
        shortOrdered = false;
    }

    private void protect(int t) {
        Position position = account.position();
        if (position == null || !position.isWatched()) {
            return;
        }
        if (position.isHit(series, t)) {
            Position.Exit exit = position.exit(series, t);
            account.exit(t, exit.price(), exit.reason());
        } else {
            position.passBar(series, t);
        }
    }

    private void order(int t) {
        boolean mayLong = execution.side() != Execution.Side.SHORT && signals.enterLong().get(t);
        boolean mayShort = execution.side() != Execution.Side.LONG && signals.enterShort().get(t);
        Position position = account.position();
        boolean agreed = mayLong != mayShort;
        longOrdered = agreed && mayLong && (position == null || !position.isLong);
        shortOrdered = agreed && mayShort && (position == null || position.isLong);
        if (position != null) {
            BitSet exits = position.isLong ? signals.exitLong() : signals.exitShort();
            exitOrdered = exits.get(t) || longOrdered || shortOrdered;
        }
        if (longOrdered || shortOrdered) {
            size(t);
        }
    }

    private void size(int t) {
        orderedSize = sizing.factor(t, longOrdered);
        if (!(orderedSize >= 0 && orderedSize < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the size of an entry must be 0 or above, was %s at bar %d"
                            .formatted(orderedSize, t));
        }
        longOrdered &= orderedSize > 0;
        shortOrdered &= orderedSize > 0;
    }
}
