package io.abtpro.labels;

import io.abtpro.backtest.Barriers;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.LoneTrades;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The outcome of every entry signal, by the strategy's own exits or by three barriers.
public final class SignalOutcomes {
    private SignalOutcomes() {}

    /// The outcomes in order of their signals, each entry taken as if alone ([LoneTrades]).
    ///
    /// A trade that only the end of the data closes has not matured, nor has a signal that has not
    /// filled. Costs are those of `execution`.
    public static List<Outcome> of(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        return outcomes(LoneTrades.of(series, signals, protection, execution));
    }

    /// The outcomes by the triple barrier: target, stop or time limit, whichever comes first.
    ///
    /// The strategy's exits, stops and reversals are not looked at. A signal from before the
    /// warm-up of the barriers' units has not matured.
    public static List<Outcome> of(
            BarSeries series, Signals signals, Barriers barriers, Execution execution) {
        return outcomes(LoneTrades.of(series, signals, barriers, execution));
    }

    private static List<Outcome> outcomes(List<LoneTrades.LoneTrade> trades) {
        List<Outcome> outcomes = new ArrayList<>(trades.size());
        for (LoneTrades.LoneTrade alone : trades) {
            Optional<Trade> ended =
                    alone.trade()
                            .filter(trade -> trade.exitReason() != Trade.ExitReason.END_OF_DATA);
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
