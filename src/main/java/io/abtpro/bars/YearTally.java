package io.abtpro.bars;

import io.abtpro.bars.GapTally.Hole;
import io.abtpro.bars.TradingYear.Kind;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// Counts bars one after the other and says at any time which class of calendar they show; the rule
/// is that of [TradingYear]. A bar costs no time that grows with the bars before it.
final class YearTally {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final long SATURDAY_MORNING = 2 * DAY + 6 * HOUR;
    private static final long SATURDAY = 12 * HOUR;
    private static final double FILLED = 0.9;
    private static final double REGULAR = 0.75;
    private static final int BARS_A_CLOSURE = 5;

    private final Timeframe timeframe;
    private final ZoneId zone;
    private final long length;
    private final GapTally gaps;
    private final SessionTally sessions;
    private int bars;
    private int onSaturday;
    private long first;
    private long last;

    YearTally(Timeframe timeframe, ZoneId zone) {
        this.timeframe = timeframe;
        this.zone = zone;
        this.length = timeframe.millis();
        this.gaps = new GapTally(length);
        this.sessions = new SessionTally(timeframe, zone);
    }

    /// Counts the bar that opens at `open`, later than those before.
    void add(long open) {
        if (bars == 0) {
            first = open;
        } else {
            gaps.add(last, open);
        }
        sessions.add(open);
        onSaturday += Math.floorMod(open - SATURDAY_MORNING, WEEK) < SATURDAY ? 1 : 0;
        last = open;
        bars++;
    }

    TradingYear year() {
        YearFigures told = figures();
        return told.year(kind(told), true, false);
    }

    TradingYear year(Kind chosen) {
        YearFigures told = figures();
        return told.year(chosen, kind(told) == chosen, true);
    }

    private YearFigures figures() {
        List<Hole> holes = gaps.holes();
        long without = holes.stream().mapToLong(Hole::millis).sum();
        long covered = bars == 0 ? 0 : timeframe.endOf(last, zone) - first - without;
        long closed = gaps.closed() - without;
        return new YearFigures(
                timeframe,
                bars,
                covered,
                closed,
                holes,
                sessions,
                restsAtWeekends(holes, covered, covered - closed));
    }

    private Kind kind(YearFigures told) {
        if (length > DAY || bars < 2) {
            return length == DAY ? Kind.EXCHANGE_DAYS : Kind.OBSERVED;
        }
        if (length == DAY) {
            return ofDays(told);
        }
        if (isShortOnSaturday(told)) {
            return Kind.SEVEN_DAYS;
        }
        boolean apart = bars < (long) BARS_A_CLOSURE * gaps.closures();
        return !apart
                        && told.fillOfOpenTime() >= FILLED
                        && told.covered() >= YearFigures.LONGEST_SESSION
                ? roundTheClock(told)
                : ofSessions(told);
    }

    /// Less than two weeks, most of them filled, and most of their Saturdays: nothing speaks for a
    /// rest at weekends.
    private boolean isShortOnSaturday(YearFigures told) {
        return told.covered() < YearFigures.TWO_WEEKS
                && onSaturday > 0
                && told.fill() >= REGULAR
                && (double) onSaturday * length
                        >= REGULAR * (saturdays(timeframe.endOf(last, zone)) - saturdays(first));
    }

    /// A bar a day: which weekdays have them.
    private Kind ofDays(YearFigures told) {
        int[] dates = told.dates();
        int usualDates = 0;
        int onUsual = 0;
        for (int weekday = 0; weekday < dates.length; weekday++) {
            if (sessions.isUsual(weekday, dates)) {
                usualDates += dates[weekday];
                onUsual += sessions.on(weekday);
            }
        }
        int all = told.usualDays();
        boolean weekends = dates[SessionTally.SATURDAY] > 0 && dates[SessionTally.SUNDAY] > 0;
        if (weekends && onUsual >= YearFigures.WHOLE * usualDates && usualDates == sum(dates)) {
            return Kind.SEVEN_DAYS;
        }
        if (onUsual < FILLED * bars || onUsual < REGULAR * usualDates || all == dates.length) {
            return Kind.OBSERVED;
        }
        boolean saturdaysOut =
                all == dates.length - 1
                        && dates[SessionTally.SATURDAY] > 0
                        && !sessions.isUsual(SessionTally.SATURDAY, dates);
        return saturdaysOut ? Kind.FIVE_DAYS : Kind.EXCHANGE_DAYS;
    }

