package io.abtpro.labels;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.LoneTrades;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The outcome of every entry signal by the strategy's own exits.
public final class SignalOutcomes {
    private SignalOutcomes() {}

    /// The outcomes in order of their signals, each entry taken as if alone ([LoneTrades]).
    ///
    /// A trade that only the end of the data closes has not matured, nor has a signal
    /// that has not filled. Costs are those of `execution`.
    public static List<Outcome> of(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        List<Outcome> outcomes = new ArrayList<>();
        for (LoneTrades.LoneTrade alone : LoneTrades.of(series, signals, protection, execution)) {
            Optional<Trade> ended =
                    alone.trade().filter(trade -> trade.exitReason() != Trade.ExitReason.END_OF_DATA);
            outcomes.add(
                    new Outcome(
                            alone.signalBar(),
                            alone.isLong(),
                            ended.map(Trade::exitBar).orElse(-1),
                            ended.map(Trade::netReturn).orElse(Double.NaN)));
        }
        return outcomes;
    }
}
