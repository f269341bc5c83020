package io.abtpro.ui.chart;

import java.util.Arrays;

/// How long the latest frames took.
final class FrameTimes {
    private static final int KEPT = 31;

    private final double[] millis = new double[KEPT];
    private int drawn;

    void add(double frame) {
        millis[drawn++ % KEPT] = frame;
    }

    /// The latest in milliseconds; 0 before the first frame.
    double last() {
        return drawn == 0 ? 0 : millis[(drawn - 1) % KEPT];
    }

    /// The median in milliseconds; 0 before the first frame.
    double median() {
        int count = Math.min(drawn, KEPT);
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[count / 2];
    }
}
