package io.abtpro.bars;

import io.abtpro.bars.Finding.Kind;
import io.abtpro.bars.Finding.Severity;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Gaps in words: each of them where there are few, else their number and the longest; what the
/// data cannot tell is said.
final class GapFindings {
    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;
    private static final int MOST_LISTED = 6;

    /// Of the bars expected, one in so many missing is no accident.
    private static final int MANY = 4;

    private static final DateTimeFormatter OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter OF_WEEK =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    /// @param weekend whether nothing is missing if it is a weekend
    private record Gap(int after, int missing, boolean weekend) {}

    private final BarSeries series;
    private final long[] local;
    private final long slot;
    private final UsualSlots slots;
    private final Weekends weekends;
    private final List<Gap> gaps = new ArrayList<>();

    GapFindings(BarSeries series, long[] local, long slot, UsualSlots slots, Weekends weekends) {
        this.series = series;
        this.local = local;
        this.slot = slot;
        this.slots = slots;
        this.weekends = weekends;
    }

    /// Takes note of bars missing before bar `t`.
    void add(int t, int missing) {
        if (missing > 0) {
            gaps.add(new Gap(t - 1, missing, false));
        } else if (weekends.isDoubtful(t)) {
            gaps.add(
                    new Gap(
                            t - 1,
                            (int) Math.min(Integer.MAX_VALUE, (local[t] - local[t - 1]) / slot - 1),
                            true));
        }
    }

    List<Finding> list() {
        gaps.sort(Comparator.comparingInt(Gap::missing).reversed());
        if (gaps.size() <= MOST_LISTED) {
            return gaps.stream().map(gap -> finding(gap, "")).toList();
        }
        long missing = gaps.stream().mapToLong(Gap::missing).sum();
        int total = (int) Math.min(Integer.MAX_VALUE, missing);
        int first = gaps.stream().mapToInt(Gap::after).min().orElse(0);
        int last = gaps.stream().mapToInt(Gap::after).max().orElse(0);
        String all =
                "%,d gaps in the usual hours or days, %,d bars missing in all"
                        .formatted(gaps.size(), total);
        Finding longest = finding(gaps.getFirst(), "Longest gap: ");
        if (MANY * missing > series.size() + missing
                && missing > (long) MANY * gaps.getFirst().missing()) {
            return List.of(
                    new Finding(
                            Kind.GAP,
                            Severity.NOTE,
                            first,
                            last + 1,
                            total,
                            "%s, the longest %,d: traded irregularly, or much is missing"
                                    .formatted(all, gaps.getFirst().missing())));
        }
        return List.of(longest, new Finding(Kind.GAP, Severity.NOTE, first, last + 1, total, all));
    }

    private Finding finding(Gap gap, String lead) {
        return new Finding(
                Kind.GAP,
                Severity.NOTE,
                gap.after(),
                gap.after() + 1,
                gap.missing(),
                lead + words(gap));
    }

    private String words(Gap gap) {
        long from = local[gap.after()] + slot;
        long to = local[gap.after() + 1];
        boolean one = gap.missing() == 1;
        if (gap.weekend()) {
            return "%,d bars from %s to %s without data, seen once: missing, or a weekend"
                    .formatted(gap.missing(), time(from, true), time(to, true));
        }
        if (to - from >= HOUR && slot < DAY && isSeenOnce(from, to)) {
            return "%,d %s from %s to %s without data, on one day only: missing, or a break"
                    .formatted(
                            gap.missing(),
                            one ? "bar" : "bars",
                            time(from, false),
                            time(to, false));
        }
        String unit =
                slot == DAY
                        ? (one ? "trading day" : "trading days")
                        : one ? "usual bar" : "usual bars";
        if (weekends.isOnce(gap.after() + 1)) {
            return "%,d %s without data, or more, from %s to %s with a weekend seen once"
                    .formatted(gap.missing(), unit, time(from, true), time(to, true));
        }
        return gap.missing()
                + " "
                + unit
                + " without data"
                + (isAtLeast(gap) ? ", or more" : "")
                + holiday(from, to);
    }

    private boolean isSeenOnce(long from, long to) {
        return to - from < DAY
                && (slots.isSeenOnce(slots.slotOf(from))
                        || slots.isSeenOnce(slots.slotOf(to - slot)));
    }

    /// True where the gap is longer than half of the days that tell what is usual.
    private boolean isAtLeast(Gap gap) {
        return slot < DAY
                && 2 * (local[gap.after() + 1] - local[gap.after()]) > slots.sessions() * DAY;
    }

    /// A workday without any bar in too few weeks to tell.
    private String holiday(long from, long to) {
        for (long at = from; to - from < 7 * DAY && at < to; at += DAY) {
            DayOfWeek weekday = at(at).getDayOfWeek();
            if (slots.isUnseen(weekday.getValue() - 1)) {
                return ": missing, or a holiday (no %s has any)"
                        .formatted(weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            }
        }
        return "";
    }

    private static LocalDateTime at(long localMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(localMillis), ZoneOffset.UTC);
    }

    /// A local time of day, of which weekday where that is needed.
    static String time(long localMillis, boolean ofWeek) {
        return at(localMillis).format(ofWeek ? OF_WEEK : OF_DAY);
    }
}
