package io.abtpro.bars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// The weekends of a market that trades through midnight, and which of them was seen but once: its
/// bars may be missing as well, and nothing in the data says which.
final class Weekends {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long DAY = 86_400_000L;
    private static final int LONGEST = 4;
    private static final int FIVE = 17;

    private final BarSeries series;
    private final long[] local;
    private final UsualSlots slots;
    private final long slot;
    private final boolean any;
    private final BitSet once = new BitSet();

    Weekends(BarSeries series, long[] local, long slot, UsualSlots slots) {
        this.series = series;
        this.local = local;
        this.slots = slots;
        this.slot = slot;
        this.any = slots.throughMidnight() && slot < DAY;
        if (any) {
            findOnce();
        }
    }

    private void findOnce() {
        Map<Long, Integer> times = new HashMap<>();
        for (int t = 1; t < local.length; t++) {
            if (isWeekend(t)) {
                times.merge(times(t), 1, Integer::sum);
                once.set(t);
            }
        }
        once.stream().filter(t -> times.getOrDefault(times(t), 0) > 1).forEach(once::clear);
    }

    /// When in the week the gap before bar `t` begins and ends.
    private long times(int t) {
        return (long) slots.slotOf(local[t - 1]) << Integer.SIZE | slots.slotOf(local[t]);
    }

    private boolean isWeekend(int t) {
        long from = Math.floorDiv(local[t - 1], DAY) + 1;
        long to = Math.floorDiv(local[t], DAY);
        boolean weekend = false;
        for (long day = from; to - from <= LONGEST && day < to; day++) {
            int weekday = LocalDate.ofEpochDay(day).getDayOfWeek().getValue() - 1;
            if (!slots.isRare(weekday)) {
                return false;
            }
            weekend |= weekday >= SessionTally.SATURDAY;
        }
        return weekend;
    }

    /// True where the gap before bar `t` is from 17:00 on Friday to 17:00 on Sunday in New York,
    /// whatever clock shifts.
    boolean isOfCurrencies(int t) {
        if (!any
                || series.openTime(t) - series.openTime(t - 1) < DAY
                || series.openTime(t) - series.openTime(t - 1) > LONGEST * DAY) {
            return false;
        }
        ZonedDateTime from = newYork(series.openTime(t - 1) + slot);
        ZonedDateTime to = newYork(series.openTime(t));
        return from.getDayOfWeek() == DayOfWeek.FRIDAY
                && to.getDayOfWeek() == DayOfWeek.SUNDAY
                && from.getHour() == FIVE
                && from.getMinute() == 0
                && to.getHour() == FIVE
                && to.getMinute() == 0;
    }

    /// True where the gap before bar `t` is a weekend at hours that no other has.
    boolean isOnce(int t) {
        return once.get(t);
    }

    /// True where the gap before bar `t` is a weekend seen once of a market round the clock, not at
    /// the hours of currencies.
    boolean isDoubtful(int t) {
        return once.get(t) && slots.roundTheClock() && !isNearCurrencies(t);
    }

    private boolean isNearCurrencies(int t) {
        ZonedDateTime from = newYork(series.openTime(t - 1) + slot);
        ZonedDateTime to = newYork(series.openTime(t) - 1);
        boolean friday =
                from.minusNanos(1).getDayOfWeek() == DayOfWeek.FRIDAY
                        && from.minusNanos(1).getHour() >= FIVE - 3;
        return friday && to.getDayOfWeek() == DayOfWeek.SUNDAY && to.getHour() >= FIVE - 2;
    }

    private static ZonedDateTime newYork(long time) {
        return Instant.ofEpochMilli(time).atZone(NEW_YORK);
    }

    /// A weekend that was taken for one although it was seen once, as the end of the calendar's
    /// sentence; empty where none was.
    String words() {
        int t = once.stream().filter(at -> !isDoubtful(at)).findFirst().orElse(0);
        return t == 0
                ? ""
                : ", closed from %s to %s, seen once"
                        .formatted(
                                GapFindings.time(local[t - 1] + slot, true),
                                GapFindings.time(local[t], true));
    }
}
