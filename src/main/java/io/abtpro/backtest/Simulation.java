package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import java.util.BitSet;

/// One pass over the bars of a period. In each bar: fills at the open, stops and target, the close.
final class Simulation {
    private final BarSeries series;
    private final Signals signals;
    private final Protection protection;
    private final Execution execution;
    private final Backtest.Period period;
    private final Account account;
    private final double[] equity;
    private int barsHeld;
    private boolean exitOrdered;
    private boolean longOrdered;
    private boolean shortOrdered;

    Simulation(
            BarSeries series, Signals signals, Protection protection, Execution execution, Backtest.Period period) {
        this.series = series;
        this.signals = signals;
        this.protection = protection;
        this.execution = execution;
        this.period = period;
        this.account = new Account(series, execution);
        this.equity = new double[period.toBar() - period.fromBar()];
    }

    Backtest.Path run() {
        boolean atOpen = execution.fill() == Execution.Fill.NEXT_OPEN;
        int last = period.toBar() - 1;
        for (int t = period.fromBar(); t <= last; t++) {
            if (atOpen) {
                fill(t, series.open(t), true);
            }
            protect(t);
            order(t);
            if (!atOpen) {
                fill(t, series.close(t), t < last);
            }
            barsHeld += account.isFlat() ? 0 : 1;
            if (t == last) {
                account.exit(t, series.close(t), Trade.ExitReason.END_OF_DATA);
            }
            equity[t - period.fromBar()] = account.equity(series.close(t));
        }
        return new Backtest.Path(account.trades(), equity, barsHeld);
    }

    private void fill(int t, double price, boolean mayEnter) {
        if (exitOrdered) {
            account.exit(t, price, Trade.ExitReason.SIGNAL);
        }
        if (mayEnter && (longOrdered || shortOrdered)) {
            account.enter(longOrdered, t, price, protection);
        }
        exitOrdered = false;
        longOrdered = false;
        shortOrdered = false;
    }

    private void protect(int t) {
        Position position = account.position();
        if (position == null) {
            return;
        }
        if (position.isHit(series, t)) {
            Position.Exit exit = position.exit(series, t);
            account.exit(t, exit.price(), exit.reason());
        } else {
            position.follow(series, t);
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
    }
}
