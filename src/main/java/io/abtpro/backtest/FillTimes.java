package io.abtpro.backtest;

import io.abtpro.bars.BarSeries;

/// When fills were known. A trade is dated by the open of the bars in which it filled; a fill at an
/// open was known then, one inside a bar or at its close was known at the close.
///
/// @param series whose bars were traded
/// @param fill where signals fill
public record FillTimes(BarSeries series, Execution.Fill fill) {
    /// When the entry was known, epoch ms.
    public long entryKnownAt(Trade trade) {
        return fill == Execution.Fill.NEXT_OPEN
                ? trade.entryTime()
                : series.knownAt(trade.entryBar());
    }

    /// When the exit was known, epoch ms.
    public long exitKnownAt(Trade trade) {
        boolean atOpen =
                fill == Execution.Fill.NEXT_OPEN && trade.exitReason() == Trade.ExitReason.SIGNAL;
        return atOpen ? trade.exitTime() : series.knownAt(trade.exitBar());
    }
}
