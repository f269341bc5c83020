package io.abtpro.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/// How panes under each other share a height: by their weights, and none below the least at which
/// it can be read while there is room for that.
public final class PaneHeights {
    /// Pixels of a pane with a value axis.
    static final double LEAST = 64;

    /// Pixels of one row of ribbons.
    private static final double LEAST_RIBBON = 14;

    private PaneHeights() {}

    /// The height under which a pane of a picture could not be read.
    ///
    /// @param topStrip true where the first pane's name is drawn above it
    public static double least(List<Pane> panes, boolean topStrip) {
        return around(panes, topStrip) + DoubleStream.of(least(panes)).sum();
    }

    /// The height of each pane in a picture so high, shape `[panes]`.
    static double[] of(List<Pane> panes, boolean topStrip, double height) {
        return of(panes, height - around(panes, topStrip));
    }

    /// The height of what is no pane: strips, the time axis and what is left free.
    private static double around(List<Pane> panes, boolean topStrip) {
        double gaps = Picture.STRIP * Math.max(0, panes.size() - 1);
        return (topStrip ? Picture.STRIP : Picture.NO_STRIP) + gaps + Picture.BOTTOM;
    }

    /// The least height of each pane in pixels, shape `[panes]`.
    static double[] least(List<Pane> panes) {
        return panes.stream()
                .mapToDouble(
                        pane ->
                                pane.ribbons().isEmpty()
                                        ? LEAST
                                        : LEAST_RIBBON * pane.ribbons().size())
                .toArray();
    }

    /// The height of each pane in pixels, shape `[panes]`; by the least heights where `height` has
    /// no room for those.
    static double[] of(List<Pane> panes, double height) {
        double[] least = least(panes);
        double[] heights = new double[least.length];
        boolean[] fixed = new boolean[least.length];
        double room = height;
        if (DoubleStream.of(least).sum() >= room) {
            return least;
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            double weights = 0;
            for (int i = 0; i < least.length; i++) {
                weights += fixed[i] ? 0 : panes.get(i).weight();
            }
            for (int i = 0; i < least.length; i++) {
                if (!fixed[i]) {
                    heights[i] = room * panes.get(i).weight() / weights;
                }
            }
            for (int i = 0; i < least.length; i++) {
                if (!fixed[i] && heights[i] < least[i]) {
                    heights[i] = least[i];
                    fixed[i] = true;
                    changed = true;
                }
            }
            room = height;
            for (int i = 0; i < least.length; i++) {
                room -= fixed[i] ? heights[i] : 0;
            }
        }
        return heights;
    }
}
