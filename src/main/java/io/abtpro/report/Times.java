package io.abtpro.report;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates, lengths of bars and places as people read them, the same everywhere: ISO dates in the
/// dataset's zone, with the time of day where bars are shorter than a day.
public final class Times {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TAG_DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TAG_MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Times() {}

    public static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    /// @param at epoch milliseconds
    public static String day(long at, ZoneId zone) {
        return day(Instant.ofEpochMilli(at), zone);
    }

    /// The date, with the time of day where bars are shorter than a day.
    ///
    /// @param at epoch milliseconds
    public static String stamp(long at, ZoneId zone, boolean intraday) {
        return intraday ? minute(Instant.ofEpochMilli(at), zone) : day(at, zone);
    }

    public static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    /// The date, with the time of day where that is not midnight.
    public static String date(Instant at, ZoneId zone) {
        boolean midnight = at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? day(at, zone) : minute(at, zone);
    }

    /// As [#date(Instant, ZoneId)].
    public static String date(Instant at, String zone) {
        return date(at, ZoneId.of(zone));
    }

    /// When a bar opened.
    public static String of(BarSeries series, int bar) {
        return (isIntraday(series) ? MINUTE : DAY).format(open(series, bar));
    }

    /// When a bar opened, as a crosshair's tag says it: "12 Mar 2020".
    public static String tag(BarSeries series, int bar) {
        return (isIntraday(series) ? TAG_MINUTE : TAG_DAY).format(open(series, bar));
    }

    /// The opens of the first and last bar, such as "2016-05-05 to 2020-04-17".
    public static String span(BarSeries series, Backtest.Period period) {
        return of(series, period.fromBar()) + " to " + of(series, period.toBar() - 1);
    }

    /// Whether bars are shorter than a day.
    public static boolean isIntraday(BarSeries series) {
        return !series.timeframe().isCalendar();
    }

    /// "1 day", "5 min" of "1d", "5m".
    public static String timeframe(String code) {
        String count = code.replaceAll("\\D", "");
        String unit =
                switch (code.replaceAll("\\d", "")) {
                    case "s" -> "sec";
                    case "m" -> "min";
                    case "h" -> "hour";
                    case "d" -> "day";
                    case "w" -> "week";
                    default -> "month";
                };
        boolean plural = !count.equals("1") && !unit.equals("min") && !unit.equals("sec");
        return count + " " + unit + (plural ? "s" : "");
    }

    /// "New York" of "America/New_York".
    public static String place(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static ZonedDateTime open(BarSeries series, int bar) {
        return Instant.ofEpochMilli(series.openTime(bar)).atZone(series.zone());
    }
}
