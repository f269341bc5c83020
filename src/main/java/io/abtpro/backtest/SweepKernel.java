package io.abtpro.backtest;

import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import java.util.BitSet;

/// The backtest of a sweep: the trades and statistics of [Backtest], at a cost in proportion to the
/// trades.
///
/// It jumps from signal to signal instead of visiting every bar. Bar statistics of a fully invested
/// long come from sums prepared in [SweepBars]; other positions are walked bar by bar while they
/// are open. One kernel serves one thread.
public final class SweepKernel {
    /// Takes the trades of a run, for those who want more than statistics.
    @FunctionalInterface
    interface TradeSink {
        void trade(
                boolean isLong,
                int entryBar,
                double entryPrice,
                int exitBar,
                double exitPrice,
                double quantity,
                double fees,
                double slippage,
                double netPnl,
                Trade.ExitReason reason);
    }

    private static final TradeSink NOWHERE = (_, _, _, _, _, _, _, _, _, _) -> {};

    private final SweepBars bars;
    private final Execution execution;
    private final Costs costs;
    private final boolean atOpen;
    private final int last;
    private final SweepTally tally;
    private final SweepPosition position = new SweepPosition();
    private final Levels levels = new Levels();
    private double realised;
    private int entryBar;

    public SweepKernel(SweepBars bars) {
        this.bars = bars;
        this.execution = bars.execution;
        this.costs = Costs.of(execution);
        this.atOpen = execution.fill() == Execution.Fill.NEXT_OPEN;
        this.last = bars.period.toBar() - 1;
        this.tally = new SweepTally(bars);
    }

    /// Writes every [Statistic] of the run, in its order, from `out[offset]` on; NaN where there is
    /// none.
    public void run(Signals signals, Protection protection, double[] out, int offset) {
        run(signals, protection, out, offset, NOWHERE);
    }

    void run(Signals signals, Protection protection, double[] out, int offset, TradeSink sink) {
        realised = execution.capital();
        tally.start();
        int counted = bars.period.fromBar();
        int t = counted;
        while (true) {
            int longs = execution.side() == Execution.Side.SHORT ? none() : next(signals, true, t);
            int shorts = execution.side() == Execution.Side.LONG ? none() : next(signals, false, t);
            int signal = Math.min(longs, shorts);
            int fill = atOpen ? signal + 1 : signal;
            if (signal == none() || (atOpen ? fill > last : fill >= last) || !(realised > 0)) {
                break;
            }
            if (!enter(longs < shorts, fill, protection)) {
                t = signal + 1;
                continue;
            }
            tally.flat(realised, fill - counted);
            t = hold(signals, protection, sink);
            counted = entryBar;
        }
        tally.flat(realised, last + 1 - counted);
        tally.write(realised, out, offset);
    }

    private static int none() {
        return Integer.MAX_VALUE;
    }

    /// The first bar from `t` on whose close orders an entry on this side; both sides at once
    /// cancel out.
    private int next(Signals signals, boolean isLong, int t) {
        BitSet entries = isLong ? signals.enterLong() : signals.enterShort();
        BitSet opposite = isLong ? signals.enterShort() : signals.enterLong();
        boolean cancels = execution.side() == Execution.Side.BOTH;
        int at = entries.nextSetBit(t);
        while (at >= 0 && cancels && opposite.get(at)) {
            at = entries.nextSetBit(at + 1);
        }
        return at < 0 || at > last ? none() : at;
    }

    private boolean enter(boolean isLong, int bar, Protection protection) {
        double raw = atOpen ? bars.open[bar] : bars.close[bar];
        double price = costs.fill(raw, isLong);
        if (!(realised > 0) || !(price > 0)) {
            return false;
        }
        double quantity = costs.quantity(execution.sizing(), realised, price);
        position.isLong = isLong;
        position.entryPrice = price;
        position.quantity = quantity;
        position.entryFee = costs.feeOf(quantity, price);
        position.entrySlippage = quantity * Math.abs(price - raw);
        position.realised = realised;
        levels.start(isLong, price, protection);
        entryBar = bar;
        return true;
    }

    /// Follows the open position, and those that reverse it, to the end. Returns the next bar whose
    /// close may order an entry; `entryBar` becomes the first bar whose close is not tallied yet.
    private int hold(Signals signals, Protection protection, TradeSink sink) {
        while (true) {
            int from = atOpen ? entryBar : entryBar + 1;
            boolean wasLong = position.isLong;
            int opposite =
                    execution.side() == Execution.Side.BOTH
                            ? next(signals, !wasLong, from)
                            : none();
            int exit = (wasLong ? signals.exitLong() : signals.exitShort()).nextSetBit(from);
            int signal = Math.min(exit < 0 || exit > last ? none() : exit, opposite);
            int hit =
                    protection.equals(Protection.NONE) ? none() : hit(from, Math.min(signal, last));
            int fill = atOpen && signal != none() ? signal + 1 : signal;
            int ruin = tally.held(position, entryBar, Math.min(Math.min(hit, fill), last));
            if (ruin >= 0) {
                exit(ruin, bars.close[ruin], Trade.ExitReason.RUIN, sink);
                tally.point(realised);
                entryBar = ruin + 1;
                return last + 1;
            }
            if (hit <= last) {
                boolean stops = levels.stops(bars.open[hit], bars.low[hit], bars.high[hit]);
                double price =
                        stops
                                ? levels.stopPrice(bars.open[hit])
                                : levels.targetPrice(bars.open[hit]);
                exit(hit, price, stops ? levels.stopReason() : Trade.ExitReason.TAKE_PROFIT, sink);
                entryBar = hit;
                return hit;
            }
            if (fill > last) {
                tally.heldToTheEnd();
                exit(last, bars.close[last], Trade.ExitReason.END_OF_DATA, sink);
                tally.point(realised);
                entryBar = last + 1;
                return last + 1;
            }
            exit(fill, atOpen ? bars.open[fill] : bars.close[fill], Trade.ExitReason.SIGNAL, sink);
            boolean mayEnter = atOpen || fill < last;
            if (opposite != signal || !mayEnter || !enter(!wasLong, fill, protection)) {
                entryBar = fill;
                return signal + 1;
            }
        }
    }

    /// The first bar from `from` to `to` that closes the position inside it, or none.
    private int hit(int from, int to) {
        int at = bars.hits.first(levels, from, to + 1);
        return at > to ? none() : at;
    }

    private void exit(int bar, double raw, Trade.ExitReason reason, TradeSink sink) {
        double price = costs.fill(raw, !position.isLong);
        double fee = costs.feeOf(position.quantity, price);
        double fees = position.entryFee + fee;
        double slippage = position.quantity * Math.abs(price - raw);
        double earned = position.gain(price) - fees;
        double left =
                reason == Trade.ExitReason.END_OF_DATA ? position.equity(raw) : realised + earned;
        boolean ruined = !(left > Account.nothingOf(realised));
        double netPnl = ruined ? -realised : Math.max(-realised, earned);
        tally.trade(position, price, slippage, fee, netPnl);
        sink.trade(
                position.isLong,
                entryBar,
                position.entryPrice,
                bar,
                price,
                position.quantity,
                fees,
                position.entrySlippage + slippage,
                netPnl,
                ruined ? Trade.ExitReason.RUIN : reason);
        realised += netPnl;
    }
}
