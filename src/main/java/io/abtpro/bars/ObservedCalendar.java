package io.abtpro.bars;

import io.abtpro.bars.Finding.Kind;
import io.abtpro.bars.Finding.Severity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// When the instrument trades, learned from the data: weekday and time-of-day slots in the
/// exchange's zone, by the rule of [UsualSlots].
final class ObservedCalendar {
    private static final long DAY = 86_400_000L;

    private final BarSeries series;
    private final int n;
    private final long[] local;
    private final long slot;
    private final int slotsADay;
    private final UsualSlots slots;
    private final Weekends weekends;
    private final boolean[] usual;
    private final int[] usualBefore;
    private final int[] usualOn;
    private final BitSet holidays;
    private final BitSet shortDays;

    ObservedCalendar(BarSeries series) {
        this.series = series;
        this.n = series.size();
        this.local = LocalTimes.of(series);
        this.slot = Math.min(DAY, series.timeframe().millis());
        this.slotsADay = (int) (DAY / slot);
        this.slots = new UsualSlots(local, slot, series.timeframe().millis() <= DAY);
        this.weekends = new Weekends(series, local, slot, slots);
        this.usual = slots.usual();
        this.usualBefore = counts(usual);
        this.usualOn = new int[7];
        for (int weekday = 0; weekday < 7; weekday++) {
            usualOn[weekday] =
                    usualBefore[(weekday + 1) * slotsADay] - usualBefore[weekday * slotsADay];
        }
        this.holidays = new RecurringDays(closedDays(), day(0), day(n - 1)).explained();
        this.shortDays = new RecurringDays(daysCutShort(), day(0), day(n - 1)).explained();
    }

    private LocalDate day(int t) {
        return LocalDate.ofEpochDay(Math.floorDiv(local[t], DAY));
    }

    /// Days from that of bar 0.
    private int dayNumber(long localMillis) {
        return (int) (Math.floorDiv(localMillis, DAY) - Math.floorDiv(local[0], DAY));
    }

    /// Usual weekdays without a bar.
    private BitSet closedDays() {
        var closed = new BitSet();
        if (series.timeframe().millis() > DAY) {
            return closed;
        }
        for (int t = 1; t < n; t++) {
            int to = dayNumber(local[t]);
            int from = dayNumber(local[t - 1]) + 1;
            for (int day = from; to - from <= UsualSlots.LONGEST_CLOSURE && day < to; day++) {
                closed.set(day, usualOn(weekday(day)) > 0);
            }
        }
        return closed;
    }

    /// The weekday of a day counted from that of bar 0: 0 for Monday.
    private int weekday(int day) {
        return (int) Math.floorMod(Math.floorDiv(local[0], DAY) + day + 3, 7L);
    }

    /// Days whose last bar comes before that of most, by a tenth of the day's usual bars or more.
    private BitSet daysCutShort() {
        var cut = new BitSet();
        if (slotsADay == 1 || series.timeframe().millis() > DAY) {
            return cut;
        }
        for (int t = 0; t < n - 1; t++) {
            int today = dayNumber(local[t]);
            if (dayNumber(local[t + 1]) != today) {
                int slotNow = slotOf(local[t]);
                int weekday = slotNow / slotsADay;
                int after = 0;
                for (int i = slotNow + 1; i < (weekday + 1) * slotsADay; i++) {
                    after += usual[i] ? 1 : 0;
                }
                cut.set(today, 10 * after >= Math.max(10, usualOn(weekday)));
            }
        }
        return cut;
    }

    private int slotOf(long localMillis) {
        return slots.slotOf(localMillis);
    }

    /// The runs of usual slots without a bar.
    List<Finding> gaps() {
        var gaps = new GapFindings(series, local, slot, slots, weekends);
        for (int t = 1; t < n; t++) {
            gaps.add(t, missingBefore(t));
        }
        return gaps.list();
    }

    private int missingBefore(int t) {
        if (series.timeframe().millis() > DAY) {
            long expected = series.knownAt(t - 1);
            long late = series.openTime(t) - expected;
            return late > series.timeframe().millis() / 2
                    ? (int) Math.round((double) late / series.timeframe().millis())
                    : 0;
        }
        if (weekends.isOfCurrencies(t)) {
            return 0;
        }
        boolean clockChanged =
                slot < DAY
                        && local[t] - local[t - 1] != series.openTime(t) - series.openTime(t - 1);
        if (clockChanged && local[t] - local[t - 1] < 7 * DAY) {
            return missingAcrossClockChange(t);
        }
        if (isClosedBetween(local[t - 1], local[t])) {
            return 0;
        }
        return DAY % slot == 0 ? missingByCount(t) : missingOneByOne(t);
    }

