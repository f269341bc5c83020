package io.abtpro.tuning;

import java.util.Arrays;

/// Numbers that came one after the other. A search that goes on adds to the same array, so that to
/// look on costs no copy.
public final class EpisodeSeries {
    private final double[] values;
    private final int length;
    private final double least;
    private final double most;

    private EpisodeSeries(double[] values, int length, double least, double most) {
        this.values = values;
        this.length = length;
        this.least = least;
        this.most = most;
    }

    static EpisodeSeries empty() {
        return new EpisodeSeries(
                new double[64], 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /// These and one more. To be called once of each series: what came after it lies in the array
    /// that both share.
    EpisodeSeries with(double value) {
        double[] room = length == values.length ? Arrays.copyOf(values, 2 * length) : values;
        room[length] = value;
        return new EpisodeSeries(room, length + 1, Math.min(least, value), Math.max(most, value));
    }

    public int length() {
        return length;
    }

    /// @throws IndexOutOfBoundsException if there is no such number
    public double at(int place) {
        if (place >= length) {
            throw new IndexOutOfBoundsException(
                    "place must be less than %d, was %d".formatted(length, place));
        }
        return values[place];
    }

    /// The least of all; infinite where there is none.
    public double least() {
        return least;
    }

    /// The largest of all; infinitely low where there is none.
    public double most() {
        return most;
    }

    /// Mean of the numbers from place `from` to before `to`, of at least one.
    public double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += at(i);
        }
        return sum / (to - from);
    }
}
