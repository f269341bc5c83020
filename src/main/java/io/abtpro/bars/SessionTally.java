package io.abtpro.bars;

import io.abtpro.bars.GapTally.Hole;

import java.time.ZoneId;
import java.util.List;

/// Days with bars in the exchange's zone: how many of each weekday, how many bars each, at which
/// times of day.
final class SessionTally {
    static final int SATURDAY = 5;
    static final int SUNDAY = 6;
    private static final long DAY = 86_400_000L;
    private static final int WEEK = 7;
    private static final long TWO_HOURS = 7_200_000L;
    private static final double DENSE = 0.75;

    private final ZoneId zone;
    private final LocalClock clock;
    private final long slot;
    private final int[] atSlot;
    private final long block;
    private final int[] inBlock;
    private final int[] onWeekday = new int[WEEK];
    private long firstDay;
    private long lastDay;
    private int sessions;
    private int firstBars;
    private int lastBars;
    private int lastBlock;

    SessionTally(Timeframe timeframe, ZoneId zone) {
        this.zone = zone;
        this.clock = new LocalClock(zone);
        this.slot = Math.min(DAY, timeframe.millis());
        this.atSlot = new int[(int) ((DAY + slot - 1) / slot)];
        this.block = Math.max(TWO_HOURS, slot);
        this.inBlock = new int[(int) ((DAY + block - 1) / block)];
    }

    void add(long open) {
        long local = clock.local(open);
        long day = Math.floorDiv(local, DAY);
        if (sessions == 0 || day != lastDay) {
            firstDay = sessions == 0 ? day : firstDay;
            lastDay = day;
            lastBars = 0;
            lastBlock = -1;
            sessions++;
            onWeekday[weekday(day)]++;
        }
        lastBars++;
        firstBars += sessions == 1 ? 1 : 0;
        atSlot[(int) (Math.floorMod(local, DAY) / slot)]++;
        int ofDay = (int) (Math.floorMod(local, DAY) / block);
        inBlock[ofDay] += ofDay == lastBlock ? 0 : 1;
        lastBlock = ofDay;
    }

    /// Time of the day in milliseconds that is traded in on half of the sessions or more, `bars` in
    /// all: where most of it has bars the times of these, and where trading is thin each two hours
    /// that have one.
    long usualTime(int bars) {
        int blocks = 0;
        for (int seen : inBlock) {
            blocks += seen > 0 && 2L * seen >= sessions ? 1 : 0;
        }
        long time = blocks * block;
        return bars * (double) slot >= DENSE * time * sessions ? usual().count() * slot : time;
    }

    private static int weekday(long day) {
        return (int) Math.floorMod(day + 3, (long) WEEK);
    }

    /// Days with bars.
    int sessions() {
        return sessions;
    }

    /// True for a weekday with bars on half of its dates or more.
    boolean isUsual(int weekday, int[] dates) {
        return onWeekday[weekday] > 0 && 2 * onWeekday[weekday] >= dates[weekday];
    }

    /// Share of the dates of usual weekdays that have bars; 1 where no weekday is usual.
    double shareOfUsual(int[] dates) {
        int of = 0;
        int have = 0;
        for (int weekday = 0; weekday < WEEK; weekday++) {
            if (isUsual(weekday, dates)) {
                of += dates[weekday];
                have += onWeekday[weekday];
            }
        }
        return of == 0 ? 1 : (double) have / of;
    }

    /// Sessions on this weekday, Monday 0.
    int on(int weekday) {
        return onWeekday[weekday];
    }

    /// Dates of each weekday from the first session to the last but for those within holes, shape
    /// `[7]`.
    int[] dates(List<Hole> holes) {
        int[] dates = new int[WEEK];
        count(firstDay, lastDay, 1, dates);
        var clock = new LocalClock(zone);
        for (Hole hole : holes) {
            long from = Math.floorDiv(clock.local(hole.from()), DAY);
            long to = Math.floorDiv(clock.local(hole.to()), DAY);
            count(from, to - 1, -1, dates);
        }
        return dates;
    }

    private static void count(long from, long to, int by, int[] dates) {
        long days = to - from + 1;
        for (int i = 0; i < WEEK; i++) {
            long more = days > i ? (days - i + WEEK - 1) / WEEK : 0;
            dates[weekday(from + i)] += (int) (by * more);
        }
    }

    /// Bars of the usual session: the mean of all but the first and the last, which the data may
    /// cut; of one or two, the longer.
    double barsASession(int bars) {
        return sessions > 2
                ? (double) (bars - firstBars - lastBars) / (sessions - 2)
                : Math.max(firstBars, lastBars);
    }

    /// Times of day, a timeframe each, with a bar on half of the sessions or more.
    ///
    /// @param count how many
    /// @param bars at these
    record Usual(int count, int bars) {}

    Usual usual() {
        int count = 0;
        int bars = 0;
        for (int seen : atSlot) {
            if (seen > 0 && 2L * seen >= sessions) {
                count++;
                bars += seen;
            }
        }
        return new Usual(count, bars);
    }
}
