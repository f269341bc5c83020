package io.abtpro.ui.tuning;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers and dates as this tab writes them.
final class Figures {
    private static final long DAY = 86_400_000;
    private static final DateTimeFormatter HOUR_OF_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    static final String NONE = "\u2013";

    private Figures() {}

    /// Two decimals with a true minus sign; a dash where there is no value.
    static String two(double value) {
        return Double.isNaN(value) ? NONE : minus(String.format(Locale.ROOT, "%.2f", value));
    }

    /// The probability of overfitting with its error, such as "0.43 \u00b1 0.12".
    static String overfitting(Overfitting.Result found) {
        return two(found.probability()) + (Double.isNaN(found.error()) ? "" : " \u00b1 " + two(found.error()));
    }

    static String one(double value) {
        return Double.isNaN(value) ? NONE : minus(String.format(Locale.ROOT, "%.1f", value));
    }

    /// As [#two], with a plus sign before gains.
    static String signed(double value) {
        return (value > 0 ? "+" : "") + two(value);
    }

    /// A parameter's value without needless decimals.
    static String value(double value) {
        return Double.isNaN(value) ? NONE : minus(Double.toString(value).replaceAll("\\.0$", ""));
    }

    /// A whole number as it is, any other with two decimals.
    static String value2(double value) {
        return value == Math.rint(value) ? value(value) : two(value);
    }

    static String day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).toString();
    }

    /// The opens of the first and last bar: days, such as "2016-05-05 to 2020-04-17", with hours within a day.
    static String span(BarSeries series, Backtest.Period period) {
        DateTimeFormatter format = series.timeframe().millis() < DAY ? HOUR_OF_DAY : DateTimeFormatter.ISO_LOCAL_DATE;
        return "%s to %s"
                .formatted(
                        format.format(open(series, period.fromBar())), format.format(open(series, period.toBar() - 1)));
    }

    private static ZonedDateTime open(BarSeries series, int bar) {
        return Instant.ofEpochMilli(series.openTime(bar)).atZone(series.zone());
    }

    /// The tuned parameters, such as "fast 20, slow 100".
    static String parameters(ParameterGrid grid, Candidate candidate) {
        return grid.ranges().stream()
                .map(range -> range.name() + " " + value(candidate.parameters().get(range.name())))
                .collect(Collectors.joining(", "));
    }

    /// Such as "Sharpe" or "Net return".
    static String name(Objective objective) {
        String word = objective.word().replace('-', ' ');
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }
}
