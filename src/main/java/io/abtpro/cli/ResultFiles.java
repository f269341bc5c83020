package io.abtpro.cli;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.FillTimes;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.report.RunCsv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes trades, equity and months of a run as CSV: ISO-8601 times in UTC, numbers at full
/// precision.
final class ResultFiles {
    private ResultFiles() {}

    static void write(
            RunBacktest run,
            RunBacktest.Report report,
            Optional<Path> trades,
            Optional<Path> equity,
            Optional<Path> months)
            throws IOException {
        if (trades.isPresent()) {
            trades(run, report.result(), trades.get());
        }
        if (equity.isPresent()) {
            equity(run, report.result(), equity.get());
        }
        if (months.isPresent()) {
            makeFolderOf(months.get());
            RunCsv.writeMonths(
                    months.get(), run.series(), report.result(), run.execution().capital());
        }
    }

    static void trades(RunBacktest run, BacktestResult result, Path file) throws IOException {
        makeFolderOf(file);
        RunCsv.writeTrades(
                file, new FillTimes(run.series(), run.execution().fill()), result.trades());
    }

    /// One row a bar of the period, stamped with the bar's open; values are marked at its close.
    static void equity(RunBacktest run, BacktestResult result, Path file) throws IOException {
        makeFolderOf(file);
        RunCsv.writeEquity(file, run.series(), result, run.execution().capital());
    }

    static void makeFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
