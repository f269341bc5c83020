package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;

/// The open position of a run, with the levels at which it is closed inside a bar.
///
/// The trailing stop of a bar follows the best price up to the bar BEFORE it: inside one bar nobody knows whether its
/// high came before its low.
final class Position {
    /// An exit inside a bar, before slippage.
    record Exit(double price, Trade.ExitReason reason) {}

    final boolean isLong;
    final int entryBar;
    final double entryPrice;
    final double quantity;
    final double entryFee;
    final double entrySlippage;
    private final Protection protection;
    private double best;

    Position(boolean isLong, int bar, double price, double rawPrice, double quantity, double fee, Protection protection) {
        this.isLong = isLong;
        this.entryBar = bar;
        this.entryPrice = price;
        this.quantity = quantity;
        this.entryFee = fee;
        this.entrySlippage = quantity * Math.abs(price - rawPrice);
        this.protection = protection;
        this.best = price;
    }

    /// Gain at `price` before fees.
    double gain(double price) {
        return direction() * quantity * (price - entryPrice);
    }

    double direction() {
        return isLong ? 1 : -1;
    }

    /// True if bar `t` of the series closes the position. The open comes first, then the stop, then the target.
    boolean isHit(BarSeries series, int t) {
        double adverse = isLong ? series.low(t) : -series.high(t);
        double favourable = isLong ? series.high(t) : -series.low(t);
        return adverse <= stop() || favourable >= target();
    }

    /// How bar `t`, which [#isHit], closes the position.
    Exit exit(BarSeries series, int t) {
        double open = direction() * series.open(t);
        double adverse = isLong ? series.low(t) : -series.high(t);
        double stop = stop();
        double target = target();
        boolean opensAtTarget = open >= target && open > stop;
        if (adverse <= stop && !opensAtTarget) {
            return new Exit(direction() * Math.min(open, stop), stopReason());
        }
        return new Exit(direction() * Math.max(open, target), Trade.ExitReason.TAKE_PROFIT);
    }

    /// Lets the trailing stop of later bars see bar `t`.
    void follow(BarSeries series, int t) {
        best = isLong ? Math.max(best, series.high(t)) : Math.min(best, series.low(t));
    }

    private Trade.ExitReason stopReason() {
        return trailing() > fixed() ? Trade.ExitReason.TRAILING_STOP : Trade.ExitReason.STOP_LOSS;
    }

    // Levels of a short are negated, so that one comparison serves both sides.

    private double stop() {
        return Math.max(fixed(), trailing());
    }

    private double fixed() {
        double distance = protection.stopLoss();
        return distance > 0 ? direction() * entryPrice - distance * entryPrice : Double.NEGATIVE_INFINITY;
    }

    private double trailing() {
        double distance = protection.trailingStop();
        return distance > 0 ? direction() * best - distance * best : Double.NEGATIVE_INFINITY;
    }

    private double target() {
        double distance = protection.takeProfit();
        return distance > 0 ? direction() * entryPrice + distance * entryPrice : Double.POSITIVE_INFINITY;
    }
}
