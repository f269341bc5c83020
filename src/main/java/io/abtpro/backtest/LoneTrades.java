package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The trade of every entry signal as if it were the only one, with all of the capital.
///
/// Fills, costs, stops, exits and reversals are those of [Backtest]: an entry that a backtest takes
/// ends there at the same bar and price. A signal that does not fill (on the last bar, or at a
/// price not above 0) has no trade.
public final class LoneTrades {
    private final BarSeries series;
    private final Protection protection;
    private final @Nullable Barriers barriers;
    private final Execution execution;
    private final HitSearch hits;
    private final BitSet orderedLong;
    private final BitSet orderedShort;
    private final Cursor exitsLong;
    private final Cursor exitsShort;
    private final Cursor reversesLong;
    private final Cursor reversesShort;

    private LoneTrades(
            BarSeries series,
            Signals signals,
            Protection protection,
            @Nullable Barriers barriers,
            Execution execution) {
        if (signals.bars() != series.size()) {
            throw new IllegalArgumentException(
                    "signals must be for the %d bars of the series, were for %d"
                            .formatted(series.size(), signals.bars()));
        }
        this.series = series;
        this.protection = protection;
        this.barriers = barriers;
        this.execution = execution;
        this.hits = new HitSearch(series.lows(), series.highs());
        this.orderedLong = ordered(signals.enterLong(), signals.enterShort(), Execution.Side.SHORT);
        this.orderedShort = ordered(signals.enterShort(), signals.enterLong(), Execution.Side.LONG);
        this.exitsLong = new Cursor(signals.exitLong(), series.size());
        this.exitsShort = new Cursor(signals.exitShort(), series.size());
        this.reversesLong = new Cursor(orderedShort, series.size());
        this.reversesShort = new Cursor(orderedLong, series.size());
    }

    /// A signal and its trade.
    ///
    /// @param signalBar at whose close it was given
    /// @param trade absent where the signal did not fill
    public record LoneTrade(int signalBar, boolean isLong, Optional<Trade> trade) {}

    /// The trades in order of their signals.
    ///
    /// @throws IllegalArgumentException if the signals are for other bars
    public static List<LoneTrade> of(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        return new LoneTrades(series, signals, protection, null, execution).all();
    }

    /// The same entries, each ended by its barriers and by nothing else: no exit signal, no
    /// reversal.
    ///
    /// A signal whose barriers have no width, as before the warm-up, has no trade.
    ///
    /// @throws IllegalArgumentException if the signals are for other bars
    public static List<LoneTrade> of(
            BarSeries series, Signals signals, Barriers barriers, Execution execution) {
        barriers.requireFor(series.size());
        return new LoneTrades(series, signals, Protection.NONE, barriers, execution).all();
    }

    /// Where a side is asked for and allowed, and the other is not: both at once ask for neither.
    private BitSet ordered(BitSet own, BitSet other, Execution.Side otherOnly) {
        BitSet ordered = new BitSet(series.size());
        if (execution.side() != otherOnly) {
            ordered.or(own);
            if (execution.side() == Execution.Side.BOTH) {
                ordered.andNot(other);
            }
        }
        return ordered;
    }

    private List<LoneTrade> all() {
        BitSet either = (BitSet) orderedLong.clone();
        either.or(orderedShort);
        List<LoneTrade> trades = new ArrayList<>();
        for (int t = either.nextSetBit(0); t >= 0; t = either.nextSetBit(t + 1)) {
            boolean isLong = orderedLong.get(t);
            trades.add(
                    new LoneTrade(
                            t,
                            isLong,
                            t < series.size() - 1 ? trade(t, isLong) : Optional.empty()));
        }
        return trades;
    }

    private Optional<Trade> trade(int signal, boolean isLong) {
        boolean atOpen = execution.fill() == Execution.Fill.NEXT_OPEN;
        int entry = atOpen ? signal + 1 : signal;
        double price = atOpen ? series.open(entry) : series.close(entry);
        if (barriers == null) {
            int exitSignal = exitSignal(isLong, entry, atOpen);
            return trade(isLong, entry, price, protection, atOpen ? exitSignal + 1 : exitSignal);
        }
        double fill = Costs.of(execution).fill(price, isLong);
        double unit = barriers.unit(signal);
        return unit > 0 && fill > 0
                ? trade(
                        isLong,
                        entry,
                        price,
                        barriers.protection(unit, fill),
                        barriers.lastBar(entry, series.size()))
                : Optional.empty();
    }

    /// @param ordered the bar of the exit where no level ends it before
    private Optional<Trade> trade(
            boolean isLong, int entry, double price, Protection levels, int ordered) {
        var account = new Account(series, execution);
        account.enter(isLong, entry, price, 1, levels);
        Position position = account.position();
        if (position == null) {
            return Optional.empty();
        }
        boolean atOpen = execution.fill() == Execution.Fill.NEXT_OPEN;
        int last = series.size() - 1;
        int end = 1 + Math.min(last, atOpen ? ordered - 1 : ordered);
        int hit =
                position.isWatched()
                        ? position.firstHit(hits, atOpen ? entry : entry + 1, end)
                        : end;
        int ruin = account.ruin(hits, entry, Math.min(hit, Math.min(ordered, last)));
        if (ruin >= 0) {
            account.exit(ruin, series.close(ruin), Trade.ExitReason.RUIN);
        } else if (hit < end) {
            Position.Exit exit = position.exit(series, hit);
            account.exit(hit, exit.price(), exit.reason());
        } else if (ordered <= last) {
            account.exit(
                    ordered,
                    atOpen ? series.open(ordered) : series.close(ordered),
                    Trade.ExitReason.SIGNAL);
        } else {
            account.exit(last, series.close(last), Trade.ExitReason.END_OF_DATA);
        }
        return Optional.of(account.trades().getFirst());
    }

    /// The bar at whose close the position is asked to end; the number of bars where none is.
    private int exitSignal(boolean isLong, int entry, boolean atOpen) {
        int from = atOpen ? entry : entry + 1;
        return isLong
                ? Math.min(exitsLong.next(from), reversesLong.next(from))
                : Math.min(exitsShort.next(from), reversesShort.next(from));
    }

    /// Finds the next set bar, fast where it is asked for bars in order.
    private static final class Cursor {
        private final BitSet bars;
        private final int none;
        private int asked = 1;
        private int found;

        Cursor(BitSet bars, int none) {
            this.bars = bars;
            this.none = none;
        }

        int next(int from) {
            if (from < asked || from > found) {
                int next = bars.nextSetBit(from);
                found = next < 0 ? none : next;
                asked = from;
            }
            return found;
        }
    }
}
