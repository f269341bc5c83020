package io.abtpro.loading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Weeks, months and quarters as stamps, such as 2024-W07, 2024-03, Mar 2024 and 2024-Q1.
final class Periods {
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?[Ww](\\d{2})(?:-?([1-7]))?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{4})");
    private static final Pattern NAMED_MONTH = Pattern.compile("(\\p{L}{3,20})\\.?[-/ ,]+(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})[-/ ]?[Qq]([1-4])");
    private static final Pattern QUARTER_FIRST = Pattern.compile("[Qq]([1-4])[-/ ](\\d{4})");
    private static final int LONGEST = 30;
    private static final int THURSDAY = 4;

    private Periods() {}

    /// The first day of the period, or the day of the week, that `text` names; [LocalDate#MIN]
    /// where it names none.
    static LocalDate of(String text) {
        try {
            return text.length() > LONGEST ? LocalDate.MIN : day(text.strip());
        } catch (DateTimeException noSuchDay) {
            return LocalDate.MIN;
        }
    }

    private static LocalDate day(String text) {
        Matcher week = WEEK.matcher(text);
        if (week.matches()) {
            String day = week.group(3);
            return monday(number(week, 1), number(week, 2))
                    .plusDays(day == null ? 0 : Long.parseLong(day) - 1);
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return LocalDate.of(number(month, 1), number(month, 2), 1);
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            return LocalDate.of(number(monthFirst, 2), number(monthFirst, 1), 1);
        }
        Matcher named = NAMED_MONTH.matcher(text);
        if (named.matches()) {
            return LocalDate.of(number(named, 2), MonthNames.of(named.group(1)), 1);
        }
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            return LocalDate.of(number(quarter, 1), 3 * number(quarter, 2) - 2, 1);
        }
        Matcher quarterFirst = QUARTER_FIRST.matcher(text);
        return quarterFirst.matches()
                ? LocalDate.of(number(quarterFirst, 2), 3 * number(quarterFirst, 1) - 2, 1)
                : LocalDate.MIN;
    }

    /// The Monday of an ISO week; the first week of a year is that of its first Thursday.
    private static LocalDate monday(int year, int week) {
        LocalDate thursday =
                LocalDate.of(year, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                        .with(java.time.temporal.ChronoField.DAY_OF_WEEK, THURSDAY);
        if (thursday.getYear() != year) {
            throw new DateTimeException("no week " + week + " in " + year);
        }
        return thursday.minusDays(3);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
