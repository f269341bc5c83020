package io.abtpro.ui.chart;

/// Something drawn on a plot of two values. Arrays of one mark have the same length; NaN is not drawn. Never mutated.
public sealed interface XyMark {
    /// A line through points in order, in one of the theme's styles.
    ///
    /// @param dots true where each point is marked as well
    record Line(String name, double[] x, double[] y, Layer.Style style, boolean dots) implements XyMark {}

    /// The ground between two lines.
    record Band(String name, double[] x, double[] low, double[] high, Layer.Shade shade) implements XyMark {}

    record Points(String name, double[] x, double[] y) implements XyMark {}

    /// Bars of equal width from zero, the first beginning at `from`.
    record Bars(String name, double from, double width, double[] heights) implements XyMark {}

    /// A dashed horizontal line; `ours` where it is in the accent's colour.
    record Level(double y, boolean ours) implements XyMark {}

    /// A dashed vertical line.
    record Upright(double x) implements XyMark {}

    /// A dashed line where both values are the same.
    record Diagonal() implements XyMark {}
}
