package io.abtpro.labels;

/// What became of one entry signal.
///
/// @param signalBar at whose close it was given
/// @param isLong true for long, false for short
/// @param exitBar the bar in which its trade ended; -1 while it has not by the end of the data
/// @param netReturn after fees and slippage, as a fraction of the value at entry; NaN while the
///   trade has not ended
public record Outcome(int signalBar, boolean isLong, int exitBar, double netReturn) {
    /// True where the trade ended by the end of the data.
    public boolean matured() {
        return exitBar >= 0;
    }

    /// True where the net P&L is above 0. Known at the close of `exitBar`, not before.
    public boolean won() {
        return netReturn > 0;
    }
}
