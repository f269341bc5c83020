package io.abtpro.ui.backtest;

import io.abtpro.backtest.Trade;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Trades as CSV: times in UTC, numbers at full precision.
final class TradeCsv {
    static final String HEADER =
            "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,netPnl,exitReason";

    private TradeCsv() {}

    /// The trades under their header, one a line, each line ended by a line feed.
    static String of(List<Trade> trades) {
        var text = new StringBuilder(HEADER).append('\n');
        trades.forEach(trade -> text.append(line(trade)).append('\n'));
        return text.toString();
    }

    private static String line(Trade trade) {
        return String.join(
                ",",
                trade.isLong() ? "long" : "short",
                Instant.ofEpochMilli(trade.entryTime()).toString(),
                Double.toString(trade.entryPrice()),
                Instant.ofEpochMilli(trade.exitTime()).toString(),
                Double.toString(trade.exitPrice()),
                Double.toString(trade.quantity()),
                Double.toString(trade.fees()),
                Double.toString(trade.netPnl()),
                trade.exitReason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
