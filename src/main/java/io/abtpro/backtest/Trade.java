package io.abtpro.backtest;

/// One closed trade of the ledger. Times are epoch ms (UTC), prices are fills including slippage.
///
/// @param isLong true for long, false for short
/// @param entryBar the bar in which the entry filled
/// @param exitBar the bar in which the exit filled
/// @param fees of both legs, in the quote currency
/// @param slippageCost what slippage cost over both legs
/// @param netPnl after fees and slippage; where the trade took all that was left, what was left
///   ([ExitReason#RUIN])
public record Trade(
        boolean isLong,
        int entryBar,
        long entryTime,
        double entryPrice,
        int exitBar,
        long exitTime,
        double exitPrice,
        double quantity,
        double fees,
        double slippageCost,
        double netPnl,
        ExitReason exitReason) {
    /// Why a trade ended. END_OF_DATA is not a decision of the strategy. RUIN: the account was
    /// worth nothing, at a close with the position open or by the exit itself; the loss is cut to
    /// what was left, and no trade follows. A trade that the data left open is ruined by its last
    /// close alone, not by what leaving would cost.
    public enum ExitReason {
        SIGNAL,
        STOP_LOSS,
        TAKE_PROFIT,
        TRAILING_STOP,
        END_OF_DATA,
        RUIN
    }

    /// Net P&L over the value at entry, as a fraction.
    public double netReturn() {
        return netPnl / (entryPrice * quantity);
    }
}
