package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cash, the open position and the ledger of one run.
final class Account {
    private static final double ROUNDING = 1e-9;

    /// The share of an account that is a rounding of nothing: a short whose price doubled leaves
    /// 1e-11 of 100,000, or nothing, as the last bit has it.
    private static final double NOTHING = 1e-12;

    private final BarSeries series;
    private final Execution execution;
    private final Costs costs;
    private final List<Closed> closed = new ArrayList<>();
    private final Levels levels = new Levels();
    private double realised;
    private @Nullable Position position;

    Account(BarSeries series, Execution execution) {
        this.series = series;
        this.execution = execution;
        this.costs = Costs.of(execution);
        this.realised = execution.capital();
    }

    @Nullable Position position() {
        return position;
    }

    boolean isFlat() {
        return position == null;
    }

    /// The trades closed so far, in order. Their times are looked up here, one after the other, so
    /// that the processor waits for many of them at once: a million bars are not near it.
    List<Trade> trades() {
        var trades = new ArrayList<Trade>(closed.size());
        for (Closed one : closed) {
            trades.add(one.trade(series));
        }
        return trades;
    }

    /// The equity from which on nothing is left of an account that was worth `before` when its
    /// position was entered.
    static double nothingOf(double before) {
        return NOTHING * before;
    }

    /// Whether nothing would be left with the open position valued at `price`.
    boolean isGone(double price) {
        return !(equity(price) > nothingOf(realised));
    }

    /// Equity with the open position valued at `price`; its entry fee is paid, its exit fee is not
    /// yet.
    double equity(double price) {
        Position held = position;
        return held == null ? realised : realised + held.gain(price) - held.entryFee;
    }

    /// Writes equity at the closes of bars `from` to `to` - 1 into `equity`, whose first element is
    /// bar `first`. Returns the first of these bars at which nothing was left, or `to`.
    int mark(double[] equity, int from, int to, int first) {
        Position held = position;
        if (held == null) {
            Arrays.fill(equity, from - first, to - first, realised);
            return to;
        }
        double paid = realised;
        double quantity = held.signedQuantity();
        double entry = held.entryPrice;
        double fee = held.entryFee;
        double least = Double.POSITIVE_INFINITY;
        for (int t = from; t < to; t++) {
            double value = paid + quantity * (series.close(t) - entry) - fee;
            equity[t - first] = value;
            least = Math.min(least, value);
        }
        double nothing = nothingOf(paid);
        return least > nothing ? to : ruin(equity, from, to, first, nothing);
    }

    private static int ruin(double[] equity, int from, int to, int first, double nothing) {
        int t = from;
        while (t < to && equity[t - first] > nothing) {
            t++;
        }
        return t;
    }

    /// The first bar from `from` to `to` (not included) at whose close the open position has taken
    /// all that was left; below 0 where there is none. A bar that closes there reaches there, so
    /// that far bars are passed over in blocks.
    int ruin(HitSearch hits, int from, int to) {
        Position held = position;
        if (held == null) {
            return -1;
        }
        double distance = Math.abs(realised - held.entryFee) / (held.quantity * held.entryPrice);
        var levels = new Levels();
        // The ruin of one side is a target of the other, and a target may lie at any distance.
        levels.start(
                !held.isLong, held.entryPrice, new Protection(0, distance * (1 - ROUNDING), 0));
        int t = hits.first(levels, from, to);
        while (t < to && !isGone(series.close(t))) {
            t = hits.first(levels, t + 1, to);
        }
        return t < to ? t : -1;
    }

    /// Enters at `price` before slippage with `factor` of the usual quantity. Nothing happens
    /// without equity, or at a price that is not above 0.
    void enter(boolean isLong, int bar, double price, double factor, Protection protection) {
        double fill = costs.fill(price, isLong);
        if (!(realised > 0) || !(fill > 0)) {
            return;
        }
        double quantity = costs.quantity(execution.sizing(), realised, fill, factor);
        position =
                new Position(
                        isLong,
                        bar,
                        fill,
                        price,
                        quantity,
                        costs.feeOf(quantity, fill),
                        protection,
                        levels);
    }

    /// Leaves the open position, if there is one, at `price` before slippage. A loss of all that
    /// was left, or more, is cut to what was left, and its reason is ruin. At the end of the data
    /// only the price can ruin: what leaving costs is not paid where the data goes on, so no more
    /// data may take a ruin back.
    void exit(int bar, double price, Trade.ExitReason reason) {
        Position held = position;
        if (held == null) {
            return;
        }
        double fill = costs.fill(price, !held.isLong);
        double fees = held.entryFee + costs.feeOf(held.quantity, fill);
        double earned = held.gain(fill) - fees;
        double left = reason == Trade.ExitReason.END_OF_DATA ? equity(price) : realised + earned;
        boolean ruined = !(left > nothingOf(realised));
        double netPnl = ruined ? -realised : Math.max(-realised, earned);
        double slippage = held.entrySlippage + held.quantity * Math.abs(fill - price);
        closed.add(
                new Closed(
                        held,
                        bar,
                        fill,
                        fees,
                        slippage,
                        netPnl,
                        ruined ? Trade.ExitReason.RUIN : reason));
        realised += netPnl;
        position = null;
    }

    private record Closed(
            Position position,
            int bar,
            double price,
            double fees,
            double slippage,
            double netPnl,
            Trade.ExitReason reason) {
        Trade trade(BarSeries series) {
            return new Trade(
                    position.isLong,
                    position.entryBar,
                    series.openTime(position.entryBar),
                    position.entryPrice,
                    bar,
                    series.openTime(bar),
                    price,
                    position.quantity,
                    fees,
                    slippage,
                    netPnl,
                    reason);
        }
    }
}
