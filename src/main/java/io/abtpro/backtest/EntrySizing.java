package io.abtpro.backtest;

/// How much of its usual quantity an entry takes, decided at the close of its signal's bar and with
/// nothing from later.
///
/// An entry of size 0 is not taken; its signal still closes an open position of the other side, as
/// it would have. What equity cannot pay is cut, whatever the size: there is no leverage.
@FunctionalInterface
public interface EntrySizing {
    /// Every entry as it is.
    EntrySizing USUAL = (signalBar, isLong) -> 1;

    /// The factor of the quantity, 0 or above.
    double factor(int signalBar, boolean isLong);
}
