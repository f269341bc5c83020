package io.abtpro.bars;

import java.util.ArrayList;
import java.util.List;

/// The times between bars: how long the closed ones last, and which of them are holes in the data.
final class GapTally {
    private static final long HOUR = 3_600_000L;
    private static final long WEEKEND = 30 * HOUR;
    private static final long TWO_WEEKS = 14 * 24 * HOUR;
    private static final int UNUSUAL = 20;

    /// A time without bars, from the end of one to the open of the next.
    record Hole(long from, long to) {
        long millis() {
            return to - from;
        }
    }

    private final long timeframe;
    private final int[] lengths = new int[Long.SIZE];
    private final List<Hole> longest = new ArrayList<>();
    private int count;
    private long closed;
    private int closures;

    GapTally(long timeframe) {
        this.timeframe = timeframe;
    }

    void add(long open, long nextOpen) {
        long gap = nextOpen - open;
        if (gap == timeframe) {
            lengths[0]++;
            count++;
            return;
        }
        lengths[Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, gap / timeframe))]++;
        count++;
        long shut = gap - timeframe;
        if (shut >= WEEKEND) {
            closed += shut;
            closures++;
        }
        if (shut > TWO_WEEKS) {
            longest.add(new Hole(open + timeframe, nextOpen));
        }
    }

    /// Gaps of over two weeks and 20 times the usual one: what trades once a month has none for
    /// being so.
    List<Hole> holes() {
        long limit = Math.max(TWO_WEEKS, UNUSUAL * usual());
        return longest.stream().filter(hole -> hole.millis() > limit).toList();
    }

    /// Closed times of 30 hours or more in all, holes among them.
    long closed() {
        return closed;
    }

    /// How many of these there were.
    int closures() {
        return closures;
    }

    /// The median time from open to open, down to a power of two of timeframes.
    private long usual() {
        int below = 0;
        for (int k = 0; k < lengths.length; k++) {
            below += lengths[k];
            if (2L * below >= count) {
                return count == 0 ? timeframe : timeframe << k;
            }
        }
        return timeframe;
    }
}
