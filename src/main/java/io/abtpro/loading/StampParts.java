package io.abtpro.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// The columns of a stamp that is spread over several, such as Year, Month, Day, Hour and Minute;
/// -1 where there is none.
///
/// @param year a number of four or two digits; -1 where one column holds the date
/// @param month a number or a name
/// @param day of the month; -1 for months, which start with their first day
/// @param hour of the day; -1 where one column holds the time of day, or none does
record StampParts(int year, int month, int day, int hour, int minute, int second) {
    /// The stamp stands in one column, or in two for date and time of day.
    static final StampParts NONE = new StampParts(-1, -1, -1, -1, -1, -1);

    private static final Pattern YEAR =
            Pattern.compile("y|yr|yy|yyyy|year|jahr|annee|ano|anno|rok|jaar|год|年");
    private static final Pattern MONTH =
            Pattern.compile("m|mo|mon|mm|month|monat|mois|mes|mese|miesiac|maand|месяц|月");
    private static final Pattern DAY =
            Pattern.compile(
                    "d|dd|dom|day|dayofmonth|monthday|tag|jour|dia|giorno|dzien|dag|день|日");
    private static final Pattern HOUR =
            Pattern.compile("h|hh|hr|hour|stunde|heure|hora|ora|godzina|uur|час|时|時");
    private static final Pattern MINUTE = Pattern.compile("mi|mn|minutes?|minut[aeo]|minuut|分");

    /// Names of minutes only right behind the hour; elsewhere they are months or lows.
    private static final Pattern MINUTE_BEHIND_HOUR = Pattern.compile("m|mm|min");

    private static final Pattern SECOND = Pattern.compile("s|ss|sec|seconds?|sekunde|秒");

    /// The parts that the header names and that make a stamp of nine rows in ten.
    ///
    /// @param time the column of a date; -1 where the parts must hold it
    /// @param clocked true where a column holds the time of day
    static StampParts of(
            List<String> header, List<List<String>> sample, int time, boolean clocked) {
        int year = time >= 0 ? -1 : find(header, YEAR, 0);
        int month = year < 0 ? -1 : find(header, MONTH, 0);
        int day = month < 0 ? -1 : find(header, DAY, 0);
        var date = month < 0 ? NONE : new StampParts(year, month, day, -1, -1, -1);
        if (!date.areStamps(sample, time)) {
            return NONE;
        }
        int hour = clocked || time < 0 && day < 0 ? -1 : find(header, HOUR, 0);
        int minute = hour < 0 ? -1 : find(header, MINUTE, hour + 1);
        if (hour >= 0 && isNamed(header, hour + 1, MINUTE_BEHIND_HOUR)) {
            minute = hour + 1;
        }
        if (minute < 0) {
            return date;
        }
        int second = isNamed(header, minute + 1, SECOND) ? minute + 1 : -1;
        var all = new StampParts(date.year, date.month, date.day, hour, minute, second);
        return all.areStamps(sample, time) ? all : date;
    }

    private static int find(List<String> header, Pattern words, int from) {
        for (int i = from; i < header.size(); i++) {
            if (isNamed(header, i, words)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNamed(List<String> header, int i, Pattern words) {
        return i < header.size() && words.matcher(HeaderWords.normalised(header.get(i))).matches();
    }

    static boolean isHour(String name) {
        return HOUR.matcher(HeaderWords.normalised(name)).matches();
    }

    private boolean areStamps(List<List<String>> sample, int time) {
        if (isNone() && time < 0) {
            return false;
        }
        StampParser parser = new StampParser();
        long stamps =
                sample.stream()
                        .map(row -> joined(i -> i < row.size() ? row.get(i) : "", time))
                        .map(parser::parse)
                        .filter(
                                kind ->
                                        kind
                                                == (hour < 0
                                                        ? StampParser.Kind.DATE
                                                        : StampParser.Kind.DATE_TIME))
                        .count();
        return 10 * stamps >= 9L * sample.size();
    }

    boolean isNone() {
        return year < 0 && hour < 0;
    }

    boolean hasDate() {
        return year >= 0;
    }

    boolean has(int column) {
        return column >= 0
                && (column == year
                        || column == month
                        || column == day
                        || column == hour
                        || column == minute
                        || column == second);
    }

    /// `header` without the names of these parts, some of which mean other things elsewhere.
    List<String> without(List<String> header) {
        List<String> others = new ArrayList<>(header);
        for (int i = 0; i < others.size(); i++) {
            if (has(i)) {
                others.set(i, "");
            }
        }
        return others;
    }

    /// The stamp as one text, such as "2024-1-31 09:30".
    ///
    /// @param field the text of a column
    /// @param time the column of the date where these parts hold none
    String joined(IntFunction<String> field, int time) {
        String date =
                year < 0
                        ? field.apply(time)
                        : fourDigits(whole(field.apply(year)))
                                + "-"
                                + whole(field.apply(month))
                                + "-"
                                + (day < 0 ? "1" : whole(field.apply(day)));
        if (hour < 0) {
            return date;
        }
        String clock = twoDigits(field.apply(hour)) + ":" + twoDigits(field.apply(minute));
        return date + " " + (second < 0 ? clock : clock + ":" + twoDigits(field.apply(second)));
    }

    /// Programs that know no whole numbers write 2024.0.
    private static String whole(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private static String twoDigits(String number) {
        String whole = whole(number);
        return whole.length() == 1 ? "0" + whole : whole;
    }

    private static String fourDigits(String year) {
        return year.length() != 2 ? year : (year.compareTo("70") < 0 ? "20" : "19") + year;
    }
}
