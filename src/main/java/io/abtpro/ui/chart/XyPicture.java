package io.abtpro.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.data.Range;

/// Draws marks over two axes on any Graphics2D: a canvas, an image or an SVG file.
final class XyPicture {
    private static final double TOP = 8;
    private static final double LEFT = 36;
    private static final double TITLE = 14;
    private static final double RIGHT = 14;
    private static final double LABELS = 18;
    private static final double PIXELS_A_LABEL = 44;
    /// Densest first.
    private static final List<List<Double>> MANTISSAS =
            List.of(List.of(1.0, 1.5, 2.0, 3.0, 5.0, 7.0), List.of(1.0, 2.0, 5.0), List.of(1.0, 3.0), List.of(1.0));

    private static final double AIR = 0.04;

    private final XyAxis x;
    private final XyAxis y;
    private final List<XyMark> marks;
    private final Range xRange;
    private final Range yRange;

    XyPicture(XyAxis x, XyAxis y, List<XyMark> marks) {
        this.x = x;
        this.y = y;
        this.marks = List.copyOf(marks);
        this.xRange = range(x, marks.stream().flatMapToDouble(XyPicture::xs));
        this.yRange = range(y, marks.stream().flatMapToDouble(XyPicture::ys));
    }

    List<XyMark> marks() {
        return marks;
    }

    private static DoubleStream xs(XyMark mark) {
        return switch (mark) {
            case XyMark.Line line -> Arrays.stream(line.x());
            case XyMark.Band band -> Arrays.stream(band.x());
            case XyMark.Points points -> Arrays.stream(points.x());
            case XyMark.Bars bars -> DoubleStream.of(bars.from(), bars.from() + bars.width() * bars.heights().length);
            case XyMark.Upright upright -> DoubleStream.of(upright.x());
            case XyMark.Level _, XyMark.Diagonal _ -> DoubleStream.empty();
        };
    }

    private static DoubleStream ys(XyMark mark) {
        return switch (mark) {
            case XyMark.Line line -> Arrays.stream(line.y());
            case XyMark.Band band -> DoubleStream.concat(Arrays.stream(band.low()), Arrays.stream(band.high()));
            case XyMark.Points points -> Arrays.stream(points.y());
            case XyMark.Bars bars -> DoubleStream.concat(DoubleStream.of(0), Arrays.stream(bars.heights()));
            case XyMark.Level level -> DoubleStream.of(level.y());
            case XyMark.Upright _, XyMark.Diagonal _ -> DoubleStream.empty();
        };
    }

    private static Range range(XyAxis axis, DoubleStream values) {
        if (!Double.isNaN(axis.from())) {
            return new Range(axis.from(), axis.to());
        }
        var needed = values.filter(v -> Double.isFinite(v) && (!axis.logarithmic() || v > 0)).summaryStatistics();
        if (needed.getCount() == 0) {
            return new Range(1, 2);
        }
        double low = needed.getMin();
        double high = needed.getMax();
        if (axis.logarithmic()) {
            double air = Math.pow(Math.max(high / low, 1.0001), AIR);
            return new Range(low / air, high * air);
        }
        double air = high > low ? (high - low) * AIR : Math.max(Math.abs(high), 1) * AIR;
        return new Range(low == 0 ? 0 : low - air, high + air);
    }

    /// Where values are on a picture of one size.
    private record Frame(Graphics2D g, Rectangle2D area, XyAxis xAxis, XyAxis yAxis, Range xRange, Range yRange) {
        double x(double value) {
            return area.getX() + share(xAxis, xRange, value) * area.getWidth();
        }

        double y(double value) {
            return area.getMaxY() - share(yAxis, yRange, value) * area.getHeight();
        }

        private static double share(XyAxis axis, Range range, double value) {
            return axis.logarithmic()
                    ? Math.log(value / range.getLowerBound()) / Math.log(range.getUpperBound() / range.getLowerBound())
                    : (value - range.getLowerBound()) / range.getLength();
        }
    }

