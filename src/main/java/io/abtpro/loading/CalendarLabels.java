package io.abtpro.loading;

import io.abtpro.bars.Timeframe;
import io.abtpro.loading.LoadOptions.BarLabel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the stamps of days, weeks and months mark, decided by all of them.
///
/// Stamps are days of the exchange's zone, or of UTC where they are whole days there and not in the
/// exchange's zone. Those in the last minute of their day are its end.
///
/// A day at the end of its month, or the Friday or Saturday of a week, is the last day of the bar
/// and belongs to it; the first days of a month and Mondays are its start. Any other weekday may be
/// either.
final class CalendarLabels {
    private static final int EDGE = 7;
    private static final LocalTime LATE = LocalTime.of(23, 59);

    private final LocalDate[] days;
    private final Timeframe timeframe;
    private final ZoneId zone;
    private final boolean late;
    private final boolean apply;

    /// @param times sorted stamps
    CalendarLabels(long[] times, Timeframe timeframe, ZoneId exchange) {
        this.timeframe = timeframe;
        boolean ofUtc = !areWhole(times, exchange) && areWhole(times, ZoneDecision.UTC);
        this.zone = ofUtc ? ZoneDecision.UTC : exchange;
        this.days = new LocalDate[timeframe.isCalendar() ? times.length : 0];
        this.late = times.length > 0 && isLate(local(times[0], zone));
        for (int t = 0; t < days.length; t++) {
            days[t] = local(times[t], zone).toLocalDate();
        }
        this.apply =
                days.length > 1
                        && areWhole(times, zone)
                        && (late || timeframe.unit().compareTo(Timeframe.Unit.WEEK) >= 0);
    }

    private static ZonedDateTime local(long time, ZoneId zone) {
        return Instant.ofEpochMilli(time).atZone(zone);
    }

    private static boolean isLate(ZonedDateTime at) {
        return !at.toLocalTime().isBefore(LATE);
    }

    /// True where all are the first moment of a day, or all in the last minute of one.
    private static boolean areWhole(long[] times, ZoneId zone) {
        boolean late = times.length > 0 && isLate(local(times[0], zone));
        for (long time : times) {
            ZonedDateTime at = local(time, zone);
            boolean whole = late ? isLate(at) : at.equals(at.toLocalDate().atStartOfDay(zone));
            if (!whole) {
                return false;
            }
        }
        return true;
    }

    /// True where weeks or months are stamped at one time of day that is no midnight, on days that
    /// would be the last of their bar: that moment may be its end or, at some brokers, its start.
    boolean mayBeEndsOfSessions() {
        if (apply || days.length < 2 || timeframe.unit().compareTo(Timeframe.Unit.WEEK) < 0) {
            return false;
        }
        return timeframe.unit() == Timeframe.Unit.MONTH
                ? areMonthEnds()
                : usualWeekday() == DayOfWeek.FRIDAY || usualWeekday() == DayOfWeek.SATURDAY;
    }

    /// True where these stamps are whole days of weeks or months, or the last minute of days, weeks
    /// or months.
    boolean apply() {
        return apply;
    }

    /// What the stamps mark; empty where they may be either.
    Optional<BarLabel> label() {
        if (late) {
            return Optional.of(BarLabel.END);
        }
        if (timeframe.unit() == Timeframe.Unit.MONTH) {
            return Optional.of(areMonthEnds() ? BarLabel.END : BarLabel.START);
        }
        return switch (usualWeekday()) {
            case MONDAY -> Optional.of(BarLabel.START);
            case FRIDAY, SATURDAY -> Optional.of(BarLabel.END);
            case SUNDAY, TUESDAY, WEDNESDAY, THURSDAY -> Optional.empty();
        };
    }

