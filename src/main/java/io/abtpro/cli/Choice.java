package io.abtpro.cli;

import io.abtpro.report.Figures;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Values of options as typed by a user, with errors that name the option and what is allowed.
final class Choice {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Choice() {}

    /// The constant of `type` written as `text`, such as NEXT_OPEN for "next-open".
    static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        List<String> words = Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
        int at = words.indexOf(text.strip().toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw new WrongValue(
                    "must be one of %s, was '%s'".formatted(String.join(", ", words), text)
                            + Nearest.hint(text, words, ""));
        }
        return type.getEnumConstants()[at];
    }

    /// The word that a user types for `constant`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The finite number written as `text`.
    static double number(String text) {
        if (NUMBER.matcher(text.strip()).matches()) {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw new WrongValue("must be a number, was '%s'".formatted(text));
    }

    /// As above, for what is a part of the option's text or of another name.
    static double number(String option, String text) {
        try {
            return number(text);
        } catch (WrongValue wrong) {
            throw WrongValue.of(option, wrong);
        }
    }

    /// The day written as `text`.
    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException noDay) {
            throw new WrongValue(
                    "must be a day such as 2020-03-31, was '%s'".formatted(text), noDay);
        }
    }

    /// The whole number of at least `min` written as `text`; thousands may be parted by '_'.
    static long wholeNumber(String option, String text, long min, long max) {
        String digits = text.strip().replace("_", "");
        if (digits.matches("-?\\d{1,19}")) {
            var value = new BigInteger(digits);
            if (value.compareTo(BigInteger.valueOf(min)) >= 0
                    && value.compareTo(BigInteger.valueOf(max)) <= 0) {
                return value.longValueExact();
            }
        }
        throw new UsageException(
                "%s must be a whole number in %s to %s, was '%s'"
                        .formatted(option, Figures.count(min), Figures.count(max), text));
    }

    /// The zone written as `text`, in any case.
    static ZoneId zone(String text) {
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.equalsIgnoreCase(text.strip())) {
                return ZoneId.of(id);
            }
        }
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw new WrongValue(
                    "must be a zone such as America/New_York, UTC or +05:30, was '%s'"
                                    .formatted(text)
                            + Nearest.hint(text, ZoneId.getAvailableZoneIds(), ""),
                    unknown);
        }
    }

    /// The one character that `text` names: itself, or tab, space, comma, semicolon, pipe, point.
    static char character(String option, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "tab", "\\t" -> '\t';
            case "space" -> ' ';
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "pipe" -> '|';
            case "point", "dot" -> '.';
            default -> single(option, text);
        };
    }

    private static char single(String option, String text) {
        if (text.length() != 1) {
            throw new UsageException(
                    "%s must be one character, or tab, space, comma, semicolon, was '%s'"
                            .formatted(option, text));
        }
        return text.charAt(0);
    }
}
