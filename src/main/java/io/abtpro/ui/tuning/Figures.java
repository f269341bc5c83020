package io.abtpro.ui.tuning;

import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers and dates as this tab writes them.
final class Figures {
    static final String NONE = "\u2013";

    private Figures() {}

    /// Two decimals with a true minus sign; a dash where there is no value.
    static String two(double value) {
        return Double.isNaN(value) ? NONE : minus(String.format(Locale.ROOT, "%.2f", value));
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
