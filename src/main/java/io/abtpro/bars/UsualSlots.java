package io.abtpro.bars;

import java.time.DayOfWeek;
import java.util.Arrays;

/// The weekday and time-of-day slots in which a bar is expected.
///
/// A weekday that was seen three times or more speaks for itself: a slot is usual where half of its
/// dates have a bar. A weekday seen less often is judged by all days together, so that a hole in
/// its only day is one; beside a date without bars a day says nothing of the time before its first
/// bar or after its last. Two things are allowed it: a market that trades through midnight may stop
/// earlier before a day off and start later after one, and a break that several days have at the
/// same time is one. A break of a single day is expected to have bars.
final class UsualSlots {
    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;
    private static final int WEEK = 7;

    /// Dates of a weekday that tell what is usual on it.
    private static final int KNOWN = 3;

    /// Days without a bar in a row that a market may be closed; longer ones are a hole in the data
    /// and tell nothing.
    static final int LONGEST_CLOSURE = 16;

    /// No session is as long.
    private static final long LONGEST_SESSION = 18 * HOUR;

    /// No market that closes for the night opens as soon.
    private static final long SHORTEST_NIGHT = 6 * HOUR;

    private static final int FRIDAY = DayOfWeek.FRIDAY.getValue() - 1;
    private static final int SATURDAY = SessionTally.SATURDAY;
    private static final int SUNDAY = SessionTally.SUNDAY;

    private final long slot;
    private final int slotsADay;
    private final int[] seen;
    private final int[] seenOnAll;

    /// Days on which the slot lies between two bars and has none, by weekday and slot.
    private final int[] inside;

    private final int[] insideOnAll;

    /// Days that tell nothing of the slot: it is before their first bar or after their last, beside
    /// a date without bars.
    private final int[] silent;

    private final int[] dates = new int[WEEK];
    private final int[] earliest = new int[WEEK];
    private final int[] latest = new int[WEEK];
    private final boolean[] open = new boolean[WEEK];
    private final boolean[] unseen = new boolean[WEEK];
    private final boolean[] pooled;
    private final int first;
    private final int last;
    private int sessions;
    private boolean throughMidnight;
    private boolean roundTheClock;
    private boolean regularHours;
    private final boolean regularDays;

    /// @param local open times on the exchange's clock, not empty
    /// @param slot length of a slot in milliseconds, a day at most
    /// @param fits whether a bar is a slot; false where bars are longer than a day
    UsualSlots(long[] local, long slot, boolean fits) {
        this.slot = slot;
        this.slotsADay = (int) (DAY / slot);
        this.seen = new int[WEEK * slotsADay];
        this.seenOnAll = new int[slotsADay];
        this.inside = new int[WEEK * slotsADay + 1];
        this.insideOnAll = new int[slotsADay];
        this.silent = new int[slotsADay + 1];
        this.pooled = new boolean[slotsADay];
        this.first = slotOf(local[0]);
        this.last = slotOf(local[local.length - 1]);
        Arrays.fill(earliest, slotsADay);
        countDates(local);
        countBars(local);
        pool(local.length);
        if (fits) {
            missedWeekdays();
        }
        this.regularDays = areDaysRegular(local);
        if (!regularDays) {
            Arrays.fill(unseen, false);
        }
    }

    int slotOf(long localMillis) {
        int ofDay = (int) (Math.floorMod(localMillis, DAY) / slot);
        return weekday(Math.floorDiv(localMillis, DAY)) * slotsADay
                + Math.min(ofDay, slotsADay - 1);
    }

    private static int weekday(long day) {
        return (int) Math.floorMod(day + 3, (long) WEEK);
    }

    private void countDates(long[] local) {
        long before = Math.floorDiv(local[0], DAY);
        dates[weekday(before)]++;
        sessions = 1;
        for (long time : local) {
            long to = Math.floorDiv(time, DAY);
            sessions += to == before ? 0 : 1;
            for (long day = to - before - 1 > LONGEST_CLOSURE ? to : before + 1; day <= to; day++) {
                dates[weekday(day)]++;
            }
            before = to;
        }
    }

    private void countBars(long[] local) {
        for (int t = 0; t < local.length; t++) {
            int at = slotOf(local[t]);
            int weekday = at / slotsADay;
            int ofDay = at % slotsADay;
            seen[at]++;
            seenOnAll[ofDay]++;
            open[weekday] = true;
            earliest[weekday] = Math.min(earliest[weekday], ofDay);
            latest[weekday] = Math.max(latest[weekday], ofDay);
            if (t > 0) {
                countBetween(local[t - 1], local[t]);
            }
        }
        int now = 0;
        for (int i = 0; i < seen.length; i++) {
            now += inside[i];
            inside[i] = now;
            insideOnAll[i % slotsADay] += now;
        }
    }

