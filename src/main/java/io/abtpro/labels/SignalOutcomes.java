package io.abtpro.labels;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.LoneTrades;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import java.util.ArrayList;
import java.util.List;

/// The outcome of every entry signal by the strategy's own exits.
public final class SignalOutcomes {
    private SignalOutcomes() {}

    /// The outcomes in order of their signals, each entry taken as if alone ([LoneTrades]).
    ///
    /// A trade that only the end of the data closes has not matured. Costs are those of `execution`.
    public static List<Outcome> of(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        List<Outcome> outcomes = new ArrayList<>();
        for (LoneTrades.LoneTrade alone : LoneTrades.of(series, signals, protection, execution)) {
            Trade trade = alone.trade();
            boolean open = trade.exitReason() == Trade.ExitReason.END_OF_DATA;
            outcomes.add(
                    new Outcome(
                            alone.signalBar(),
                            trade.isLong(),
                            open ? -1 : trade.exitBar(),
                            open ? Double.NaN : trade.netReturn()));
        }
        return outcomes;
    }
}
