package io.abtpro.report;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.FillTimes;
import io.abtpro.backtest.MonthlyReturns;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.files.CsvText;
import io.abtpro.files.WholeFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/// Trades and equity of a run as CSV with a header. Times are ISO-8601 in UTC, the open of the bar;
/// `KnownAt` is when a fill was known. Numbers read back to the same bits.
public final class RunCsv {
    private static final String[] TRADES = {
        "side",
        "entryTime",
        "entryPrice",
        "exitTime",
        "exitPrice",
        "quantity",
        "fees",
        "netPnl",
        "exitReason",
        "entryKnownAt",
        "exitKnownAt"
    };

    private RunCsv() {}

    /// A ledger without a trade: the header alone.
    public static String noTrades() {
        return CsvText.of(csv -> csv.words(TRADES).end());
    }

    /// The ledger, one line a trade.
    public static String trades(FillTimes times, List<Trade> trades) {
        return CsvText.of(csv -> trades(csv, times, trades));
    }

    private static void trades(CsvText csv, FillTimes times, List<Trade> trades) {
        csv.words(TRADES).end();
        for (Trade trade : trades) {
            csv.word(trade.isLong() ? "long" : "short")
                    .word(time(trade.entryTime()))
                    .number(trade.entryPrice())
                    .word(time(trade.exitTime()))
                    .number(trade.exitPrice())
                    .number(trade.quantity())
                    .number(trade.fees())
                    .number(trade.netPnl())
                    .word(ExecutionDocument.word(trade.exitReason()))
                    .word(time(times.entryKnownAt(trade)))
                    .word(time(times.exitKnownAt(trade)))
                    .end();
        }
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /// Equity, buy-and-hold and the drawdown of equity (a fraction, 0 or below), one line a bar of
    /// the period.
    ///
    /// @param capital of the run's execution
    public static String equity(BarSeries series, BacktestResult result, double capital) {
        return CsvText.of(csv -> equity(csv, series, result, capital));
    }

    private static void equity(
            CsvText csv, BarSeries series, BacktestResult result, double capital) {
        double[] drawdown = Backtest.drawdown(result.equity(), capital);
        csv.words("time", "equity", "buyAndHold", "drawdown").end();
        for (int i = 0; i < drawdown.length; i++) {
            csv.word(time(series.openTime(result.period().fromBar() + i)))
                    .number(result.equity()[i])
                    .number(result.buyAndHoldEquity()[i])
                    .number(drawdown[i])
                    .end();
        }
    }

    /// What equity and buying and holding earned in each month (fractions), one line a month.
    ///
    /// @param capital of the run's execution
    public static String months(BarSeries series, BacktestResult result, double capital) {
        return CsvText.of(csv -> months(csv, series, result, capital));
    }

    private static void months(
            CsvText csv, BarSeries series, BacktestResult result, double capital) {
        List<MonthlyReturns.Span<YearMonth>> ours =
                MonthlyReturns.of(result.equity(), capital, series, result.period()).months();
        List<MonthlyReturns.Span<YearMonth>> held =
                MonthlyReturns.of(result.buyAndHoldEquity(), capital, series, result.period())
                        .months();
        csv.words("month", "netReturn", "buyAndHold", "wholeMonth").end();
        for (int i = 0; i < ours.size(); i++) {
            csv.word(ours.get(i).of().toString())
                    .number(ours.get(i).netReturn())
                    .number(held.get(i).netReturn())
                    .word(String.valueOf(ours.get(i).isWhole()))
                    .end();
        }
    }

    public static void writeMonths(
            Path file, BarSeries series, BacktestResult result, double capital) throws IOException {
        WholeFile.writeText(
                file, out -> CsvText.write(out, csv -> months(csv, series, result, capital)));
    }

    public static void writeTrades(Path file, FillTimes times, List<Trade> trades)
            throws IOException {
        WholeFile.writeText(file, out -> CsvText.write(out, csv -> trades(csv, times, trades)));
    }

    public static void writeEquity(
            Path file, BarSeries series, BacktestResult result, double capital) throws IOException {
        WholeFile.writeText(
                file, out -> CsvText.write(out, csv -> equity(csv, series, result, capital)));
    }
}
