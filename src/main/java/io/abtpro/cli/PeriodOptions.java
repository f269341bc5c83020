package io.abtpro.cli;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.report.Times;

import picocli.CommandLine.Option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/// The part of the bars that is traded; bars before it only warm up.
final class PeriodOptions {
    @Option(
            names = "--from",
            paramLabel = "D",
            description = "first day or instant, in the dataset's zone")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "D", description = "last day or instant, inclusive")
    private Optional<String> to = Optional.empty();

    Backtest.Period period(BarSeries series) {
        int fromBar =
                from.map(text -> series.firstAtOrAfter(start("--from", text, series))).orElse(0);
        int toBar = to.map(text -> series.firstAtOrAfter(end(text, series))).orElse(series.size());
        if (fromBar >= toBar) {
            throw new UsageException(
                    "there is no bar from %s to %s; the bars are %s to %s"
                            .formatted(
                                    from.orElse("the start"),
                                    to.orElse("the end"),
                                    date(series, 0),
                                    date(series, series.size() - 1)));
        }
        return new Backtest.Period(fromBar, toBar);
    }

    private static String date(BarSeries series, int t) {
        return series.size() == 0
                ? "none"
                : Times.date(Instant.ofEpochMilli(series.openTime(t)), series.zone());
    }

    static long start(String option, String text, BarSeries series) {
        Optional<LocalDate> day = day(text);
        return day.isPresent()
                ? day.get().atStartOfDay(series.zone()).toInstant().toEpochMilli()
                : instant(option, text, series);
    }

    private static long end(String text, BarSeries series) {
        Optional<LocalDate> day = day(text);
        return day.isPresent()
                ? day.get().plusDays(1).atStartOfDay(series.zone()).toInstant().toEpochMilli()
                : instant("--to", text, series) + 1;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static long instant(String option, String text, BarSeries series) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli();
        } catch (DateTimeException noOffset) {
            return local(option, text, series);
        }
    }

    private static long local(String option, String text, BarSeries series) {
        try {
            String iso = text.strip().replace(' ', 'T');
            return LocalDateTime.parse(iso).atZone(series.zone()).toInstant().toEpochMilli();
        } catch (DateTimeException noTime) {
            throw new UsageException(
                    "%s must be a date such as 2020-04-17 or an instant such as 2020-04-17T14:30:00Z, was '%s'"
                            .formatted(option, text),
                    noTime);
        }
    }
}
