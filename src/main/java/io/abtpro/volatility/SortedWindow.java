package io.abtpro.volatility;

import io.abtpro.diagnostics.Pit;

import java.util.Arrays;

/// The last values of a stream, in order of size.
final class SortedWindow {
    private final double[] arrived;
    private final double[] sorted;
    private long count;

    SortedWindow(int capacity) {
        arrived = new double[capacity];
        sorted = new double[capacity];
    }

    int size() {
        return (int) Math.min(count, arrived.length);
    }

    void add(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a window takes numbers, was given NaN");
        }
        int size = size();
        int slot = (int) (count % arrived.length);
        if (size == arrived.length) {
            int out = Arrays.binarySearch(sorted, 0, size, arrived[slot]);
            System.arraycopy(sorted, out + 1, sorted, out, size - out - 1);
            size--;
        }
        int at = Arrays.binarySearch(sorted, 0, size, value);
        int into = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, into, sorted, into + 1, size - into);
        sorted[into] = value;
        arrived[slot] = value;
        count++;
    }

    /// The value that a new one of the same kind stays below with `level`; beyond the sample its
    /// least or greatest.
    double quantile(double level) {
        int size = size();
        double at = level * (size + 1) - 1;
        if (at <= 0) {
            return sorted[0];
        }
        if (at >= size - 1) {
            return sorted[size - 1];
        }
        int below = (int) at;
        return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }

    /// Share of the values below `value`, strictly inside (0, 1).
    double rank(double value) {
        return Pit.of(value, Arrays.copyOf(sorted, size()));
    }
}
