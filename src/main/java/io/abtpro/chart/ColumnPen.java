package io.abtpro.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/// Draws values a pixel column at a time, where bars are narrower than a pixel: from the exact
/// minimum to the exact maximum of the column's bars. Upright rectangles cost a software renderer
/// far less than stroked paths.
final class ColumnPen {
    /// A column of a dashed line that spans more pixels than this is never left out.
    private static final double STEEP = 3;

    private final Graphics2D g;
    private final Scale scale;
    private final Rectangle2D.Double box = new Rectangle2D.Double();

    ColumnPen(Graphics2D g, Scale scale) {
        this.g = g;
        this.scale = scale;
    }

    /// Least and greatest value of each pixel column in turn, shape `[2 * columns]`; NaN where
    /// there is none.
    double[] extremes(Pyramid pyramid) {
        double[] all = new double[2 * scale.columns()];
        double[] found = new double[2];
        for (int column = 0; column < scale.columns(); column++) {
            pyramid.extremes(scale.firstBar(column), scale.endBar(column), found);
            all[2 * column] = found[0];
            all[2 * column + 1] = found[1];
        }
        return all;
    }

    private void fill(int column, double top, double bottom) {
        box.setRect(scale.columnX(column), top, 1, bottom - top);
        g.fill(box);
    }

    /// From the lowest low to the highest high, a pixel at least.
    void ranges(Pyramid lows, Pyramid highs) {
        double[] low = extremes(lows);
        double[] high = extremes(highs);
        for (int column = 0; column < scale.columns(); column++) {
            double top = scale.y(high[2 * column + 1]);
            double bottom = Math.max(scale.y(low[2 * column]), top + 1);
            if (Double.isFinite(top) && Double.isFinite(bottom)) {
                fill(column, top, bottom);
            }
        }
    }

    /// A line as wide as its stroke, each column joined to the one before it.
    void line(Pyramid pyramid, BasicStroke stroke) {
        double[] extremes = extremes(pyramid);
        double half = stroke.getLineWidth() / 2;
        double topBefore = Double.NaN;
        double bottomBefore = Double.NaN;
        for (int column = 0; column < scale.columns(); column++) {
            double top = scale.y(extremes[2 * column + 1]);
            double bottom = scale.y(extremes[2 * column]);
            if (!Double.isFinite(top) || !Double.isFinite(bottom)) {
                topBefore = Double.NaN;
                continue;
            }
            boolean joined = !Double.isNaN(topBefore);
            double from = joined ? Math.min(top, bottomBefore) : top;
            double to = joined ? Math.max(bottom, topBefore) : bottom;
            if (to - from > STEEP || inked(stroke, column)) {
                fill(column, from - half, to + half);
            }
            topBefore = top;
            bottomBefore = bottom;
        }
    }

    /// True where the dash pattern has ink at this column.
    private static boolean inked(BasicStroke stroke, int column) {
        float[] dash = stroke.getDashArray();
        if (dash == null) {
            return true;
        }
        float length = 0;
        for (float part : dash) {
            length += part;
        }
        float at = column % length;
        int part = 0;
        while (at >= dash[part]) {
            at -= dash[part++];
        }
        return part % 2 == 0;
    }

    /// The ground between the values and zero.
    void area(Pyramid pyramid) {
        double[] extremes = extremes(pyramid);
        for (int column = 0; column < scale.columns(); column++) {
            double top = scale.y(Math.max(0, extremes[2 * column + 1]));
            double bottom = scale.y(Math.min(0, extremes[2 * column]));
            if (bottom > top) {
                fill(column, top, bottom);
            }
        }
    }

    /// Bars from the lower edge to the greatest value.
    void bars(Pyramid pyramid) {
        double[] extremes = extremes(pyramid);
        for (int column = 0; column < scale.columns(); column++) {
            double top = scale.y(extremes[2 * column + 1]);
            if (top < scale.area().getMaxY()) {
                fill(column, top, scale.area().getMaxY());
            }
        }
    }

    /// The ground between two lines.
    void band(Pyramid lows, Pyramid highs) {
        double[] low = extremes(lows);
        double[] high = extremes(highs);
        double[] x = new double[scale.columns()];
        double[] bottom = new double[scale.columns()];
        double[] top = new double[scale.columns()];
        Arrays.setAll(x, column -> scale.columnX(column) + 0.5);
        Arrays.setAll(bottom, column -> low[2 * column]);
        Arrays.setAll(top, column -> high[2 * column + 1]);
        runs(x, bottom, top);
    }

    /// One polygon for each unbroken run of points, so that no seams show.
    void runs(double[] x, double[] low, double[] high) {
        int start = 0;
        while (start < x.length) {
            while (start < x.length && Double.isNaN(low[start])) {
                start++;
            }
            int end = start;
            while (end < x.length && !Double.isNaN(low[end])) {
                end++;
            }
            if (end - start > 1) {
                polygon(x, low, high, start, end);
            }
            start = end;
        }
    }

    private void polygon(double[] x, double[] low, double[] high, int start, int end) {
        var path = new GeneralPath();
        path.moveTo(x[start], scale.y(low[start]));
        for (int i = start + 1; i < end; i++) {
            path.lineTo(x[i], scale.y(low[i]));
        }
        for (int i = end - 1; i >= start; i--) {
            path.lineTo(x[i], scale.y(high[i]));
        }
        path.closePath();
        g.fill(path);
    }
}
