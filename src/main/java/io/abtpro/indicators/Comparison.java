package io.abtpro.indicators;

import java.util.BitSet;

/// Two columns compared at every bar, 64 bars a word. What is neither above nor below (a tie, NaN) is neither bit.
final class Comparison {
    private final int bars;
    private final int defined;
    private final long[] above;
    private final long[] below;

    Comparison(double[] left, double[] right) {
        bars = left.length;
        defined = Math.max(defined(left), defined(right));
        above = new long[(bars + 63) / 64];
        below = new long[above.length];
        int whole = bars / 64;
        for (int w = 0; w < whole; w++) {
            compare(left, right, w);
        }
        if (whole < above.length) {
            compareOneByOne(left, right, whole, bars - whole * 64);
        }
    }

    /// The sign of the difference decides, unless one of the 64 differences is 0 or NaN.
    private void compare(double[] left, double[] right, int w) {
        int from = w << 6;
        long negative = 0;
        for (int k = 0; k < 64; k++) {
            double difference = right[from + k] - left[from + k];
            if (!(Math.abs(difference) > 0)) {
                compareOneByOne(left, right, w, 64);
                return;
            }
            negative |= (Double.doubleToRawLongBits(difference) >>> 63) << k;
        }
        above[w] = negative;
        below[w] = ~negative;
    }

    private void compareOneByOne(double[] left, double[] right, int w, int count) {
        int from = w << 6;
        for (int k = 0; k < count; k++) {
            above[w] |= (left[from + k] > right[from + k] ? 1L : 0L) << k;
            below[w] |= (left[from + k] < right[from + k] ? 1L : 0L) << k;
        }
    }

    private static int defined(double[] column) {
        int t = 0;
        while (t < column.length && Double.isNaN(column[t])) {
            t++;
        }
        return t;
    }

    /// The first bar at which both columns have a value; the number of bars where there is none.
    int defined() {
        return defined;
    }

    BitSet over() {
        return BitSet.valueOf(above);
    }

    BitSet under() {
        return BitSet.valueOf(below);
    }

    /// Above, and below when the two last differed.
    BitSet crossedUp() {
        return BitSet.valueOf(crossed(above, below));
    }

    /// Below, and above when the two last differed.
    BitSet crossedDown() {
        return BitSet.valueOf(crossed(below, above));
    }

    private long[] crossed(long[] up, long[] down) {
        long[] crossings = new long[up.length];
        boolean wasDown = false;
        for (int w = 0; w < up.length; w++) {
            long either = up[w] | down[w];
            if (either == -1L) {
                crossings[w] = up[w] & (down[w] << 1 | (wasDown ? 1 : 0));
            } else {
                crossings[w] = crossedPastTies(up[w], down[w], wasDown);
            }
            long last = Long.highestOneBit(either);
            wasDown = last == 0 ? wasDown : (down[w] & last) != 0;
        }
        return crossings;
    }

    /// The crossings of one word in which some bars are neither above nor below.
    private static long crossedPastTies(long up, long down, boolean downBefore) {
        long crossings = 0;
        boolean wasDown = downBefore;
        for (long rest = up | down; rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            crossings |= wasDown && (up & bit) != 0 ? bit : 0;
            wasDown = (down & bit) != 0;
        }
        return crossings;
    }
}
