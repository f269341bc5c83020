package io.abtpro.bars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/// Bars at the times of known calendars, all of one price: only their times matter.
public final class Calendars {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private Calendars() {}

    static BarSeries at(String timeframe, ZoneId zone, List<Long> times) {
        int n = times.size();
        double[] price = new double[n];
        Arrays.fill(price, 100);
        return BarSeries.of(
                Timeframe.parse(timeframe),
                zone,
                times.stream().mapToLong(Long::longValue).toArray(),
                price,
                price,
                price,
                price,
                price);
    }

    /// A bar a day at midnight on these weekdays but for the holidays.
    static BarSeries daily(
            String from, String to, ZoneId zone, Set<DayOfWeek> weekdays, Set<LocalDate> holidays) {
        List<Long> times = new ArrayList<>();
        for (LocalDate day : days(from, to, weekdays, holidays)) {
            times.add(day.atStartOfDay(zone).toInstant().toEpochMilli());
        }
        return at("1d", zone, times);
    }

    private static List<LocalDate> days(
            String from, String to, Set<DayOfWeek> weekdays, Set<LocalDate> holidays) {
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to))
                .filter(day -> weekdays.contains(day.getDayOfWeek()) && !holidays.contains(day))
                .toList();
    }

    /// Bars of `minutes` within `sessions`, such as `09:30-16:00`, of these weekdays; after `13:00`
    /// none on half days.
    static BarSeries sessions(
            String from,
            String to,
            ZoneId zone,
            int minutes,
            Set<DayOfWeek> weekdays,
            Set<LocalDate> halfDays,
            String... sessions) {
        List<Long> times = new ArrayList<>();
        for (LocalDate day : days(from, to, weekdays, newYorkHolidays())) {
            for (String session : sessions) {
                LocalTime open = LocalTime.parse(session.substring(0, 5));
                LocalTime close = LocalTime.parse(session.substring(6));
                LocalTime until = halfDays.contains(day) ? LocalTime.of(13, 0) : close;
                for (LocalTime at = open; at.isBefore(until); at = at.plusMinutes(minutes)) {
                    times.add(ZonedDateTime.of(day, at, zone).toInstant().toEpochMilli());
                    if (at.plusMinutes(minutes).isBefore(at)) {
                        break;
                    }
                }
            }
        }
        return at(minutes + "m", zone, times);
    }

    /// Ten holidays a year, on workdays, as New York has them; fixed dates serve here.
    static Set<LocalDate> newYorkHolidays() {
        List<LocalDate> days = new ArrayList<>();
        for (int year = 2000; year < 2030; year++) {
            for (String day :
                    List.of(
                            "01-02", "01-17", "02-21", "04-15", "05-30", "06-19", "07-04", "09-05",
                            "11-24", "12-26")) {
                LocalDate date = LocalDate.parse(year + "-" + day);
                while (date.getDayOfWeek().getValue() > 5) {
                    date = date.plusDays(1);
                }
                days.add(date);
            }
        }
        return Set.copyOf(days);
    }

    /// Bars from each Sunday to the next Friday, 17:00 in New York, so that UTC hours shift with
    /// its clock.
    static BarSeries currencies(String fromSunday, int weeks, int minutes) {
        List<Long> times = new ArrayList<>();
        ZonedDateTime open = LocalDate.parse(fromSunday).atTime(17, 0).atZone(NEW_YORK);
        for (int week = 0; week < weeks; week++) {
            long from = open.plusWeeks(week).toInstant().toEpochMilli();
            long to = open.plusWeeks(week).plusDays(5).toInstant().toEpochMilli();
            for (long at = from; at < to; at += minutes * 60_000L) {
                times.add(at);
            }
        }
        return at(minutes + "m", ZoneOffset.UTC, times);
    }

    /// Hours as [#currencies], but for that from 17:00 in New York on each day.
    static BarSeries futures(int weeks) {
        BarSeries hours = currencies("2021-01-03", weeks, 60);
        List<Long> times = new ArrayList<>();
        for (long time : hours.openTimes()) {
            if (Instant.ofEpochMilli(time).atZone(NEW_YORK).getHour() != 17) {
                times.add(time);
            }
        }
        return at("1h", ZoneOffset.UTC, times);
    }

    /// Bars round the clock but for those that `missing` has.
    static BarSeries roundTheClock(String from, int bars, int minutes, LongPredicate missing) {
        long first = LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        List<Long> times = new ArrayList<>();
        for (long i = 0; i < bars; i++) {
            if (!missing.test(i)) {
                times.add(first + i * minutes * 60_000L);
            }
        }
        return at(minutes == 1440 ? "1d" : minutes + "m", ZoneOffset.UTC, times);
    }

    /// The bars of `series` that come with this chance each.
    static BarSeries thinned(BarSeries series, double chance, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> times = new ArrayList<>();
        for (long time : series.openTimes()) {
            if (random.nextDouble() < chance) {
                times.add(time);
            }
        }
        return at(series.timeframe().toString(), series.zone(), times);
    }

    /// The bars outside `from` to `to`.
    static BarSeries without(BarSeries series, String from, String to) {
        long hole = LocalDate.parse(from).atStartOfDay(series.zone()).toInstant().toEpochMilli();
        long end = LocalDate.parse(to).atStartOfDay(series.zone()).toInstant().toEpochMilli();
        List<Long> times = new ArrayList<>();
        for (long time : series.openTimes()) {
            if (time < hole || time >= end) {
                times.add(time);
            }
        }
        return at(series.timeframe().toString(), series.zone(), times);
    }
}
