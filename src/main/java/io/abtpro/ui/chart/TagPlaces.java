package io.abtpro.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Where the tags of one axis stand, so that none covers another.
final class TagPlaces {
    private static final double HALF = 8;
    private static final double APART = 17;

    private final double top;
    private final double bottom;
    private final List<Double> taken = new ArrayList<>();

    /// @param top, bottom the ends of the axis in pixels
    TagPlaces(double top, double bottom) {
        this.top = top + HALF;
        this.bottom = Math.max(top + HALF, bottom - HALF);
    }

    /// Takes the place at `y`, whatever stands there, and returns it.
    double take(double y) {
        double at = Math.clamp(y, top, bottom);
        taken.add(at);
        return at;
    }

    /// Takes the free place nearest to `y`; empty where the axis is full.
    OptionalDouble near(double y) {
        double wanted = Math.clamp(y, top, bottom);
        for (int away = 0; away <= bottom - top; away++) {
            for (double at : new double[] {wanted - away, wanted + away}) {
                if (at >= top && at <= bottom && isFree(at)) {
                    taken.add(at);
                    return OptionalDouble.of(at);
                }
            }
        }
        return OptionalDouble.empty();
    }

    private boolean isFree(double y) {
        return taken.stream().allMatch(other -> Math.abs(other - y) >= APART);
    }
}