    private static int sum(int[] dates) {
        int sum = 0;
        for (int date : dates) {
            sum += date;
        }
        return sum;
    }

    /// Bars that fill the time but for closed weekends.
    private Kind roundTheClock(YearFigures told) {
        if (told.restsAtWeekends()) {
            return Kind.FIVE_DAYS;
        }
        return saturdays(told.holes()) < SATURDAY / 2 || told.fill() >= YearFigures.WHOLE
                ? Kind.SEVEN_DAYS
                : Kind.OBSERVED;
    }

    /// The middle of Saturday, when currencies rest in every zone, tells; where there is none, how
    /// the week begins and ends.
    private boolean restsAtWeekends(List<Hole> holes, long covered, long open) {
        long saturdays = saturdays(holes);
        return saturdays < SATURDAY / 2
                ? isWeekOfCurrencies(covered)
                : onSaturday * (double) open < (1 - FILLED) * bars * (double) saturdays;
    }

    /// Saturday time within the time covered.
    private long saturdays(List<Hole> holes) {
        if (bars == 0) {
            return 0;
        }
        long saturdays = saturdays(timeframe.endOf(last, zone)) - saturdays(first);
        for (Hole hole : holes) {
            saturdays -= saturdays(hole.to()) - saturdays(hole.from());
        }
        return saturdays;
    }

    /// Saturday time, 06:00 to 18:00 UTC, before `time`.
    private static long saturdays(long time) {
        long since = time - SATURDAY_MORNING;
        return Math.floorDiv(since, WEEK) * SATURDAY
                + Math.min(Math.floorMod(since, WEEK), SATURDAY);
    }

    /// True for bars within one week that open as currencies do, or stop as they do: of a weekend
    /// they show no more.
    private boolean isWeekOfCurrencies(long covered) {
        long open = minuteOfWeek(first);
        long close = minuteOfWeek(timeframe.endOf(last, zone));
        boolean sundayEvening = within(open, DayOfWeek.SUNDAY, 16, 23);
        boolean fridayEvening = within(close, DayOfWeek.FRIDAY, 15, 24);
        boolean exactly =
                open == minute(DayOfWeek.SUNDAY, 17) || close == minute(DayOfWeek.FRIDAY, 17);
        return exactly || sundayEvening && fridayEvening && covered >= 4 * DAY;
    }

    private static boolean within(long minute, DayOfWeek day, int fromHour, int toHour) {
        return minute >= minute(day, fromHour) && minute <= minute(day, toHour);
    }

    private static long minute(DayOfWeek day, int hour) {
        return (day.getValue() - 1) * 1440L + hour * 60L;
    }

    private static long minuteOfWeek(long time) {
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(NEW_YORK);
        return (at.getDayOfWeek().getValue() - 1) * 1440L + at.getHour() * 60L + at.getMinute();
    }

    private Kind ofSessions(YearFigures told) {
        var usual = sessions.usual();
        boolean regular =
                sessions.shareOfUsual(told.dates()) >= REGULAR
                        && usual.bars() >= REGULAR * bars
                        && usual.bars() >= REGULAR * usual.count() * sessions.sessions();
        return regular && !told.nightsToo() && !told.isOnBothWeekendDays()
                ? Kind.EXCHANGE_DAYS
                : Kind.OBSERVED;
    }
}
