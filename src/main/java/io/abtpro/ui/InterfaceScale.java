package io.abtpro.ui;

import java.util.List;
import java.util.stream.IntStream;

/// How large the window's content is drawn, in percent.
public final class InterfaceScale {
    public static final int WHOLE = 100;

    /// What can be chosen, 90 to 150 in steps of 10.
    static final List<Integer> ALL = IntStream.rangeClosed(9, 15).mapToObj(s -> 10 * s).toList();

    /// The smallest content that fits, at 100 %.
    private static final double LEAST_WIDTH = 1200;

    private static final double LEAST_HEIGHT = 720;

    private InterfaceScale() {}

    /// The choice nearest to `percent`.
    static int nearest(int percent) {
        return Math.clamp(Math.round(percent / 10.0) * 10, ALL.getFirst(), ALL.getLast());
    }

    /// The factor at which content is drawn: that of `percent`; where a window of this size has no
    /// room for more than 100 %, as much as there is.
    static double of(int percent, double width, double height) {
        double room = Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT);
        double wanted = percent / 100.0;
        return wanted <= 1 ? wanted : Math.clamp(room, 1, wanted);
    }

    /// The smallest width of a window: a smaller interface fits a smaller one, and a larger one
    /// shrinks to 100 % there.
    public static double leastWidth(int percent) {
        return LEAST_WIDTH * Math.min(1, percent / 100.0);
    }

    /// As [#leastWidth].
    public static double leastHeight(int percent) {
        return LEAST_HEIGHT * Math.min(1, percent / 100.0);
    }
}
