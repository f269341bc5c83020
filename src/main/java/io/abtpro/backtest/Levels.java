package io.abtpro.backtest;

import io.abtpro.strategies.Protection;

/// The prices at which an open position is closed inside a bar. One object serves one position
/// after another.
///
/// The trailing stop of a bar follows the best price up to the bar BEFORE it: inside one bar nobody
/// knows whether its high came before its low. Levels of a short are negated, so that one
/// comparison serves both sides.
final class Levels {
    private Protection protection = Protection.NONE;
    private double direction = 1;
    private double entry;
    private double best;

    /// Starts a position that was entered at `entryPrice`.
    void start(boolean isLong, double entryPrice, Protection watched) {
        protection = watched;
        direction = isLong ? 1 : -1;
        entry = entryPrice;
        best = entryPrice;
    }

    /// True if a bar with this low and high closes the position.
    boolean isHit(double low, double high) {
        double adverse = direction > 0 ? low : -high;
        double favourable = direction > 0 ? high : -low;
        return adverse <= stop() || favourable >= target();
    }

    /// False if no bar of several with this least low and most high can close the position, in
    /// whatever order they came.
    boolean mayBeHit(double low, double high) {
        double adverse = direction > 0 ? low : -high;
        double favourable = direction > 0 ? high : -low;
        double furthest = direction > 0 ? Math.max(best, high) : Math.min(best, low);
        return adverse <= Math.max(fixed(), trailing(furthest)) || favourable >= target();
    }

    /// True if the bar, which [#isHit], closes at the stop. The open comes first, then the stop,
    /// then the target.
    boolean stops(double open, double low, double high) {
        double opening = direction * open;
        double adverse = direction > 0 ? low : -high;
        double stop = stop();
        boolean opensAtTarget = opening >= target() && opening > stop;
        return adverse <= stop && !opensAtTarget;
    }

    /// The price at the stop, or at the open where the bar gapped through it; before slippage.
    double stopPrice(double open) {
        return direction * Math.min(direction * open, stop());
    }

    /// The price at the target, or at the open where the bar gapped through it; before slippage.
    double targetPrice(double open) {
        return direction * Math.max(direction * open, target());
    }

    Trade.ExitReason stopReason() {
        return trailing() > fixed() ? Trade.ExitReason.TRAILING_STOP : Trade.ExitReason.STOP_LOSS;
    }

    /// Lets the trailing stop of later bars see this one.
    void passBar(double low, double high) {
        best = direction > 0 ? Math.max(best, high) : Math.min(best, low);
    }

    private double stop() {
        return Math.max(fixed(), trailing());
    }

    private double fixed() {
        double distance = protection.stopLoss();
        return distance > 0 ? direction * entry - distance * entry : Double.NEGATIVE_INFINITY;
    }

    private double trailing() {
        return trailing(best);
    }

    private double trailing(double from) {
        double distance = protection.trailingStop();
        return distance > 0 ? direction * from - distance * from : Double.NEGATIVE_INFINITY;
    }

    private double target() {
        double distance = protection.takeProfit();
        return distance > 0 ? direction * entry + distance * entry : Double.POSITIVE_INFINITY;
    }
}