    void draw(Graphics2D g, double width, double height, ChartColours colours) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(colours.ground());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        double left = LEFT + (y.title().isEmpty() ? 0 : TITLE);
        double bottom = LABELS + (x.title().isEmpty() ? 0 : TITLE);
        var area = new Rectangle2D.Double(
                left, TOP, Math.max(1, width - left - RIGHT), Math.max(1, height - TOP - bottom));
        var frame = new Frame(g, area, x, y, xRange, yRange);
        axes(frame, height, colours);
        Shape clip = g.getClip();
        g.clip(area);
        marks.forEach(mark -> draw(frame, mark, colours));
        g.setClip(clip);
    }

    private void axes(Frame f, double height, ChartColours colours) {
        f.g.setFont(Picture.FACE);
        f.g.setStroke(new BasicStroke(1));
        var metrics = f.g.getFontMetrics();
        var xFormat = PriceAxis.format(x.pattern());
        var yFormat = PriceAxis.format(y.pattern());
        for (double value : ticks(x, xRange, f.area.getWidth())) {
            double at = Math.round(f.x(value)) + 0.5;
            f.g.setPaint(colours.grid());
            f.g.draw(new Line2D.Double(at, f.area.getY(), at, f.area.getMaxY()));
            String text = PriceAxis.text(value, xFormat);
            f.g.setPaint(colours.muted());
            f.g.drawString(text, (float) (at - metrics.stringWidth(text) / 2.0), (float) (f.area.getMaxY() + 13));
        }
        for (double value : ticks(y, yRange, f.area.getHeight() * 2)) {
            double at = Math.round(f.y(value)) + 0.5;
            f.g.setPaint(colours.grid());
            f.g.draw(new Line2D.Double(f.area.getX(), at, f.area.getMaxX(), at));
            String text = PriceAxis.text(value, yFormat);
            f.g.setPaint(colours.muted());
            f.g.drawString(text, (float) (f.area.getX() - 6 - metrics.stringWidth(text)), (float) (at + 4));
        }
        f.g.setPaint(colours.axis());
        f.g.draw(new Line2D.Double(f.area.getX(), f.area.getMaxY() + 0.5, f.area.getMaxX(), f.area.getMaxY() + 0.5));
        titles(f, height, colours);
    }

    private void titles(Frame f, double height, ChartColours colours) {
        f.g.setPaint(colours.muted());
        var metrics = f.g.getFontMetrics();
        double middle = f.area.getCenterX() - metrics.stringWidth(x.title()) / 2.0;
        f.g.drawString(x.title(), (float) middle, (float) (height - 4));
        if (!y.title().isEmpty()) {
            AffineTransform upright = f.g.getTransform();
            f.g.rotate(-Math.PI / 2, 11, f.area.getCenterY() + metrics.stringWidth(y.title()) / 2.0);
            f.g.drawString(y.title(), 11, (float) (f.area.getCenterY() + metrics.stringWidth(y.title()) / 2.0));
            f.g.setTransform(upright);
        }
    }

    private static List<Double> ticks(XyAxis axis, Range range, double pixels) {
        int wanted = (int) Math.max(2, Math.min(6, pixels / PIXELS_A_LABEL));
        if (!axis.logarithmic()) {
            return PriceAxis.round(range, wanted);
        }
        if (range.getUpperBound() / range.getLowerBound() < 3) {
            return PriceAxis.round(range, wanted);
        }
        return MANTISSAS.stream()
                .map(mantissas -> powers(range, mantissas))
                .filter(values -> values.size() <= wanted + 1)
                .findFirst()
                .orElseGet(() -> powers(range, MANTISSAS.getLast()));
    }

    private static List<Double> powers(Range range, List<Double> mantissas) {
        int from = (int) Math.floor(Math.log10(range.getLowerBound()));
        int to = (int) Math.ceil(Math.log10(range.getUpperBound()));
        return IntStream.rangeClosed(from, to)
                .boxed()
                .flatMap(power -> mantissas.stream().map(m -> m * Math.pow(10, power)))
                .filter(range::contains)
                .toList();
    }

    private void draw(Frame f, XyMark mark, ChartColours colours) {
        switch (mark) {
            case XyMark.Line line -> line(f, line, colours);
            case XyMark.Band band -> band(f, band, colours);
            case XyMark.Points points -> points(f, points, colours);
            case XyMark.Bars bars -> bars(f, bars, colours);
            case XyMark.Level level -> {
                f.g.setPaint(level.ours() ? colours.accent() : colours.muted());
                f.g.setStroke(ChartColours.dashed(3, 3));
                f.g.draw(new Line2D.Double(f.area.getX(), f.y(level.y()), f.area.getMaxX(), f.y(level.y())));
            }
            case XyMark.Upright upright -> {
                f.g.setPaint(colours.muted());
                f.g.setStroke(ChartColours.dashed(3, 3));
                f.g.draw(new Line2D.Double(f.x(upright.x()), f.area.getY(), f.x(upright.x()), f.area.getMaxY()));
            }
            case XyMark.Diagonal _ -> {
                f.g.setPaint(colours.muted());
                f.g.setStroke(ChartColours.dashed(3, 3));
                double from = Math.max(xRange.getLowerBound(), yRange.getLowerBound());
                double to = Math.min(xRange.getUpperBound(), yRange.getUpperBound());
                f.g.draw(new Line2D.Double(f.x(from), f.y(from), f.x(to), f.y(to)));
            }
        }
    }

    private static void line(Frame f, XyMark.Line line, ChartColours colours) {
        f.g.setPaint(colours.line(line.style()));
        f.g.setStroke(ChartColours.stroke(line.style()));
        var path = new GeneralPath();
        boolean pen = false;
        for (int i = 0; i < line.x().length; i++) {
            double at = f.y(line.y()[i]);
            if (!Double.isFinite(at)) {
                pen = false;
            } else if (pen) {
                path.lineTo(f.x(line.x()[i]), at);
            } else {
                path.moveTo(f.x(line.x()[i]), at);
                pen = true;
            }
        }
        f.g.draw(path);
        for (int i = 0; line.dots() && i < line.x().length; i++) {
            if (Double.isFinite(f.y(line.y()[i]))) {
                f.g.fill(new Ellipse2D.Double(f.x(line.x()[i]) - 2, f.y(line.y()[i]) - 2, 4, 4));
            }
        }
    }

    private static void band(Frame f, XyMark.Band band, ChartColours colours) {
        var path = new GeneralPath();
        int n = band.x().length;
        for (int i = 0; i < 2 * n; i++) {
            int k = i < n ? i : 2 * n - 1 - i;
            double value = i < n ? band.low()[k] : band.high()[k];
            if (Double.isFinite(f.y(value))) {
                if (path.getCurrentPoint() == null) {
                    path.moveTo(f.x(band.x()[k]), f.y(value));
                } else {
                    path.lineTo(f.x(band.x()[k]), f.y(value));
                }
            }
        }
        if (path.getCurrentPoint() != null) {
            path.closePath();
            f.g.setPaint(colours.band(band.shade()));
            f.g.fill(path);
        }
    }

    private static void points(Frame f, XyMark.Points points, ChartColours colours) {
        Color accent = colours.accent();
        f.g.setPaint(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 150));
        double size = points.x().length > 2_000 ? 1.5 : 2.5;
        for (int i = 0; i < points.x().length; i++) {
            double at = f.y(points.y()[i]);
            if (Double.isFinite(at) && Double.isFinite(f.x(points.x()[i]))) {
                f.g.fill(new Rectangle2D.Double(f.x(points.x()[i]) - size / 2, at - size / 2, size, size));
            }
        }
    }

    private static void bars(Frame f, XyMark.Bars bars, ChartColours colours) {
        f.g.setPaint(colours.tag());
        for (int i = 0; i < bars.heights().length; i++) {
            double from = f.x(bars.from() + i * bars.width());
            double to = f.x(bars.from() + (i + 1) * bars.width());
            double top = f.y(bars.heights()[i]);
            f.g.fill(new Rectangle2D.Double(from + 1, top, Math.max(1, to - from - 2), f.y(0) - top));
        }
    }
}
