package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;

/// The open position of a run.
final class Position {
    /// An exit inside a bar, before slippage.
    record Exit(double price, Trade.ExitReason reason) {}

    final boolean isLong;
    final int entryBar;
    final double entryPrice;
    final double quantity;
    final double entryFee;
    final double entrySlippage;
    private final boolean watched;
    private final Levels levels;

    /// @param levels lent for as long as this position is open
    Position(
            boolean isLong,
            int bar,
            double price,
            double rawPrice,
            double quantity,
            double fee,
            Protection protection,
            Levels levels) {
        this.isLong = isLong;
        this.entryBar = bar;
        this.entryPrice = price;
        this.quantity = quantity;
        this.entryFee = fee;
        this.entrySlippage = quantity * Math.abs(price - rawPrice);
        this.watched = !protection.equals(Protection.NONE);
        this.levels = levels;
        levels.start(isLong, price, protection);
    }

    /// Gain at `price` before fees.
    double gain(double price) {
        return signedQuantity() * (price - entryPrice);
    }

    /// The quantity, negative where it is owed.
    double signedQuantity() {
        return isLong ? quantity : -quantity;
    }

    /// True where a stop or a target can close the position.
    boolean isWatched() {
        return watched;
    }

    /// True if bar `t` of the series closes the position.
    boolean isHit(BarSeries series, int t) {
        return levels.isHit(series.low(t), series.high(t));
    }

    /// The first bar from `from` to `end` (not included) that closes the position, or `end`.
    int firstHit(HitSearch hits, int from, int end) {
        return hits.first(levels, from, end);
    }

    /// How bar `t`, which [#isHit], closes the position.
    Exit exit(BarSeries series, int t) {
        double open = series.open(t);
        return levels.stops(open, series.low(t), series.high(t))
                ? new Exit(levels.stopPrice(open), levels.stopReason())
                : new Exit(levels.targetPrice(open), Trade.ExitReason.TAKE_PROFIT);
    }

    /// Lets the trailing stop of later bars see bar `t`.
    void passBar(BarSeries series, int t) {
        levels.passBar(series.low(t), series.high(t));
    }
}