    /// Usual bars without data between bars `t - 1` and `t`, counted one by one.
    int missingOneByOne(int t) {
        int missing = 0;
        for (long at = local[t - 1] + slot; at < local[t] - slot / 2; at += slot) {
            missing += isMissing(at, t) ? 1 : 0;
        }
        return missing;
    }

    /// As [#missingOneByOne], at a cost that does not grow with the length of the gap in bars.
    int missingByCount(int t) {
        long steps = Math.floorDiv(2 * (local[t] - local[t - 1]) - slot - 1, 2 * slot);
        if (steps <= 0) { // the bar begins before the one ahead of it is over
            return 0;
        }
        int first = (slotOf(local[t - 1]) + 1) % usual.length;
        long rounds = steps / usual.length;
        int rest = first + (int) (steps % usual.length);
        long missing =
                rounds * usualBefore[usual.length]
                        + (rest <= usual.length
                                ? usualBefore[rest] - usualBefore[first]
                                : usualBefore[usual.length]
                                        - usualBefore[first]
                                        + usualBefore[rest - usual.length]);
        int from = dayNumber(local[t - 1]);
        int to = dayNumber(local[t]);
        for (int day = holidays.nextSetBit(from + 1);
                day >= 0 && day < to;
                day = holidays.nextSetBit(day + 1)) {
            missing -= usualOn(weekday(day));
        }
        if (shortDays.get(from) && to != from) {
            int endOfDay = (slotOf(local[t - 1]) / slotsADay + 1) * slotsADay;
            missing -= usualBefore[endOfDay] - usualBefore[slotOf(local[t - 1]) + 1];
        }
        return Math.clamp(missing, 0, Integer.MAX_VALUE);
    }

    /// True if no usual slot lies between two bars whole slots and less than a week apart.
    private boolean isClosedBetween(long from, long to) {
        if ((to - from) % slot != 0 || to - from >= 7 * DAY) {
            return false;
        }
        int first = slotOf(from) + 1;
        int last = slotOf(to);
        return first <= last
                ? usualBefore[first] == usualBefore[last]
                : usualBefore[usual.length] == usualBefore[first] && usualBefore[last] == 0;
    }

    private static int[] counts(boolean[] usual) {
        int[] before = new int[usual.length + 1];
        for (int i = 0; i < usual.length; i++) {
            before[i + 1] = before[i] + (usual[i] ? 1 : 0);
        }
        return before;
    }

    /// The hour that is skipped in spring is not missing, the one repeated in autumn may be.
    private int missingAcrossClockChange(int t) {
        int missing = 0;
        for (long at = series.openTime(t - 1) + slot;
                at < series.openTime(t) - slot / 2;
                at += slot) {
            missing += isMissing(LocalTimes.at(series, at), t) ? 1 : 0;
        }
        return missing;
    }

    private boolean isMissing(long localMillis, int nextBar) {
        return usual[slotOf(localMillis)] && !isHoliday(localMillis, nextBar);
    }

    /// True for a time of a recurring holiday, or after the close of a recurring short day.
    private boolean isHoliday(long at, int nextBar) {
        int day = dayNumber(at);
        return holidays.get(day)
                || shortDays.get(day)
                        && dayNumber(local[nextBar - 1]) == day
                        && dayNumber(local[nextBar]) != day;
    }

