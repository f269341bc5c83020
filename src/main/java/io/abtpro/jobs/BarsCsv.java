package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.files.CsvText;
import io.abtpro.files.WholeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes bars as CSV in the form that the loader reads with no option: ISO-8601 starts in UTC, or
/// local dates for days and longer.
final class BarsCsv {
    private static final int REPORT_EVERY = 65_536;

    private BarsCsv() {}

    static void write(BarSeries series, Path file, Progress progress) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var stamps =
                series.timeframe().isCalendar()
                        ? DateTimeFormatter.ISO_LOCAL_DATE.withZone(series.zone())
                        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'")
                                .withZone(ZoneOffset.UTC);
        WholeFile.writeText(
                target,
                out ->
                        CsvText.write(
                                out,
                                csv -> {
                                    csv.words("time", "open", "high", "low", "close", "volume")
                                            .end();
                                    for (int t = 0; t < series.size(); t++) {
                                        csv.word(
                                                        stamps.format(
                                                                Instant.ofEpochMilli(
                                                                        series.openTime(t))))
                                                .number(series.open(t))
                                                .number(series.high(t))
                                                .number(series.low(t))
                                                .number(series.close(t))
                                                .number(series.volume(t))
                                                .end();
                                        if (t % REPORT_EVERY == 0) {
                                            progress.throwIfCancelled();
                                            progress.report(
                                                    t,
                                                    series.size(),
                                                    "Write " + file.getFileName());
                                        }
                                    }
                                }));
        progress.report(series.size(), series.size(), "Wrote " + file.getFileName());
    }
}
