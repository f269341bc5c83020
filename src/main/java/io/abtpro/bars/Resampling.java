package io.abtpro.bars;

import io.abtpro.failures.RefusedException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bars of a longer timeframe made from shorter ones.
///
/// Bins are closed at the left and stamped with their start, in the calendar of the exchange's
/// zone: days, weeks (from Monday) and months begin at local midnight, shorter bins count from it,
/// so a day of a clock change has 23 or 25 hours and a repeated hour gives two bars. A time without
/// bars gives no bar. A bar is known only at its end.
public final class Resampling {
    private static final Timeframe LONG = new Timeframe(1, Timeframe.Unit.WEEK);
    private static final int LONGEST_WEEKEND = 3;

    private Resampling() {}

    /// Bars of a longer timeframe.
    ///
    /// @param bars the bars
    /// @param notes what was left out, and which bar is made of a part of its time
    public record Resampled(BarSeries bars, List<String> notes) {
        public Resampled {
            notes = List.copyOf(notes);
        }
    }

    /// The bars of `series` in `timeframe`. A last bin is left out unless the series fills it to
    /// its end, or to the last time at which, by the days before it, this market has a bar. Their
    /// year is told anew, by the class of calendar that was chosen where one was.
    ///
    /// @throws IllegalArgumentException if `timeframe` is not a whole multiple of the series' own
    public static BarSeries to(BarSeries series, Timeframe timeframe) {
        return of(series, timeframe).bars();
    }

    /// As [#to], with what was left out.
    public static Resampled of(BarSeries series, Timeframe timeframe) {
        check(series.timeframe(), timeframe);
        int n = series.size();
        long[] times = new long[n];
        double[][] columns = new double[5][n];
        int bins = 0;
        int t = 0;
        List<String> notes = new ArrayList<>();
        while (t < n) {
            long start = binStart(series.openTime(t), timeframe, series.zone());
            long end = binEnd(start, timeframe, series.zone());
            int to = t;
            while (to < n && series.openTime(to) < end) {
                to++;
            }
            if (to == n
                    && series.knownAt(n - 1) < end
                    && !new SessionEnds(series).isComplete(end)) {
                notes.add(
                        "the last %s, from %s, is not complete: its %s were left out"
                                .formatted(
                                        timeframe,
                                        shown(start, timeframe, series.zone()),
                                        count(n - t)));
                break;
            }
            times[bins] = start;
            merge(series, t, to, columns, bins++);
            t = to;
        }
        noteFirst(series, timeframe, times, bins, notes);
        BarSeries bars =
                BarSeries.of(
                                timeframe,
                                series.zone(),
                                Arrays.copyOf(times, bins),
                                Arrays.copyOf(columns[0], bins),
                                Arrays.copyOf(columns[1], bins),
                                Arrays.copyOf(columns[2], bins),
                                Arrays.copyOf(columns[3], bins),
                                Arrays.copyOf(columns[4], bins))
                        .withCurrency(series.currency());
        TradingYear year = series.year();
        return new Resampled(
                year.chosen() ? bars.withYear(TradingYear.of(bars, year.kind())) : bars, notes);
    }

    private static String count(int bars) {
        return bars == 1 ? "1 bar" : bars + " bars";
    }

    private static String shown(long start, Timeframe timeframe, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(start).atZone(zone);
        return timeframe.isCalendar()
                ? at.toLocalDate().toString()
                : at.toLocalDateTime().toString();
    }

    /// A series that begins inside a week or month gives a first bar of what is left of it.
    private static void noteFirst(
            BarSeries series, Timeframe timeframe, long[] times, int bins, List<String> notes) {
        if (bins == 0 || timeframe.compareTo(LONG) < 0) {
            return;
        }
        LocalDate begins = Instant.ofEpochMilli(times[0]).atZone(series.zone()).toLocalDate();
        LocalDate first =
                Instant.ofEpochMilli(series.openTime(0)).atZone(series.zone()).toLocalDate();
        if (ChronoUnit.DAYS.between(begins, first) > LONGEST_WEEKEND) {
            notes.add(
                    "the first %s is made of the bars since %s; it begins on %s"
                            .formatted(timeframe, first, begins));
        }
    }