    /// Marks where the slots between two bars of a day, or of a night too short to be one, begin
    /// and end; of those around a date without bars, which slots of their days say nothing.
    private void countBetween(long before, long next) {
        if (Math.floorDiv(next, DAY) > Math.floorDiv(before, DAY) + 1) {
            silent[slotOf(before) % slotsADay + 1]++;
            silent[slotsADay]--;
            silent[0]++;
            silent[slotOf(next) % slotsADay]--;
            return;
        }
        boolean sameDay = Math.floorDiv(before, DAY) == Math.floorDiv(next, DAY);
        if (next - before <= slot || !sameDay && next - before > SHORTEST_NIGHT) {
            return;
        }
        int from = slotOf(before) + 1;
        int to = slotOf(next);
        if (from <= to) {
            inside[from]++;
            inside[to]--;
        } else { // from Sunday to Monday
            inside[from]++;
            inside[seen.length]--;
            inside[0]++;
            inside[to]--;
        }
    }

    private void pool(int bars) {
        int usual = 0;
        long atUsual = 0;
        int silentNow = 0;
        for (int i = 0; i < slotsADay; i++) {
            silentNow += silent[i];
            int of =
                    sessions
                            - silentNow
                            - (i < first % slotsADay ? 1 : 0)
                            - (i > last % slotsADay ? 1 : 0);
            pooled[i] = of > 0 && 2 * seenOnAll[i] >= of;
            usual += pooled[i] ? 1 : 0;
            atUsual += pooled[i] ? seenOnAll[i] : 0;
        }
        if (2 * atUsual < bars) { // no hours are regular
            Arrays.fill(pooled, false);
            usual = 0;
        }
        regularHours = usual > 0;
        roundTheClock = slotsADay > 1 && usual * slot >= LONGEST_SESSION;
        throughMidnight = roundTheClock || slotsADay > 1 && pooled[0] && pooled[slotsADay - 1];
    }

    /// Workdays without a bar that were not seen often enough to be days off.
    private void missedWeekdays() {
        for (int weekday = 0; weekday < WEEK; weekday++) {
            unseen[weekday] =
                    !open[weekday]
                            && weekday <= FRIDAY
                            && dates[weekday] > 0
                            && dates[weekday] < KNOWN
                            && !(weekday == FRIDAY && !open[SATURDAY] && open[SUNDAY])
                            && !(weekday == 0 && !open[SUNDAY] && open[SATURDAY]);
        }
    }

    /// False where most steps from a day with bars to the next pass over days that should have had
    /// some: such a market is thin, and its weekdays are not judged by one another.
    private boolean areDaysRegular(long[] local) {
        int steps = 0;
        int over = 0;
        for (int t = 1; t < local.length; t++) {
            long day = Math.floorDiv(local[t - 1], DAY);
            long to = Math.floorDiv(local[t], DAY);
            steps += to > day ? 1 : 0;
            boolean passes = false;
            for (long between = day + 1; between < to && between <= day + WEEK; between++) {
                passes |= isTrading(weekday(between));
            }
            over += passes ? 1 : 0;
        }
        return over < 2 || 2 * over <= steps;
    }

    /// Shape `[7 * slots a day]`, Monday's first.
    boolean[] usual() {
        boolean[] usual = new boolean[seen.length];
        for (int i = 0; i < usual.length; i++) {
            int of = possible(i);
            usual[i] =
                    of >= KNOWN || !regularDays
                            ? of > 0 && 2 * seen[i] >= of
                            : isTrading(i / slotsADay) && pooled[i % slotsADay] && !isEdgeOfWeek(i)
                                    || isSeenOnce(i);
        }
        return usual;
    }

    /// Dates on which the slot lies between the first bar and the last.
    private int possible(int i) {
        int weekday = i / slotsADay;
        return dates[weekday]
                - (weekday == first / slotsADay && i < first ? 1 : 0)
                - (weekday == last / slotsADay && i > last ? 1 : 0);
    }

    private boolean isTrading(int weekday) {
        return open[weekday] || unseen[weekday];
    }

    private boolean isEdgeOfWeek(int i) {
        int weekday = i / slotsADay;
        int ofDay = i % slotsADay;
        return throughMidnight
                && open[weekday]
                && (ofDay > latest[weekday] && isDayOff((weekday + 1) % WEEK)
                        || ofDay < earliest[weekday] && isDayOff((weekday + WEEK - 1) % WEEK));
    }

    private boolean isDayOff(int weekday) {
        return dates[weekday] > 0 && !isTrading(weekday);
    }

    /// True for a slot of the only date of its weekday, between two bars, of which no other day
    /// tells anything.
    boolean isSeenOnce(int i) {
        return regularDays
                && regularHours
                && possible(i) == 1
                && inside[i] == 1
                && insideOnAll[i % slotsADay] == 1
                && seenOnAll[i % slotsADay] == 0;
    }

    /// True for a time of day at which several days have a break.
    boolean isBreak(int slotOfDay) {
        return insideOnAll[slotOfDay] > 1;
    }

    /// Dates with bars.
    int sessions() {
        return sessions;
    }

    /// True for a workday that has no bar on any of its few dates.
    boolean isUnseen(int weekday) {
        return unseen[weekday];
    }

    /// True for a weekday of so few dates that all days are asked.
    boolean isRare(int weekday) {
        return dates[weekday] < KNOWN;
    }

    /// True for a market whose usual slots are longer than any session.
    boolean roundTheClock() {
        return roundTheClock;
    }

    /// True for a market that is open at night: its week ends and begins within a day.
    boolean throughMidnight() {
        return throughMidnight;
    }
}
