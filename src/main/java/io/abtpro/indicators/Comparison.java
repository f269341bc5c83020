package io.abtpro.indicators;

import java.util.BitSet;

/// Two columns compared at every bar, 64 bars a word. What is neither above nor below (a tie, NaN)
/// is neither bit.
///
/// Two numbers tie where they differ by no more than their rounding can: 2^-48 of what they were
/// made from, some 16 of its last digits. Two averages of closes that are not equal are further
/// apart in prices of up to nine digits, at the longest periods of a strategy too. The measure of a
/// bar is its window's: no bar after it has a say, nor one long before.
public final class Comparison {
    /// The share of their measure by which two numbers may differ and tie.
    static final double TIE = 0x1p-48;

    /// No column in a price's unit is this many times the largest price; multipliers end at 100.
    private static final double HIGHEST = 256;

    private final int bars;
    private final int defined;
    private final long[] above;
    private final long[] below;
    private final Unit unit;
    private final Prices prices;

    /// No two numbers that tie are further apart.
    private final double near;

    /// Compares two columns of the bars of `columns`, each of shape `[bars]`.
    ///
    /// @param unit a price's where either is a price
    public Comparison(double[] left, double[] right, Unit unit, Columns columns) {
        this(left, right, unit, columns.prices());
    }

    Comparison(double[] left, double[] right, Unit unit, Prices prices) {
        bars = left.length;
        this.unit = unit;
        this.prices = prices;
        defined = Math.max(defined(left), defined(right));
        near =
                TIE
                        * switch (unit) {
                            case PRICE -> HIGHEST * prices.largest();
                            case VOLUME -> Math.max(largest(left), largest(right));
                            case NUMBER -> Math.max(1, Math.max(largest(left), largest(right)));
                        };
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

    private static double largest(double[] column) {
        double largest = 0;
        for (double value : column) {
            largest = Math.abs(value) > largest ? Math.abs(value) : largest;
        }
        return largest;
    }

    /// The sign of the difference decides, unless one of the 64 differences may be a tie, or is
    /// NaN.
    private void compare(double[] left, double[] right, int w) {
        int from = w << 6;
        double tie = near;
        long negative = 0;
        for (int k = 0; k < 64; k++) {
            double difference = right[from + k] - left[from + k];
            if (!(Math.abs(difference) > tie)) {
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
            double l = left[from + k];
            double r = right[from + k];
            if (l != r && !ties(from + k, l, r)) {
                above[w] |= (l > r ? 1L : 0L) << k;
                below[w] |= (l < r ? 1L : 0L) << k;
            }
        }
    }

    private boolean ties(int t, double left, double right) {
        double apart = Math.abs(left - right);
        if (!(apart <= near)) {
            return false;
        }
        double larger = Math.max(Math.abs(left), Math.abs(right));
        return apart
                <= TIE
                        * switch (unit) {
                            case PRICE -> Math.max(larger, reach(t));
                            case VOLUME -> larger;
                            case NUMBER -> Math.max(1, larger);
                        };
    }

    /// The largest price of the bars that both columns need for a value.
    private double reach(int t) {
        double reach = 0;
        for (int i = Math.max(0, t - defined); i <= t; i++) {
            reach = Math.max(reach, prices.reach(i));
        }
        return reach;
    }

    private static int defined(double[] column) {
        int t = 0;
        while (t < column.length && Double.isNaN(column[t])) {
            t++;
        }
        return t;
    }

    /// The first bar at which both columns have a value; the number of bars where there is none.
    public int defined() {
        return defined;
    }

    public BitSet aboveBits() {
        return BitSet.valueOf(above);
    }

    public BitSet under() {
        return BitSet.valueOf(below);
    }

    /// Above or below: all but ties and what is undefined.
    public BitSet differing() {
        long[] either = new long[above.length];
        for (int w = 0; w < either.length; w++) {
            either[w] = above[w] | below[w];
        }
        return BitSet.valueOf(either);
    }

    /// Above, and below when the two last differed.
    public BitSet crossedUp() {
        return BitSet.valueOf(crossed(above, below));
    }

    /// Below, and above when the two last differed.
    public BitSet crossedDown() {
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
