package io.abtpro.report;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.FillTimes;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.files.WholeFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Trades and equity of a run as CSV with a header. Times are ISO-8601 in UTC, the open of the bar;
/// `KnownAt` is when a fill was known. Numbers read back to the same bits.
public final class RunCsv {
    private static final String TRADES =
            "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,netPnl,exitReason,entryKnownAt,exitKnownAt\n";
    private static final String EQUITY = "time,equity,buyAndHold,drawdown\n";

    private RunCsv() {}

    /// A ledger without a trade: the header alone.
    public static String noTrades() {
        return TRADES;
    }

    /// The ledger, one line a trade.
    public static String trades(FillTimes times, List<Trade> trades) {
        var text = new StringBuilder(TRADES);
        for (Trade trade : trades) {
            text.append(trade.isLong() ? "long" : "short")
                    .append(',')
                    .append(Instant.ofEpochMilli(trade.entryTime()))
                    .append(',')
                    .append(trade.entryPrice())
                    .append(',')
                    .append(Instant.ofEpochMilli(trade.exitTime()))
                    .append(',')
                    .append(trade.exitPrice())
                    .append(',')
                    .append(trade.quantity())
                    .append(',')
                    .append(trade.fees())
                    .append(',')
                    .append(trade.netPnl())
                    .append(',')
                    .append(trade.exitReason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .append(',')
                    .append(Instant.ofEpochMilli(times.entryKnownAt(trade)))
                    .append(',')
                    .append(Instant.ofEpochMilli(times.exitKnownAt(trade)))
                    .append('\n');
        }
        return text.toString();
    }

    /// Equity, buy-and-hold and the drawdown of equity (a fraction, 0 or below), one line a bar of
    /// the period.
    ///
    /// @param capital of the run's execution
    public static String equity(BarSeries series, BacktestResult result, double capital) {
        double[] drawdown = Backtest.drawdown(result.equity(), capital);
        var text = new StringBuilder(EQUITY);
        for (int i = 0; i < drawdown.length; i++) {
            text.append(Instant.ofEpochMilli(series.openTime(result.period().fromBar() + i)))
                    .append(',')
                    .append(result.equity()[i])
                    .append(',')
                    .append(result.buyAndHoldEquity()[i])
                    .append(',')
                    .append(drawdown[i])
                    .append('\n');
        }
        return text.toString();
    }

    public static void writeTrades(Path file, FillTimes times, List<Trade> trades)
            throws IOException {
        WholeFile.writeString(file, trades(times, trades));
    }

    public static void writeEquity(
            Path file, BarSeries series, BacktestResult result, double capital) throws IOException {
        WholeFile.writeString(file, equity(series, result, capital));
    }
}