    DayOfWeek usualWeekday() {
        Map<DayOfWeek, Integer> counts = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(days).forEach(day -> counts.merge(day.getDayOfWeek(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(DayOfWeek.MONDAY);
    }

    /// The newest stamp may be any day: vendors date the month that runs with its latest session.
    private boolean areMonthEnds() {
        return days.length > 1
                && Arrays.stream(days)
                        .limit(days.length - 1L)
                        .allMatch(day -> day.lengthOfMonth() - day.getDayOfMonth() < EDGE);
    }

    /// The newest stamp may be any day here too.
    private boolean areMonthStarts() {
        return Arrays.stream(days)
                .limit(Math.max(2, days.length - 1L))
                .allMatch(day -> day.getDayOfMonth() <= EDGE);
    }

    /// The starts of the bars in epoch milliseconds; empty where two stamps would be one bar.
    Optional<long[]> starts(BarLabel label) {
        UnaryOperator<LocalDate> start = label == BarLabel.END ? ofEnd() : ofStart();
        long[] starts = new long[days.length];
        LocalDate before = LocalDate.MIN;
        for (int t = 0; t < days.length; t++) {
            LocalDate day = start.apply(days[t]);
            boolean running =
                    t > 0
                            && t == days.length - 1
                            && timeframe.unit() == Timeframe.Unit.MONTH
                            && (label == BarLabel.END ? areMonthEnds() : isRunning(days[t]));
            day = running ? afterWhole(before, days[t]) : day;
            starts[t] = day.atStartOfDay(zone).toInstant().toEpochMilli();
            if (t > 0 && starts[t] <= starts[t - 1]) {
                return Optional.empty();
            }
            before = day;
        }
        return Optional.of(starts);
    }

    /// True for a day in the middle of a month where all stamps ahead of it are first days.
    private boolean isRunning(LocalDate day) {
        return day.getDayOfMonth() > EDGE && areMonthStarts();
    }

    /// The start of the bar that holds `day`, counted from the bar that starts on `before`: a
    /// quarter or year that runs is dated by its latest session, from which its start cannot be
    /// counted back.
    private LocalDate afterWhole(LocalDate before, LocalDate day) {
        LocalDate start = before.plusMonths(timeframe.count());
        while (!start.plusMonths(timeframe.count()).isAfter(day)) {
            start = start.plusMonths(timeframe.count());
        }
        return start;
    }

    /// First sessions stand a day or two into their month or week where it began with holidays.
    private UnaryOperator<LocalDate> ofStart() {
        if (timeframe.unit() == Timeframe.Unit.MONTH) {
            return areMonthStarts() ? day -> day.withDayOfMonth(1) : UnaryOperator.identity();
        }
        return usualWeekday() == DayOfWeek.MONDAY
                ? CalendarLabels::monday
                : UnaryOperator.identity();
    }

    private UnaryOperator<LocalDate> ofEnd() {
        int count = timeframe.count();
        if (timeframe.unit() == Timeframe.Unit.DAY) {
            return day -> day.minusDays(count - 1L);
        }
        if (timeframe.unit() == Timeframe.Unit.MONTH) {
            if (areMonthEnds()) {
                return day -> day.withDayOfMonth(1).minusMonths(count - 1L);
            }
            return !late && areMonthStarts()
                    ? day -> day.minusMonths(count)
                    : day -> day.plusDays(1).minusMonths(count);
        }
        return switch (usualWeekday()) {
            case FRIDAY, SATURDAY, SUNDAY -> day -> monday(day).minusWeeks(count - 1L);
            case MONDAY ->
                    late ? day -> day.plusDays(1).minusWeeks(count) : day -> day.minusWeeks(count);
            case TUESDAY, WEDNESDAY, THURSDAY -> day -> day.plusDays(1).minusWeeks(count);
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /// What was done, such as "stamps are bar ends: 2010-01-31 is the last day of the bar that
    /// starts on 2010-01-01".
    String note(BarLabel label, long[] starts) {
        if (timeframe.unit() == Timeframe.Unit.DAY) {
            return "stamps are bar ends, shifted by " + timeframe;
        }
        int t = 0;
        while (t < days.length - 1 && start(starts[t]).equals(days[t])) {
            t++;
        }
        LocalDate start = start(starts[t]);
        if (label == BarLabel.START && t == days.length - 1 && isRunning(days[t])) {
            return "the newest stamp, %s, is the latest session of the bar that starts on %s"
                    .formatted(days[t], start);
        }
        if (label == BarLabel.START) {
            return "stamps are first sessions and were moved to the first day of the bar, such as %s to %s"
                    .formatted(days[t], start);
        }
        return "stamps are bar ends, shifted: %s %s the bar that starts on %s (--bar-label start keeps them)"
                .formatted(
                        days[t],
                        !late && start.equals(days[t].minusMonths(timeframe.count()))
                                ? "ends"
                                : "is the last day of",
                        start);
    }

    private LocalDate start(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }

    /// True where `starts` are the stamps as they stand.
    boolean isUnmoved(long[] starts) {
        for (int t = 0; t < days.length; t++) {
            if (late || starts[t] != days[t].atStartOfDay(zone).toInstant().toEpochMilli()) {
                return false;
            }
        }
        return true;
    }
}