    /// A session whose first bar stands an hour apart in different weeks: the zone is probably
    /// wrong.
    List<Finding> clockChanges() {
        if (slotsADay == 1 || openShare() > 0.85) {
            return List.of();
        }
        Map<Integer, BitSet> weeks = new TreeMap<>();
        int firstBar = -1;
        int lastBar = -1;
        long day = Long.MIN_VALUE;
        for (int t = 0; t < n; t++) {
            long today = Math.floorDiv(local[t], DAY);
            if (today != day) {
                int minute = (int) (Math.floorMod(local[t], DAY) / 60_000);
                weeks.computeIfAbsent(minute, _ -> new BitSet())
                        .set(
                                (int)
                                        (Math.floorDiv(today, 7L)
                                                - Math.floorDiv(Math.floorDiv(local[0], DAY), 7L)));
                firstBar = firstBar < 0 ? t : firstBar;
                lastBar = t;
                day = today;
            }
        }
        var common =
                weeks.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Map.Entry<Integer, BitSet> e) ->
                                                        e.getValue().cardinality())
                                        .reversed())
                        .limit(2)
                        .toList();
        if (common.size() < 2
                || common.get(1).getValue().cardinality() < 2
                || Math.abs(common.get(0).getKey() - common.get(1).getKey()) != 60) {
            return List.of();
        }
        return List.of(
                new Finding(
                        Kind.DAYLIGHT_SAVING,
                        Severity.LOOK,
                        firstBar,
                        lastBar,
                        common.get(1).getValue().cardinality(),
                        "The day starts at %s in most weeks and at %s in others: is %s the exchange's zone?"
                                .formatted(
                                        clock(common.get(0).getKey()),
                                        clock(common.get(1).getKey()),
                                        series.zone())));
    }

    private double openShare() {
        int open = 0;
        int days = 0;
        for (int weekday = 0; weekday < 7; weekday++) {
            int here = usualOn(weekday);
            open += here;
            days += here > 0 ? 1 : 0;
        }
        return days == 0 ? 0 : (double) open / (days * slotsADay);
    }

    /// True where no weekday is without bars: a market that never closes opens where it closed.
    boolean everyDay() {
        for (int weekday = 0; weekday < 7; weekday++) {
            if (usualOn(weekday) == 0) {
                return false;
            }
        }
        return true;
    }

    private int usualOn(int weekday) {
        return usualOn[weekday];
    }

    /// The calendar in words.
    String sentence() {
        if (series.timeframe().millis() > DAY) {
            return "a bar each "
                    + (series.timeframe().unit() == Timeframe.Unit.WEEK ? "week" : "month");
        }
        List<DayOfWeek> open = new ArrayList<>();
        for (int weekday = 0; weekday < 7; weekday++) {
            if (usualOn(weekday) > 0) {
                open.add(DayOfWeek.of(weekday + 1));
            }
        }
        if (open.isEmpty()) {
            return "no regular hours, so gaps cannot be told";
        }
        String days =
                weekdays(open)
                        + (holidays.isEmpty()
                                ? ""
                                : ", about %d holidays a year"
                                        .formatted(
                                                Math.round(
                                                        holidays.cardinality()
                                                                * 365.25
                                                                / (dayNumber(local[n - 1]) + 1))));
        if (slotsADay == 1) {
            return days;
        }
        return (openShare() > 0.85 ? "around the clock, " : sessions(open) + ", ")
                + days
                + weekends.words();
    }

    private static String weekdays(List<DayOfWeek> open) {
        if (open.size() == 7) {
            return "7 days a week";
        }
        if (open.size() == 1) {
            return name(open.getFirst());
        }
        List<DayOfWeek> starts = open.stream().filter(day -> !open.contains(day.minus(1))).toList();
        List<DayOfWeek> ends = open.stream().filter(day -> !open.contains(day.plus(1))).toList();
        return starts.size() == 1
                ? name(starts.getFirst()) + " to " + name(ends.getFirst())
                : String.join(", ", open.stream().map(ObservedCalendar::name).toList());
    }

    private String sessions(List<DayOfWeek> open) {
        int weekday = open.get(open.size() / 2).getValue() - 1;
        List<String> runs = new ArrayList<>();
        boolean recurs = false;
        for (int i = 0; i < slotsADay; i++) {
            int start = i;
            while (i < slotsADay && usual[weekday * slotsADay + i]) {
                i++;
            }
            if (i > start) {
                recurs |= !runs.isEmpty() && slots.isBreak(start - 1);
                runs.add(
                        clock((int) (start * slot / 60_000))
                                + " to "
                                + clock((int) (i * slot / 60_000)));
            }
        }
        if (runs.size() > 3) {
            return "irregular hours";
        }
        return String.join(" and ", runs) + (runs.size() == 2 && recurs ? " with a break" : "");
    }

    private static String clock(int minuteOfDay) {
        return "%02d:%02d".formatted(minuteOfDay / 60, minuteOfDay % 60);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
