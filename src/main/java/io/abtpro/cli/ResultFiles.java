package io.abtpro.cli;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.RunBacktest;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Writes the trades and the equity of a run as CSV: ISO-8601 times in UTC, numbers at full precision.
final class ResultFiles {
    private ResultFiles() {}

    static void write(
            RunBacktest run, RunBacktest.Report report, Optional<Path> trades, Optional<Path> equity)
            throws IOException {
        if (trades.isPresent()) {
            trades(report.result(), trades.get());
        }
        if (equity.isPresent()) {
            equity(run.series(), report.result(), equity.get());
        }
    }

    static void trades(BacktestResult result, Path file) throws IOException {
        try (Writer out = open(file)) {
            out.write("side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,netPnl,exitReason\n");
            for (Trade trade : result.trades()) {
                out.write(line(trade));
            }
        }
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
                        trade.exitReason().name().toLowerCase(Locale.ROOT))
                + "\n";
    }

    /// One row a bar of the period, stamped with the bar's open; values are marked at its close.
    static void equity(BarSeries series, BacktestResult result, Path file) throws IOException {
        double peak = Double.NEGATIVE_INFINITY;
        try (Writer out = open(file)) {
            out.write("time,equity,buyAndHold,drawdown\n");
            for (int i = 0; i < result.equity().length; i++) {
                double equity = result.equity()[i];
                peak = Math.max(peak, equity);
                Instant time = Instant.ofEpochMilli(series.openTime(result.period().fromBar() + i));
                out.write(time + "," + equity + "," + result.buyAndHoldEquity()[i]);
                out.write("," + (equity / peak - 1) + "\n");
            }
        }
    }

    private static Writer open(Path file) throws IOException {
        makeFolderOf(file);
        return Files.newBufferedWriter(file);
    }

    static void makeFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
