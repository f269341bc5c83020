package io.abtpro.tuning;

import java.util.Arrays;

/// Numbers that came one after the other and seldom change, kept as levels: the best of a search
/// after each backtest. A search that goes on adds to the same arrays, so that to look on costs no
/// copy.
public final class StepCurve {
    private final int[] starts;
    private final double[] values;
    private final int levels;
    private final int length;

    private StepCurve(int[] starts, double[] values, int levels, int length) {
        this.starts = starts;
        this.values = values;
        this.levels = levels;
        this.length = length;
    }

    static StepCurve none() {
        return new StepCurve(new int[16], new double[16], 0, 0);
    }

    /// These and one more. To be called once of each: what came after it lies in the arrays that
    /// both share.
    StepCurve with(double value) {
        if (levels > 0 && Double.compare(value, values[levels - 1]) == 0) {
            return new StepCurve(starts, values, levels, length + 1);
        }
        boolean full = levels == starts.length;
        int[] roomOfStarts = full ? Arrays.copyOf(starts, 2 * levels) : starts;
        double[] roomOfValues = full ? Arrays.copyOf(values, 2 * levels) : values;
        roomOfStarts[levels] = length;
        roomOfValues[levels] = value;
        return new StepCurve(roomOfStarts, roomOfValues, levels + 1, length + 1);
    }

    /// How many numbers there are.
    public int length() {
        return length;
    }

    /// The number at a place, from 0.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public double at(int place) {
        if (place < 0 || place >= length) {
            throw new IndexOutOfBoundsException(
                    "place must be 0 to %d, was %d".formatted(length - 1, place));
        }
        int found = Arrays.binarySearch(starts, 0, levels, place);
        return values[found >= 0 ? found : -found - 2];
    }

    /// The last number; NaN where there is none.
    public double last() {
        return levels == 0 ? Double.NaN : values[levels - 1];
    }

    /// The places at which a number differs from the one before it, the first among them, in order.
    public int[] starts() {
        return Arrays.copyOf(starts, levels);
    }

    /// The number that holds from each of [#starts] on.
    public double[] levels() {
        return Arrays.copyOf(values, levels);
    }

    /// Every number.
    public double[] toArray() {
        double[] all = new double[length];
        for (int i = 0; i < levels; i++) {
            Arrays.fill(all, starts[i], i + 1 < levels ? starts[i + 1] : length, values[i]);
        }
        return all;
    }
}
