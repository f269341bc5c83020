package io.abtpro.chart;

import io.abtpro.files.CsvText;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.List;
import java.util.Map;

/// Rows of numbers as lines across upright axes, one axis a column.
///
/// @param rows shape `[row][axis]`, NaN where there is no value; the line is broken there
/// @param ours rows drawn in our colour; the others are quiet
/// @param selected the row drawn above all; -1 for none
/// @param spans shaded stretches by axis, in its units
public record ParallelPicture(
        List<Axis> axes, double[][] rows, boolean[] ours, int selected, Map<Integer, Span> spans) {
    private static final double SIDE = 44;
    private static final double TOP = 20;
    private static final double FOOT = 32;
    private static final double HALF_SPAN = 5;

    /// @param pattern of the labels, as of [java.text.DecimalFormat]
    public record Axis(String name, double low, double high, String pattern) {
        /// The axis over the finite values; a level one is widened a little.
        public static Axis of(String name, String pattern, double... values) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                low = Double.isFinite(value) ? Math.min(low, value) : low;
                high = Double.isFinite(value) ? Math.max(high, value) : high;
            }
            return low < high
                    ? new Axis(name, low, high, pattern)
                    : low == high
                            ? new Axis(name, low - 0.5, high + 0.5, pattern)
                            : new Axis(name, 0, 1, pattern);
        }
    }

    /// From low to high, ends included.
    public record Span(double low, double high) {
        /// False for NaN: what has no value is in no stretch.
        public boolean holds(double value) {
            return value >= low && value <= high;
        }
    }

    public ParallelPicture {
        axes = List.copyOf(axes);
        spans = Map.copyOf(spans);
    }

    double x(int axis, double width) {
        return axes.size() == 1 ? width / 2 : SIDE + axis * (width - 2 * SIDE) / (axes.size() - 1);
    }

    private double y(int axis, double value, double height) {
        Axis a = axes.get(axis);
        double share = (value - a.low()) / (a.high() - a.low());
        return height - FOOT - share * (height - TOP - FOOT);
    }

    /// The value of `axis` at this height of the picture, within its ends.
    public double value(int axis, double y, double height) {
        Axis a = axes.get(axis);
        double share = (height - FOOT - y) / (height - TOP - FOOT);
        return a.low() + Math.clamp(share, 0, 1) * (a.high() - a.low());
    }

    /// The axis nearest to `x`.
    public int nearest(double x, double width) {
        int nearest = 0;
        for (int axis = 1; axis < axes.size(); axis++) {
            nearest =
                    Math.abs(x(axis, width) - x) < Math.abs(x(nearest, width) - x) ? axis : nearest;
        }
        return nearest;
    }

    public void draw(Graphics2D g, double width, double height, ChartColours colours) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(colours.ground());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setFont(Picture.FACE);
        lines(g, false, colours.quiet(), 0.8f, width, height);
        lines(g, true, faint(colours.accent()), 0.9f, width, height);
        for (int axis = 0; axis < axes.size(); axis++) {
            axis(g, axis, width, height, colours);
        }
        if (selected >= 0) {
            g.setPaint(colours.text());
            g.setStroke(new BasicStroke(2));
            g.draw(path(selected, width, height));
        }
    }

    private static Color faint(Color c) {
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), 150);
    }

    private void lines(
            Graphics2D g, boolean ofOurs, Color colour, float wide, double width, double height) {
        g.setPaint(colour);
        g.setStroke(new BasicStroke(wide));
        for (int row = 0; row < rows.length; row++) {
            if (ours[row] == ofOurs) {
                g.draw(path(row, width, height));
            }
        }
    }

    /// The line of a row: from each value to that of the next axis, where both have one.
    Path2D path(int row, double width, double height) {
        var path = new Path2D.Double();
        boolean drawing = false;
        for (int axis = 0; axis < axes.size(); axis++) {
            double value = rows[row][axis];
            if (!Double.isFinite(value)) {
                drawing = false;
                continue;
            }
            double x = x(axis, width);
            double y = y(axis, value, height);
            if (drawing) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            drawing = true;
        }
        return path;
    }

    private void axis(Graphics2D g, int axis, double width, double height, ChartColours colours) {
        double x = x(axis, width);
        Axis a = axes.get(axis);
        g.setPaint(colours.muted());
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(x, TOP, x, height - FOOT));
        DecimalFormat format = PriceAxis.format(a.pattern());
        centred(g, format.format(a.high()), x, TOP - 6);
        centred(g, format.format(a.low()), x, height - FOOT + 13);
        g.setPaint(colours.text());
        centred(g, a.name(), x, height - 5);
        Span span = spans.get(axis);
        if (span != null) {
            double top = y(axis, span.high(), height);
            double high = Math.max(2, y(axis, span.low(), height) - top);
            g.setPaint(colours.accentGround());
            g.fill(new Rectangle2D.Double(x - HALF_SPAN, top, 2 * HALF_SPAN, high));
            g.setPaint(colours.accent());
            g.draw(new Rectangle2D.Double(x - HALF_SPAN, top, 2 * HALF_SPAN, high));
        }
    }

    private static void centred(Graphics2D g, String text, double x, double y) {
        g.drawString(text, (float) (x - g.getFontMetrics().stringWidth(text) / 2.0), (float) y);
    }

    /// The rows with the axes as header, and whether each is one of ours.
    public String csv() {
        return CsvText.of(
                csv -> {
                    axes.forEach(axis -> csv.text(axis.name()));
                    csv.word("shown").end();
                    for (int row = 0; row < rows.length; row++) {
                        for (double value : rows[row]) {
                            csv.numberIfAny(value);
                        }
                        csv.word(Boolean.toString(ours[row])).end();
                    }
                });
    }
}
