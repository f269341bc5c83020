package io.abtpro.bars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Whether a series' last bar ended its day, week or month, by the days before it: only they are
/// looked at.
///
/// A time of day counts as usual where at least half of the same weekdays had a bar then; where
/// there are fewer than three of them, where any day had. Before five days nothing is known, and
/// only the clock tells.
final class SessionEnds {
    private static final int DAYS_KNOWN = 5;
    private static final int WEEKDAYS_KNOWN = 3;
    private static final double MOST = 0.5;
    private static final int SHORT_SHARE = 10;
    private static final int RECENT = 130;
    private static final int LONGEST_CLOSURE = 16;

    private final ZoneId zone;
    private final long slot;
    private final LocalDate today;
    private final int lastSlot;
    private final NavigableMap<LocalDate, BitSet> days = new TreeMap<>();
    private final Map<DayOfWeek, BitSet> usual = new EnumMap<>(DayOfWeek.class);

    SessionEnds(BarSeries series) {
        this.zone = series.zone();
        this.slot = Math.min(86_400_000L, series.timeframe().millis());
        int last = series.size() - 1;
        this.today = dayOf(series.openTime(last));
        this.lastSlot = slotOf(series.openTime(last));
        for (int t = 0; t < last; t++) {
            LocalDate day = dayOf(series.openTime(t));
            if (day.isBefore(today)) {
                days.computeIfAbsent(day, _ -> new BitSet()).set(slotOf(series.openTime(t)));
            }
        }
    }

    private LocalDate dayOf(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }

    private int slotOf(long time) {
        return (int)
                (Instant.ofEpochMilli(time).atZone(zone).toLocalTime().toNanoOfDay()
                        / 1_000_000
                        / slot);
    }

    /// True where no usual time lies between the end of the last bar and `end` (epoch ms).
    boolean isComplete(long end) {
        if (days.size() < DAYS_KNOWN) {
            return false;
        }
        LocalDate lastDay = dayOf(end - 1);
        for (LocalDate day = today.plusDays(1); !day.isAfter(lastDay); day = day.plusDays(1)) {
            int until = day.equals(lastDay) ? slotOf(end - 1) : Integer.MAX_VALUE;
            int first = usual(day.getDayOfWeek()).nextSetBit(0);
            if (first >= 0 && first <= until) {
                return false;
            }
        }
        int until = today.equals(lastDay) ? slotOf(end - 1) : Integer.MAX_VALUE;
        int next = usual(today.getDayOfWeek()).nextSetBit(lastSlot + 1);
        return next < 0 || next > until || isKnownShortDay();
    }

    private BitSet usual(DayOfWeek weekday) {
        return usual.computeIfAbsent(weekday, this::usualOf);
    }

    private BitSet usualOf(DayOfWeek weekday) {
        List<BitSet> same = new ArrayList<>();
        int possible = 0;
        LocalDate next = today;
        int looked = 0;
        for (var day : days.descendingMap().entrySet()) {
            if (looked++ == RECENT) {
                break;
            }
            LocalDate from =
                    ChronoUnit.DAYS.between(day.getKey(), next) > LONGEST_CLOSURE
                            ? next.minusDays(1)
                            : day.getKey();
            possible +=
                    (int) from.datesUntil(next).filter(d -> d.getDayOfWeek() == weekday).count();
            next = day.getKey();
            if (day.getKey().getDayOfWeek() == weekday) {
                same.add(day.getValue());
            }
        }
        BitSet usual = new BitSet();
        if (possible < WEEKDAYS_KNOWN && !(same.isEmpty() && possible > 0)) {
            days.values().forEach(usual::or);
        } else if (same.size() >= MOST * possible) {
            int[] counts = new int[(int) (86_400_000L / slot) + 1];
            same.forEach(day -> day.stream().forEach(s -> counts[s]++));
            for (int s = 0; s < counts.length; s++) {
                usual.set(s, counts[s] > 0 && counts[s] >= MOST * same.size());
            }
        }
        return usual;
    }

    /// True for a day such as that before Christmas, which closed as early in most of at least
    /// three years.
    private boolean isKnownShortDay() {
        BitSet cut = new BitSet();
        LocalDate first = days.firstKey();
        List<Integer> ends = new ArrayList<>();
        BitSet here = usual(today.getDayOfWeek());
        days.forEach(
                (day, slots) -> {
                    int after = (int) here.stream().filter(s -> s > slots.length() - 1).count();
                    if (SHORT_SHARE * after >= Math.max(SHORT_SHARE, here.cardinality())) {
                        cut.set((int) (day.toEpochDay() - first.toEpochDay()));
                        ends.add(slots.length() - 1);
                    }
                });
        int at = (int) (today.toEpochDay() - first.toEpochDay());
        cut.set(at);
        return ends.contains(lastSlot) && new RecurringDays(cut, first, today).explained().get(at);
    }
}
