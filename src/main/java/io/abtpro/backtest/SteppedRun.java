package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.BitSet;
import java.util.List;

/// A backtest whose strategy may change on the way: the rules of [Backtest], a few bars at a time.
///
/// A change of signals leaves the open position and its protection as they are, and an order made
/// before the change fills at the next open. Steps with the same signals throughout give the same
/// trades as [Backtest#run].
public final class SteppedRun {
    private static final Signals NONE =
            new Signals(new BitSet(), new BitSet(), new BitSet(), new BitSet(), 0);

    private final Simulation simulation;
    private final Backtest.Period period;

    public SteppedRun(BarSeries series, Execution execution, Backtest.Period period) {
        this.simulation =
                new Simulation(series, NONE, Protection.NONE, execution, period, EntrySizing.USUAL);
        this.period = period;
    }

    /// Passes the next `bars` bars, or those that are left, and returns equity at the close of the
    /// last.
    public double advance(Signals signals, Protection protection, int bars) {
        simulation.switchTo(signals, protection);
        simulation.advance(Math.min(period.toBar(), simulation.next() + bars));
        return equity();
    }

    /// Equity at the close of the last bar passed; the capital before the first.
    public double equity() {
        return simulation.equityNow();
    }

    /// 1 while long, -1 while short, 0 while flat.
    public int direction() {
        return simulation.direction();
    }

    /// The first bar that was not passed yet.
    public int bar() {
        return simulation.next();
    }

    public boolean isOver() {
        return simulation.next() >= period.toBar();
    }

    /// The trades closed so far.
    public List<Trade> trades() {
        return simulation.trades();
    }
}
