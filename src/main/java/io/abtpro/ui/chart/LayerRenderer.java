package io.abtpro.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/// Draws one layer as a whole, about two points a pixel, when JFreeChart asks for its single item.
final class LayerRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;
    private static final double CANDLE_FROM = 3;

    private final transient Layer layer;
    private final transient ChartColours colours;
    private final transient Function<double[], Pyramid> pyramids;
    private final transient IntUnaryOperator selected;
    private final transient List<Layer.Ribbon> ribbons;

    /// @param pane where the layer lies
    LayerRenderer(
            Layer layer,
            Pane pane,
            ChartColours colours,
            Function<double[], Pyramid> pyramids,
            IntUnaryOperator selected) {
        this.ribbons = pane.ribbons();
        this.layer = layer;
        this.colours = colours;
        this.pyramids = pyramids;
        this.selected = selected;
    }

    /// Where bars and values are on the plot.
    private record Frame(Graphics2D g, Rectangle2D area, ValueAxis domain, ValueAxis range, int from, int to, double barWidth) {
        double x(double bar) {
            return domain.valueToJava2D(bar, area, RectangleEdge.BOTTOM);
        }

        double y(double value) {
            return range.valueToJava2D(value, area, RectangleEdge.RIGHT);
        }

        int bar(double pixel) {
            return (int) Math.ceil(domain.java2DToValue(area.getX() + pixel, area, RectangleEdge.BOTTOM) - 0.5);
        }
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        int from = (int) Math.floor(domain.getRange().getLowerBound());
        int to = (int) Math.ceil(domain.getRange().getUpperBound()) + 1;
        var frame = new Frame(g2, area, domain, range, from, to, area.getWidth() / domain.getRange().getLength());
        switch (layer) {
            case Layer.Candles candles -> candles(frame, candles);
            case Layer.Line line -> line(frame, line.values(), colours.line(line.style()), ChartColours.stroke(line.style()));
            case Layer.Area filled -> area(frame, filled);
            case Layer.Band band -> band(frame, band);
            case Layer.Ribbon ribbon -> ribbon(frame, ribbon);
            case Layer.Bars bars -> bars(frame, bars.values());
            case Layer.Markers markers -> markers(frame, markers);
            case Layer.Span span -> span(frame, span);
            case Layer.Level level -> level(frame, level);
        }
    }

    private void level(Frame f, Layer.Level level) {
        double y = Math.round(f.y(level.value())) + 0.5;
        f.g.setPaint(colours.muted());
        f.g.setStroke(ChartColours.dashed(2, 3));
        f.g.draw(new Line2D.Double(f.area.getX(), y, f.area.getMaxX(), y));
        f.g.setFont(Picture.FACE);
        f.g.drawString(level.name(), (float) f.area.getX() + 4, (float) y - 3);
    }

    private void candles(Frame f, Layer.Candles c) {
        f.g.setStroke(new BasicStroke(1));
        if (f.barWidth < CANDLE_FROM) {
            ranges(f, c);
            return;
        }
        double body = Math.max(2, Math.min(f.barWidth - 1, Math.max(4, f.barWidth * 0.7)));
        for (int t = Math.max(0, f.from); t < Math.min(c.close().length, f.to); t++) {
            boolean up = c.close()[t] >= c.open()[t];
            double x = Math.round(f.x(t)) + 0.5;
            double top = f.y(Math.max(c.open()[t], c.close()[t]));
            double bottom = f.y(Math.min(c.open()[t], c.close()[t]));
            f.g.setPaint(up ? colours.gain() : colours.loss());
            f.g.draw(new Line2D.Double(x, f.y(c.high()[t]), x, top));
            f.g.draw(new Line2D.Double(x, bottom, x, f.y(c.low()[t])));
            var box = new Rectangle2D.Double(x - body / 2, top, body, Math.max(1, bottom - top));
            if (up) {
                f.g.draw(box);
            } else {
                f.g.fill(box);
            }
        }
    }

    /// A high-low range for each bar, or for each pixel column where bars are narrower.
    private void ranges(Frame f, Layer.Candles c) {
        Pyramid highs = pyramids.apply(c.high());
        Pyramid lows = pyramids.apply(c.low());
        if (f.barWidth >= 1) {
            for (int t = Math.max(0, f.from); t < Math.min(c.close().length, f.to); t++) {
                double x = Math.round(f.x(t)) + 0.5;
                f.g.setPaint(c.close()[t] >= c.open()[t] ? colours.gain() : colours.loss());
                f.g.draw(new Line2D.Double(x, f.y(c.high()[t]), x, Math.max(f.y(c.low()[t]), f.y(c.high()[t]) + 1)));
            }
            return;
        }
        f.g.setPaint(colours.line(Layer.Style.PRICE));
        var path = new GeneralPath();
        for (int pixel = 0; pixel < f.area.getWidth(); pixel++) {
            int from = f.bar(pixel);
            int to = Math.max(from + 1, f.bar(pixel + 1));
            double high = highs.max(from, to);
            if (!Double.isNaN(high)) {
                double x = f.area.getX() + pixel + 0.5;
                path.moveTo(x, f.y(high));
                path.lineTo(x, Math.max(f.y(lows.min(from, to)), f.y(high) + 1));
            }
        }
        f.g.draw(path);
    }

    private void line(Frame f, double[] values, Color colour, java.awt.Stroke stroke) {
        f.g.setPaint(colour);
        f.g.setStroke(stroke);
        f.g.draw(path(f, values));
    }

    /// The line at one point a bar, or at most two a pixel column: its extremes in the order that joins best.
    private GeneralPath path(Frame f, double[] values) {
        var path = new GeneralPath();
        boolean pen = false;
        if (f.barWidth >= 1) {
            for (int t = Math.max(0, f.from); t < Math.min(values.length, f.to); t++) {
                pen = extend(path, pen, f.x(t), values[t], f);
            }
            return path;
        }
        Pyramid pyramid = pyramids.apply(values);
        double before = Double.NaN;
        for (int pixel = 0; pixel < f.area.getWidth(); pixel++) {
            int from = Math.max(0, f.bar(pixel));
            int to = Math.max(from + 1, f.bar(pixel + 1));
            double low = pyramid.min(from, to);
            double high = pyramid.max(from, to);
            boolean lowFirst = Double.isNaN(before) || Math.abs(before - low) <= Math.abs(before - high);
            double x = f.area.getX() + pixel + 0.5;
            pen = extend(path, pen, x, lowFirst ? low : high, f);
            if (low != high) {
                pen = extend(path, pen, x, lowFirst ? high : low, f);
            }
            before = lowFirst ? high : low;
        }
        return path;
    }

    private static boolean extend(GeneralPath path, boolean pen, double x, double value, Frame f) {
        if (Double.isNaN(value)) {
            return false;
        }
        double y = f.y(value);
        if (Double.isNaN(y) || Double.isInfinite(y)) {
            return false;
        }
        if (pen) {
            path.lineTo(x, y);
        } else {
            path.moveTo(x, y);
        }
        return true;
    }

    private void area(Frame f, Layer.Area filled) {
        Color colour = colours.line(filled.style());
        double zero = f.y(0);
        Pyramid pyramid = pyramids.apply(filled.values());
        f.g.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 40));
        for (int pixel = 0; pixel < f.area.getWidth(); pixel++) {
            int from = Math.max(0, f.bar(pixel));
            int to = Math.max(from + 1, f.bar(pixel + 1));
            double extreme = pyramid.min(from, to);
            if (!Double.isNaN(extreme)) {
                double y = f.y(extreme);
                f.g.fill(new Rectangle2D.Double(f.area.getX() + pixel, Math.min(zero, y), 1, Math.abs(y - zero)));
            }
        }
        line(f, filled.values(), colour, ChartColours.stroke(filled.style()));
    }

    /// One polygon for each unbroken run, so that no seams show.
    private void band(Frame f, Layer.Band band) {
        f.g.setPaint(colours.band(band.shade()));
        if (f.barWidth >= 1) {
            int from = Math.max(0, f.from);
            runs(f, from, Math.min(band.low().length, f.to), f::x, t -> band.low()[t], t -> band.high()[t]);
            return;
        }
        Pyramid lows = pyramids.apply(band.low());
        Pyramid highs = pyramids.apply(band.high());
        runs(f, 0, (int) f.area.getWidth(), pixel -> f.area.getX() + pixel + 0.5,
                pixel -> lows.min(Math.max(0, f.bar(pixel)), Math.max(Math.max(0, f.bar(pixel)) + 1, f.bar(pixel + 1))),
                pixel -> highs.max(Math.max(0, f.bar(pixel)), Math.max(Math.max(0, f.bar(pixel)) + 1, f.bar(pixel + 1))));
    }

    private static void runs(
            Frame f, int from, int to, IntToDoubleFunction x, IntToDoubleFunction low, IntToDoubleFunction high) {
        int start = from;
        while (start < to) {
            while (start < to && Double.isNaN(low.applyAsDouble(start))) {
                start++;
            }
            int end = start;
            while (end < to && !Double.isNaN(low.applyAsDouble(end))) {
                end++;
            }
            if (end - start > 1) {
                var path = new GeneralPath();
                path.moveTo(x.applyAsDouble(start), f.y(low.applyAsDouble(start)));
                for (int i = start + 1; i < end; i++) {
                    path.lineTo(x.applyAsDouble(i), f.y(low.applyAsDouble(i)));
                }
                for (int i = end - 1; i >= start; i--) {
                    path.lineTo(x.applyAsDouble(i), f.y(high.applyAsDouble(i)));
                }
                path.closePath();
                f.g.fill(path);
            }
            start = end;
        }
    }

    /// A pixel column is amber where any of its bars is.
    private void ribbon(Frame f, Layer.Ribbon ribbon) {
        int rows = ribbons.size();
        int row = ribbons.indexOf(ribbon);
        double height = Math.max(2, f.area.getHeight() / rows - 4);
        double y = f.area.getY() + f.area.getHeight() * row / rows + 2;
        for (int pixel = 0; pixel < f.area.getWidth(); pixel++) {
            int from = Math.max(0, f.bar(pixel));
            int to = Math.min(ribbon.values().length, Math.max(from + 1, f.bar(pixel + 1)));
            boolean any = false;
            boolean warned = false;
            for (int t = from; t < to; t++) {
                any |= !Double.isNaN(ribbon.values()[t]);
                warned |= ribbon.warned()[t];
            }
            if (any) {
                f.g.setPaint(warned ? colours.warning() : colours.quiet());
                f.g.fill(new Rectangle2D.Double(f.area.getX() + pixel, y, 1, height));
            }
        }
    }

    private void bars(Frame f, double[] values) {
        f.g.setPaint(colours.quiet());
        double zero = f.area.getMaxY();
        if (f.barWidth >= 2) {
            double width = Math.max(1, f.barWidth - 1);
            for (int t = Math.max(0, f.from); t < Math.min(values.length, f.to); t++) {
                double y = f.y(values[t]);
                f.g.fill(new Rectangle2D.Double(f.x(t) - width / 2, y, width, zero - y));
            }
            return;
        }
        Pyramid pyramid = pyramids.apply(values);
        for (int pixel = 0; pixel < f.area.getWidth(); pixel++) {
            int from = Math.max(0, f.bar(pixel));
            double y = f.y(pyramid.max(from, Math.max(from + 1, f.bar(pixel + 1))));
            if (!Double.isNaN(y)) {
                f.g.fill(new Rectangle2D.Double(f.area.getX() + pixel, y, 1, zero - y));
            }
        }
    }

    private void span(Frame f, Layer.Span span) {
        f.g.setPaint(colours.accentGround());
        double from = f.x(span.fromBar() - 0.5);
        double width = Math.max(2, f.x(span.toBar() + 0.5) - from);
        f.g.fill(new Rectangle2D.Double(from, f.area.getY(), width, f.area.getHeight()));
    }

    private void markers(Frame f, Layer.Markers markers) {
        double[] lastX = new double[Layer.Shape.values().length];
        java.util.Arrays.fill(lastX, Double.NEGATIVE_INFINITY);
        for (Layer.Mark mark : markers.marks()) {
            boolean chosen = mark.id() == selected.applyAsInt(0);
            double x = f.x(mark.bar());
            boolean crowded = x - lastX[mark.shape().ordinal()] < 3;
            if (mark.bar() >= f.from && mark.bar() < f.to && (chosen || !crowded)) {
                mark(f.g, mark.shape(), x, f.y(mark.value()), chosen);
                lastX[mark.shape().ordinal()] = x;
            }
        }
    }

    private void mark(Graphics2D g, Layer.Shape shape, double x, double y, boolean chosen) {
        g.setStroke(new BasicStroke(1.2f));
        switch (shape) {
            case LONG_ENTRY -> filled(g, triangle(x, y + 9, 1), colours.gain(), chosen);
            case LONG_EXIT -> hollow(g, triangle(x, y - 9, -1), colours.text(), chosen);
            case SHORT_ENTRY -> filled(g, triangle(x, y - 9, -1), colours.loss(), chosen);
            case SHORT_EXIT -> hollow(g, triangle(x, y + 9, 1), colours.text(), chosen);
            case FINDING -> {
                Path2D diamond = diamond(x, y - 10);
                if (chosen) {
                    filled(g, diamond, colours.warning(), true);
                } else {
                    hollow(g, diamond, colours.warning(), false);
                }
            }
        }
    }

    private void filled(Graphics2D g, Path2D path, Color colour, boolean chosen) {
        g.setPaint(colour);
        g.fill(path);
        ring(g, path, chosen);
    }

    private void hollow(Graphics2D g, Path2D path, Color colour, boolean chosen) {
        g.setPaint(colours.ground());
        g.fill(path);
        g.setPaint(colour);
        g.draw(path);
        ring(g, path, chosen);
    }

    private void ring(Graphics2D g, Path2D path, boolean chosen) {
        if (chosen) {
            Rectangle2D box = path.getBounds2D();
            g.setPaint(colours.accent());
            g.draw(new java.awt.geom.Ellipse2D.Double(box.getCenterX() - 9, box.getCenterY() - 9, 18, 18));
        }
    }

    private static Path2D triangle(double x, double tip, int up) {
        var path = new Path2D.Double();
        path.moveTo(x, tip);
        path.lineTo(x - 4.5, tip + up * 8);
        path.lineTo(x + 4.5, tip + up * 8);
        path.closePath();
        return path;
    }

    private static Path2D diamond(double x, double y) {
        var path = new Path2D.Double();
        path.moveTo(x, y - 5);
        path.lineTo(x + 5, y);
        path.lineTo(x, y + 5);
        path.lineTo(x - 5, y);
        path.closePath();
        return path;
    }
}
