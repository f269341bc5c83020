package io.abtpro.ui.chart;

/// Something drawn in an [XyChart]; the first layer lies lowest. NaN is not drawn. Never mutated.
public sealed interface XyLayer {
    /// What a colour means; resolved by the theme.
    enum Role {
        OURS,
        PLAIN,
        COMPARISON,
        QUIET,
        GAIN,
        LOSS,
        WARNING
    }

    /// Solid or one of the style guide's dashes.
    enum Dash {
        SOLID,
        LONG,
        DOTTED,
        SHORT,
        MIXED
    }

    /// A line through points.
    ///
    /// @param name in the CSV, the read-out and, where `labelled`, at the line's end
    /// @param step true to go level to the next x and then up
    /// @param right true for the axis at the right
    record Line(String name, double[] x, double[] y, Role role, Dash dash, boolean step, boolean right, boolean labelled)
            implements XyLayer {
        public static Line of(String name, double[] x, double[] y, Role role, Dash dash) {
            return new Line(name, x, y, role, dash, false, false, false);
        }
    }

    /// Dots of `size` pixels.
    record Points(String name, double[] x, double[] y, Role role, double size) implements XyLayer {}

    /// The ground between two lines.
    record Band(String name, double[] x, double[] low, double[] high, Layer.Shade shade) implements XyLayer {}

    /// Bars from zero to `y`, from `left` to `right` on the x axis.
    ///
    /// @param dimmed bars drawn faintly
    record Bars(String name, double[] left, double[] right, double[] y, Role role, boolean[] dimmed) implements XyLayer {}

    /// Vertical strokes from low to high.
    record Whiskers(String name, double[] x, double[] low, double[] high, Role role) implements XyLayer {}

    /// A straight line across the chart: level at a y, or upright at an x.
    record Rule(String name, double at, boolean upright, Role role, Dash dash) implements XyLayer {}

    /// The line y = x.
    record Diagonal() implements XyLayer {}

    /// A shaded span of the x axis.
    record Span(double from, double to) implements XyLayer {}

    /// One marked point with a word beside it.
    record Mark(String name, double x, double y, Shape shape) implements XyLayer {}

    /// The shapes of the style guide.
    enum Shape {
        RING,
        CROSS,
        DOT
    }

    /// A line of text in a corner of the chart.
    record Note(String text, boolean top, boolean right, int row, Role role) implements XyLayer {}
}
