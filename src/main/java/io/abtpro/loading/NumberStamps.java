package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/// What the plain numbers of a stamp column are; a matter of the column, since single ones can be
/// read several ways.
///
/// 18000101 is a day of 1800 or a second of 1970, 189302100000 a minute of 1893 or a millisecond of
/// 1975.
enum NumberStamps {
    /// Each is read by its own form.
    FREE,
    /// Time since 1970.
    EPOCH,
    /// Digits of a date, such as 20200113, 2020011309 or 20200113093000.
    COMPACT,
    /// Digits of a date with the year last, such as 31122024; whether the day or the month comes
    /// first is another matter.
    YEAR_LAST,
    /// Days since the end of 1899 with the time as their fraction, as Excel keeps dates: 45293.
    SERIAL,
    /// No numbers but weeks, months or quarters, such as 2024-W07; a matter of the column too,
    /// since 2024-01 may be a day that was cut off.
    PERIODS,
    /// Whole hours of a column of times: 9 is 09:00, not nine minutes past midnight.
    HOURS,
    /// Fractions of a day in a column of times, as Excel keeps them: 0.5 is 12:00.
    DAY_FRACTIONS,
    /// Minutes since midnight in a column of times: 570 is 09:30.
    MINUTES,
    /// Seconds since midnight in a column of times: 34200 is 09:30.
    SECONDS;

    private static final double MINUTES_A_DAY = 1440;
    private static final double SECONDS_A_DAY = 86_400;

    private static final double FIRST_SERIAL = 21_916; // 1960
    private static final double LAST_SERIAL = 80_000; // 2119
    private static final double LONGEST_STEP = 366;

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,19}(\\.\\d*)?");
    private static final double SURELY_EPOCH = 1e8;
    private static final double SHORTEST_STEP = 60;

    /// @param named true where the header calls the column a time; an unnamed one may be a row
    ///   number
    /// @param dated true where another column holds the date
    static NumberStamps of(List<String> fields, boolean named, boolean dated) {
        if (named && !dated && arePeriods(fields)) {
            return PERIODS;
        }
        if (named && !dated && areSerials(fields)) {
            return SERIAL;
        }
        List<String> plain =
                fields.stream().map(String::strip).filter(f -> PLAIN.matcher(f).matches()).toList();
        if (plain.isEmpty() || 2 * plain.size() < fields.size()) {
            return FREE;
        }
        if (10
                                * plain.stream()
                                        .filter(
                                                f ->
                                                        isKind(
                                                                f,
                                                                StampParser.Kind.DATE,
                                                                StampParser.Kind.DATE_TIME))
                                        .count()
                        >= 9L * plain.size()
                || areHours(plain)) {
            return COMPACT;
        }
        if (areYearLast(plain)) {
            return YEAR_LAST;
        }
        double[] values = plain.stream().mapToDouble(Double::parseDouble).toArray();
        double largest = 0;
        boolean negative = false;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
            negative |= value < 0;
        }
        if (dated && largest < SURELY_EPOCH) {
            return FREE;
        }
        boolean clock = plain.stream().allMatch(f -> isKind(f, StampParser.Kind.TIME_OF_DAY));
        if (clock || !named && largest < SURELY_EPOCH) {
            return FREE;
        }
        return largest >= SURELY_EPOCH || negative || stepsAreMinutes(values) ? EPOCH : FREE;
    }

    /// What the plain numbers of a column of times of day are, beside one of dates.
    static NumberStamps ofClock(List<String> fields) {
        List<String> written = fields.stream().filter(f -> !f.isBlank()).toList();
        if (written.isEmpty()) {
            return FREE;
        }
        if (written.stream().allMatch(f -> f.matches("\\d|[01]\\d|2[0-4]"))) {
            return written.stream().anyMatch(f -> !f.matches("0+")) ? HOURS : FREE;
        }
        if (written.stream().allMatch(f -> f.matches("\\d{1,5}")) && areNoClockTimes(written)) {
            double largest = written.stream().mapToDouble(Double::parseDouble).max().orElse(0);
            return largest <= MINUTES_A_DAY ? MINUTES : largest <= SECONDS_A_DAY ? SECONDS : FREE;
        }
        boolean fractions = written.stream().allMatch(f -> f.matches("0?[.,]\\d{1,17}|0"));
        return fractions && written.stream().anyMatch(f -> f.length() > 1) ? DAY_FRACTIONS : FREE;
    }

    /// True where one in ten would have 60 minutes or more as digits of a clock.
    private static boolean areNoClockTimes(List<String> written) {
        long none = written.stream().filter(f -> !isKind(f, StampParser.Kind.TIME_OF_DAY)).count();
        return 10 * none >= written.size();
    }

    private static boolean arePeriods(List<String> fields) {
        long periods = fields.stream().filter(f -> !Periods.of(f).equals(LocalDate.MIN)).count();
        return 2 * periods > fields.size();
    }

    /// True for numbers in the range of Excel's days that move on by days or parts of one; row
    /// numbers begin lower, and seconds or clock times move by more.
    static boolean areSerials(List<String> fields) {
        List<String> plain =
                fields.stream()
                        .map(String::strip)
                        .filter(f -> f.matches("\\d{5}([.,]\\d{1,17})?"))
                        .toList();
        return 2 * plain.size() > fields.size()
                && areSerials(
                        plain.stream()
                                .mapToDouble(f -> Double.parseDouble(f.replace(',', '.')))
                                .toArray());
    }

    private static boolean areSerials(double[] values) {
        boolean whole = true;
        int days = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < FIRST_SERIAL || values[i] > LAST_SERIAL) {
                return false;
            }
            whole &= values[i] == Math.rint(values[i]);
            days += i > 0 && Math.abs(values[i] - values[i - 1]) <= LONGEST_STEP ? 1 : 0;
        }
        return 10 * days >= 9 * (values.length - 1) && (!whole || !stepsAreMinutes(values));
    }

    /// True where nine in ten are digits of a date with the year last. None of them is a date with
    /// the year first too: its month would be 18 or more.
    static boolean areYearLast(List<String> fields) {
        StampParser parser = new StampParser(YEAR_LAST);
        long dates =
                fields.stream()
                        .map(String::strip)
                        .filter(f -> f.matches("\\d{7,8}"))
                        .filter(f -> parser.parse(f) == StampParser.Kind.DATE && !parser.yearFirst)
                        .count();
        return 10 * dates >= 9L * fields.size()
                && fields.stream().anyMatch(f -> f.strip().length() == 8);
    }

    /// True where all are digits of a date and an hour, such as 2020011309. As seconds they would
    /// lie in the years from 2030 on, and their last two digits would soon pass 23.
    private static boolean areHours(List<String> plain) {
        StampParser parser = new StampParser(COMPACT);
        return plain.stream()
                .allMatch(
                        f -> {
                            byte[] bytes = f.getBytes(StandardCharsets.ISO_8859_1);
                            return bytes.length == 10
                                    && parser.parse(bytes, 0, 10) == StampParser.Kind.DATE_TIME
                                    && parser.first >= 1900;
                        });
    }

    private static boolean isKind(String field, StampParser.Kind... kinds) {
        return List.of(kinds).contains(StampParser.kindOf(field));
    }

    private static boolean stepsAreMinutes(double[] values) {
        int steps = 0;
        for (int i = 1; i < values.length; i++) {
            double step = Math.abs(values[i] - values[i - 1]);
            if (step % SHORTEST_STEP != 0) {
                return false;
            }
            steps += step > 0 ? 1 : 0;
        }
        return steps > 0;
    }
}