    /// True if bars of `to` can be made from bars of `from`.
    public static boolean fits(Timeframe from, Timeframe to) {
        boolean days = from.unit() == Timeframe.Unit.DAY && from.count() == 1 && to.isCalendar();
        return to.compareTo(from) > 0
                && (days
                        || !from.isCalendar()
                                && (to.isCalendar() || to.millis() % from.millis() == 0));
    }

    private static void check(Timeframe from, Timeframe to) {
        if (!fits(from, to) && from.isCalendar() && to.compareTo(from) > 0) {
            throw new RefusedException(
                    ("bars of %s cannot be made into %s, since weeks and months are"
                                    + " made from days; give a dataset of 1d or shorter")
                            .formatted(from, to));
        }
        if (!fits(from, to)) {
            throw new RefusedException(
                    "timeframe must be a whole multiple of %s, was %s".formatted(from, to));
        }
    }

    private static void merge(BarSeries series, int from, int to, double[][] columns, int bin) {
        double high = series.high(from);
        double low = series.low(from);
        double volume = 0;
        for (int t = from; t < to; t++) {
            high = Math.max(high, series.high(t));
            low = Math.min(low, series.low(t));
            volume += series.volume(t);
        }
        columns[0][bin] = series.open(from);
        columns[1][bin] = high;
        columns[2][bin] = low;
        columns[3][bin] = series.close(to - 1);
        columns[4][bin] = volume;
    }

    /// The start of the bin that holds `time` (both epoch ms, UTC).
    public static long binStart(long time, Timeframe timeframe, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(zone);
        LocalDate day = at.toLocalDate();
        if (timeframe.isCalendar()) {
            return firstDay(day, timeframe).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        // Counted in local clock time, at the offset in force, so that 4-hour bins stay at 00, 04,
        // 08 all year.
        long offset = 1000L * at.getOffset().getTotalSeconds();
        long local = time + offset;
        long midnight = Math.floorDiv(local, 86_400_000L) * 86_400_000L;
        long start =
                midnight + (local - midnight) / timeframe.millis() * timeframe.millis() - offset;
        long change = lastClockChange(time, zone);
        return Math.max(start, change);
    }

    /// The end of the bin that starts at `start`, as [#binStart] gave it (both epoch ms, UTC): the
    /// start of the next.
    public static long binEnd(long start, Timeframe timeframe, ZoneId zone) {
        return timeframe.isCalendar()
                ? timeframe.endOf(start, zone)
                : nextStart(start, timeframe, zone);
    }

    private static long lastClockChange(long time, ZoneId zone) {
        var transition = zone.getRules().previousTransition(Instant.ofEpochMilli(time + 1));
        return transition == null ? Long.MIN_VALUE : transition.getInstant().toEpochMilli();
    }

    private static long nextStart(long start, Timeframe timeframe, ZoneId zone) {
        long step = Math.min(timeframe.millis(), 60_000L);
        long end = start + step;
        while (end < start + timeframe.millis() && binStart(end, timeframe, zone) == start) {
            end += step;
        }
        return end;
    }

    private static LocalDate firstDay(LocalDate day, Timeframe timeframe) {
        return switch (timeframe.unit()) {
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                long weeks = Math.floorDiv(monday.toEpochDay() + 3, 7L);
                yield monday.minusWeeks(Math.floorMod(weeks, (long) timeframe.count()));
            }
            case MONTH -> {
                long month =
                        Math.floorMod(
                                ChronoUnit.MONTHS.between(LocalDate.EPOCH, day.withDayOfMonth(1)),
                                (long) timeframe.count());
                yield day.withDayOfMonth(1).minusMonths(month);
            }
            default -> day.minusDays(Math.floorMod(day.toEpochDay(), (long) timeframe.count()));
        };
    }
}
