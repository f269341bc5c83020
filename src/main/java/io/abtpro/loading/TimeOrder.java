package io.abtpro.loading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// The order of a file's times: its direction, and the rows that break it.
///
/// Of two ways to find the culprits the one that blames fewer rows wins: each row against the last
/// good one, and the longest run in order (one stamp far in the future must not condemn all that
/// follow).
final class TimeOrder {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final byte DUPLICATE = 1;
    private static final byte EARLY = 2;
    private static final byte FAR_OFF = 3;
    private final boolean newestFirst;
    private final long[] times;

    /// What is wrong with each row; its sentence is written only when it is asked for.
    private final byte[] faults;

    private final int breaks;

    private TimeOrder(boolean newestFirst, long[] times, byte[] faults, int breaks) {
        this.newestFirst = newestFirst;
        this.times = times;
        this.faults = faults;
        this.breaks = breaks;
    }

    /// The order of `times[0, size)`.
    ///
    /// @param equalAllowed true for trades, of which many may share a moment

    static TimeOrder of(long[] times, int size, boolean equalAllowed) {
        int up = 0;
        int down = 0;
        int equal = 0;
        for (int i = 1; i < size; i++) {
            up += times[i] > times[i - 1] ? 1 : 0;
            down += times[i] < times[i - 1] ? 1 : 0;
            equal += times[i] == times[i - 1] ? 1 : 0;
        }
        boolean newestFirst = down > up;
        if (Math.min(up, down) == 0 && (equalAllowed || equal == 0)) {
            return new TimeOrder(newestFirst, new long[0], new byte[0], 0);
        }
        long[] keys = Arrays.copyOf(times, size);
        for (int i = 0; newestFirst && i < size; i++) {
            keys[i] = -keys[i];
        }
        return blame(keys, newestFirst, equalAllowed);
    }

    private static TimeOrder blame(long[] keys, boolean newestFirst, boolean equalAllowed) {
        int n = keys.length;
        byte[] faults = new byte[n];
        boolean[] out = equalAllowed ? new boolean[n] : repeated(keys);
        boolean[] kept = greedy(keys, out);
        boolean[] longest = longest(keys, out);
        if (count(longest) > count(kept)) {
            kept = longest;
        }
        for (int i = 0; i < n; i++) {
            boolean early = i > 0 && keys[i] <= keys[i - 1];
            faults[i] = kept[i] ? 0 : out[i] ? DUPLICATE : early ? EARLY : FAR_OFF;
        }
        return new TimeOrder(newestFirst, keys, faults, n - count(kept));
    }

    /// True for each key that stands further up.
    private static boolean[] repeated(long[] keys) {
        boolean[] repeated = new boolean[keys.length];
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < keys.length; i++) {
            repeated[i] = i > 0 && keys[i] == keys[i - 1] || !seen.add(keys[i]);
        }
        return repeated;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static boolean[] greedy(long[] keys, boolean[] out) {
        boolean[] kept = new boolean[keys.length];
        long last = Long.MIN_VALUE;
        for (int i = 0; i < keys.length; i++) {
            if (!out[i] && keys[i] >= last) {
                kept[i] = true;
                last = keys[i];
            }
        }
        return kept;
    }

    /// Longest non-decreasing subsequence by patience sorting.
    private static boolean[] longest(long[] keys, boolean[] out) {
        int n = keys.length;
        int[] tails = new int[n];
        int[] previous = new int[n];
        int length = 0;
        for (int i = 0; i < n; i++) {
            if (out[i]) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (keys[tails[middle]] <= keys[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low > 0 ? tails[low - 1] : -1;
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] kept = new boolean[n];
        for (int i = length > 0 ? tails[length - 1] : -1; i >= 0; i = previous[i]) {
            kept[i] = true;
        }
        return kept;
    }

    boolean newestFirst() {
        return newestFirst;
    }

    int breaks() {
        return breaks;
    }

    /// The rule that row `i` breaks, or empty.
    String rule(int i) {
        if (i >= faults.length || faults[i] == 0) {
            return "";
        }
        String time =
                SHOWN.format(Instant.ofEpochMilli(newestFirst ? -times[i] : times[i])) + " UTC";
        return switch (faults[i]) {
            case DUPLICATE -> "duplicate time " + time;
            case EARLY ->
                    "time "
                            + time
                            + (newestFirst
                                    ? " is not before the line before it"
                                    : " is not after the line before it");
            default -> "time " + time + " is out of order with the lines around it";
        };
    }

    /// True where row `i` breaks a rule.
    boolean isBroken(int i) {
        return i < faults.length && faults[i] != 0;
    }
}
