package io.abtpro.backtest;

import io.abtpro.math.Decimals;
import io.abtpro.strategies.Protection;

/// The prices at which an open position is closed inside a bar. One object serves one position
/// after another.
///
/// The trailing stop of a bar follows the best price up to the bar BEFORE it: inside one bar nobody
/// knows whether its high came before its low. Levels of a short are negated, so that one
/// comparison serves both sides.
///
/// A level is the decimal number that its distance and the entry's price make: a bar whose high or
/// low is that number reaches it, whatever the last bit of a product says.
final class Levels {
    private static final double ROUNDING = 1e-14;

    private Protection protection = Protection.NONE;
    private double direction = 1;
    private double entry;
    private double best;
    private double fixed;
    private double trailing;
    private double target;

    /// Starts a position that was entered at `entryPrice`.
    void start(boolean isLong, double entryPrice, Protection watched) {
        protection = watched;
        direction = isLong ? 1 : -1;
        entry = entryPrice;
        best = entryPrice;
        fixed = under(entry, protection.stopLoss());
        trailing = under(best, protection.trailingStop());
        double distance = protection.takeProfit();
        target = distance > 0 ? level(entry, distance) : Double.POSITIVE_INFINITY;
    }

    /// True if a bar with this low and high closes the position.
    boolean isHit(double low, double high) {
        double adverse = direction > 0 ? low : -high;
        double favourable = direction > 0 ? high : -low;
        return adverse <= stop() || favourable >= target;
    }

    /// False if no bar of several with this least low and most high can close the position, in
    /// whatever order they came.
    boolean mayBeHit(double low, double high) {
        double adverse = direction > 0 ? low : -high;
        double favourable = direction > 0 ? high : -low;
        double furthest = direction > 0 ? Math.max(best, high) : Math.min(best, low);
        double stop = Math.max(fixed, under(furthest, protection.trailingStop()));
        return adverse <= stop + ROUNDING * Math.abs(furthest) || favourable >= target;
    }

    /// True if the bar, which [#isHit], closes at the stop. The open comes first, then the stop,
    /// then the target.
    boolean stops(double open, double low, double high) {
        double opening = direction * open;
        double adverse = direction > 0 ? low : -high;
        double stop = stop();
        boolean opensAtTarget = opening >= target && opening > stop;
        return adverse <= stop && !opensAtTarget;
    }

    /// The price at the stop, or at the open where the bar gapped through it; before slippage.
    double stopPrice(double open) {
        return direction * Math.min(direction * open, stop());
    }

    /// The price at the target, or at the open where the bar gapped through it; before slippage.
    double targetPrice(double open) {
        return direction * Math.max(direction * open, target);
    }

    Trade.ExitReason stopReason() {
        return trailing > fixed ? Trade.ExitReason.TRAILING_STOP : Trade.ExitReason.STOP_LOSS;
    }

    /// Lets the trailing stop of later bars see this one.
    void passBar(double low, double high) {
        double reached = direction > 0 ? high : low;
        if (direction * reached > direction * best) {
            best = reached;
            trailing = under(best, protection.trailingStop());
        }
    }

    private double stop() {
        return Math.max(fixed, trailing);
    }

    private double under(double from, double distance) {
        return distance > 0 ? level(from, -distance) : Double.NEGATIVE_INFINITY;
    }

    /// The level at this distance from a price, a fraction of it.
    private double level(double from, double distance) {
        return Decimals.nearest(Math.fma(distance, from, direction * from), from);
    }
}
