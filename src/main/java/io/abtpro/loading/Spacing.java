package io.abtpro.loading;

import io.abtpro.bars.Timeframe;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the spacing of sorted stamps says: the timeframe, and whether stamps are bar ends.
final class Spacing {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long LONGEST = 366 * DAY;
    private static final long TWO_MONTHS = 61 * DAY;
    private static final long QUARTER = 91 * DAY;
    private static final long HALF_YEAR = 183 * DAY;
    private static final long YEAR = 365 * DAY;

    private static final Set<String> USUAL =
            Set.of(
                    "1s", "5s", "10s", "15s", "30s", "1m", "2m", "3m", "5m", "10m", "15m", "20m",
                    "30m", "45m", "1h", "2h", "3h", "4h", "6h", "8h", "12h", "1d", "1w", "1mo",
                    "2mo", "3mo", "6mo", "12mo");

    private Spacing() {}

    static boolean isUsual(long millis) {
        return millis > 0
                && millis <= LONGEST
                && USUAL.contains(ofStep(calendarStep(millis)).toString());
    }

    /// The most common step between neighbours; empty where there is none, or it is none.
    static Optional<Timeframe> timeframe(long[] times) {
        long usual = usual(steps(times));
        return usual <= 0 || usual > LONGEST || usual % 1000 != 0
                ? Optional.empty()
                : Optional.of(ofStep(usual));
    }

    private static Map<Long, Integer> steps(long[] times) {
        Map<Long, Integer> steps = new HashMap<>();
        long previousStep = -1;
        int run = 0;
        for (int t = 1; t < times.length; t++) {
            long step = calendarStep(times[t] - times[t - 1]);
            if (step != previousStep) {
                count(steps, previousStep, run);
                previousStep = step;
                run = 0;
            }
            run++;
        }
        count(steps, previousStep, run);
        return steps;
    }

    private static long usual(Map<Long, Integer> steps) {
        return steps.entrySet().stream()
                .max(
                        Map.Entry.<Long, Integer>comparingByValue()
                                .thenComparing(
                                        Map.Entry.comparingByKey((a, b) -> Long.compare(b, a))))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    private static void count(Map<Long, Integer> steps, long step, int run) {
        if (run > 0) {
            steps.merge(step, run, Integer::sum);
        }
    }

    /// Days of 23 or 25 hours are days; 28 to 31 days are a month, 59 to 62 two, 89 to 92 a
    /// quarter, 181 to 184 half a year.
    private static long calendarStep(long step) {
        long days = Math.round((double) step / DAY);
        if (days < 1 || Math.abs(step - days * DAY) > HOUR) {
            return step;
        }
        if (days >= 28 && days <= 31) {
            return 30 * DAY;
        }
        if (days >= 59 && days <= 62) {
            return TWO_MONTHS;
        }
        if (days >= 89 && days <= 92) {
            return QUARTER;
        }
        if (days >= 181 && days <= 184) {
            return HALF_YEAR;
        }
        return days == 365 || days == 366 ? YEAR : days * DAY;
    }

    private static Timeframe ofStep(long step) {
        Map<Long, Integer> months = Map.of(TWO_MONTHS, 2, QUARTER, 3, HALF_YEAR, 6, YEAR, 12);
        return months.containsKey(step)
                ? new Timeframe(months.getOrDefault(step, 1), Timeframe.Unit.MONTH)
                : Timeframe.ofMillis(step);
    }

    /// Why the timeframe found cannot be that of the file; empty where it can.
    static String doubt(long[] times) {
        Map<Long, Integer> steps = steps(times);
        long usual = usual(steps);
        if (usual % 1000 != 0) {
            return "its bars are %s s apart, which is no timeframe".formatted(usual / 1000.0);
        }
        if (usual > LONGEST) {
            return "its bars are %,d days apart, which is no timeframe".formatted(usual / DAY);
        }
        int sooner =
                steps.entrySet().stream()
                        .filter(e -> e.getKey() < 0.75 * usual)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        int equal = steps.getOrDefault(usual, 0);
        if (times.length > 20 && 20 * equal < times.length) {
            return "its rows stand at no regular distance";
        }
        int between =
                steps.entrySet().stream()
                        .filter(e -> e.getKey() % usual != 0)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        if (!isUsual(usual) && 10 * between > times.length) {
            return "most rows stand %s apart, which is no usual length of a bar, and %,d at no multiple of it"
                    .formatted(ofStep(usual), between);
        }
        return 3 * sooner <= equal
                ? ""
                : "%,d rows come %s after the one before them, as a bar of that length does, but %,d come sooner"
                        .formatted(equal, ofStep(usual), sooner);
    }

    /// Why the step between two stamps, the only ones of their file, may not be their timeframe;
    /// empty where it is a usual one. From a Friday to a Monday there are three days.
    static String doubtOfOneStep(long[] times) {
        String doubt = doubt(times);
        Optional<Timeframe> step = timeframe(times);
        return doubt.isEmpty() && step.isPresent() && !USUAL.contains(step.get().toString())
                ? "its two bars are %s apart, which is no usual length of a bar"
                        .formatted(step.get())
                : doubt;
    }

    /// How many bars begin before the one ahead of them ends.
    static int overlaps(long[] times, Timeframe timeframe) {
        int count = 0;
        for (int t = 1; t < times.length; t++) {
            count += times[t] - times[t - 1] < 0.75 * timeframe.millis() ? 1 : 0;
        }
        return count;
    }

    /// True where every stamp is the last second or millisecond of a bar.
    static boolean areLastMoments(long[] times, Timeframe timeframe) {
        long step = timeframe.isCalendar() ? DAY : timeframe.millis();
        if (step < 60_000) {
            return false;
        }
        for (long time : times) {
            long ahead = Math.floorMod(-time, step);
            if (ahead != 1 && ahead != 1000) {
                return false;
            }
        }
        return times.length > 1;
    }

    /// `time` moved to the next full second or minute, where it is the last moment of one.
    static long rounded(long time, boolean lastSeconds) {
        long millis = Math.floorMod(time, 1000L) == 999 ? time + 1 : time;
        return lastSeconds && Math.floorMod(millis, 60_000L) == 59_000 ? millis + 1000 : millis;
    }

    /// True where every session starts one bar after a half hour and ends on one: the stamps are
    /// bar ends.
    static boolean looksLikeEnds(long[] times, Timeframe timeframe) {
        if (timeframe.isCalendar() || timeframe.millis() >= HOUR / 2) {
            return false;
        }
        int sessions = 0;
        int ends = 0;
        for (int t = 1; t < times.length; t++) {
            if (times[t] - times[t - 1] > 4 * HOUR) {
                sessions++;
                boolean firstIsLate = times[t] % (HOUR / 2) == timeframe.millis();
                ends += firstIsLate && times[t - 1] % (HOUR / 2) == 0 ? 1 : 0;
            }
        }
        return sessions >= 2 && ends * 10 >= sessions * 8;
    }

    static String inWords(java.time.DayOfWeek day) {
        return day.getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
    }

    /// The start of the bar that ends at `end`.
    static long startOf(long end, Timeframe timeframe, ZoneId zone) {
        if (!timeframe.isCalendar()) {
            return end - timeframe.millis();
        }
        var at = Instant.ofEpochMilli(end).atZone(zone);
        var start =
                switch (timeframe.unit()) {
                    case WEEK -> at.minusWeeks(timeframe.count());
                    case MONTH -> at.minusMonths(timeframe.count());
                    case DAY, HOUR, MINUTE, SECOND -> at.minusDays(timeframe.count());
                };
        return start.toInstant().toEpochMilli();
    }
}
