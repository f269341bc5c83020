package io.abtpro.chart;

import java.awt.geom.Rectangle2D;

/// How bars and values map to the pixels of a plot.
///
/// @param from, to the bars at the left and right edge
/// @param low, high the values at the lower and upper edge
record Scale(
        Rectangle2D area, double from, double to, double low, double high, boolean logarithmic) {
    double x(double bar) {
        return area.getX() + (bar - from) / (to - from) * area.getWidth();
    }

    /// The bar at pixel `x`, which may lie between two.
    double bar(double x) {
        return from + (x - area.getX()) / area.getWidth() * (to - from);
    }

    double y(double value) {
        double share =
                logarithmic
                        ? Math.log(value / low) / Math.log(high / low)
                        : (value - low) / (high - low);
        return area.getMaxY() - share * area.getHeight();
    }

    /// The value at pixel `y`.
    double value(double y) {
        double share = (area.getMaxY() - y) / area.getHeight();
        return logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    double barWidth() {
        return area.getWidth() / (to - from);
    }

    /// Pixel columns of the plot, counted from its left edge.
    int columns() {
        return (int) Math.ceil(area.getWidth());
    }

    double columnX(int column) {
        return area.getX() + column;
    }

    /// The first bar that reaches into this pixel column; at least 0.
    int firstBar(int column) {
        return Math.max(0, (int) Math.ceil(from + column / area.getWidth() * (to - from) - 0.5));
    }

    /// The bar after the last that this pixel column shows: where bars are wider, the one that
    /// covers it.
    int endBar(int column) {
        return Math.max(firstBar(column) + 1, firstBar(column + 1));
    }
}
