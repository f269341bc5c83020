package io.abtpro.chart;

/// Something drawn in an [XyPicture]; the first layer lies lowest. NaN is not drawn. Never mutated.
public sealed interface XyLayer extends ChartLayer {
    /// A line through points.
    ///
    /// @param name in the CSV, the read-out and, where `labelled`, at the line's end
    /// @param step true to go level to the next x and then up
    /// @param right true for the axis at the right
    record Line(
            String name,
            double[] x,
            double[] y,
            Role role,
            Dash dash,
            boolean step,
            boolean right,
            boolean labelled)
            implements XyLayer {
        public static Line of(String name, double[] x, double[] y, Role role, Dash dash) {
            return new Line(name, x, y, role, dash, false, false, false);
        }
    }

    /// Dots of `size` pixels.
    record Points(String name, double[] x, double[] y, Role role, double size) implements XyLayer {}

    /// The ground between two lines; x in order.
    record Band(String name, double[] x, double[] low, double[] high, Shade shade)
            implements XyLayer {}

    /// Bars from zero to `y`, from `left` to `right` on the x axis.
    ///
    /// @param dimmed bars drawn faintly
    record Bars(String name, double[] left, double[] right, double[] y, Role role, boolean[] dimmed)
            implements XyLayer {}

    /// Vertical strokes from low to high.
    record Whiskers(String name, double[] x, double[] low, double[] high, Role role)
            implements XyLayer {}

    /// A straight line across the chart: level at a y, or upright at an x.
    record Rule(String name, double at, boolean upright, Role role, Dash dash) implements XyLayer {}

    /// A straight line between two points. First in a picture, it belongs to what stays while the
    /// other layers change.
    ///
    /// @param right true for the axis at the right
    record Slope(
            String name,
            double fromX,
            double fromY,
            double toX,
            double toY,
            Role role,
            Dash dash,
            boolean right)
            implements XyLayer {}

    /// The line y = x.
    record Diagonal() implements XyLayer {}

    /// A heat map on one ramp; cells that are NaN are nearly the ground.
    ///
    /// @param x, y the middle of the first cell
    /// @param xStep, yStep from one cell to the next, above 0
    /// @param values shape `[y][x]`
    /// @param root true to colour by the square root of the distance from the least, where most
    ///   values are small
    record Cells(
            String name,
            double x,
            double xStep,
            double y,
            double yStep,
            double[][] values,
            boolean root)
            implements XyLayer {
        public Cells(
                String name, double x, double xStep, double y, double yStep, double[][] values) {
            this(name, x, xStep, y, yStep, values, false);
        }

        /// The least and the largest finite value; infinite, and the least above the largest, where
        /// there is none.
        public double[] ends() {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double[] row : values) {
                for (double value : row) {
                    if (value < least && value > Double.NEGATIVE_INFINITY) {
                        least = value;
                    }
                    if (value > most && value < Double.POSITIVE_INFINITY) {
                        most = value;
                    }
                }
            }
            return new double[] {least, most};
        }
    }

    /// A hatched span of the x axis: something that is not shown.
    record Hatch(double from, double to) implements XyLayer {}

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
