package io.abtpro.chart;

import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// Draws one layer as a whole, about two points a pixel, when JFreeChart asks for its single item.
final class LayerRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;
    private static final double CANDLE_FROM = 3;

    private final transient Layer layer;
    private final transient ChartColours colours;
    private final transient Function<double[], Pyramid> pyramids;
    private final transient Function<boolean[], BitSet> warnings;
    private final transient Function<Layer.Markers, MarkIndex> index;
    private final transient IntSupplier selected;
    private final transient List<Layer.Ribbon> ribbons;

    /// @param pane where the layer lies
    /// @param selected the id of the chosen marks
    LayerRenderer(
            Layer layer, Pane pane, ChartColours colours, Digests digests, IntSupplier selected) {
        this.ribbons = pane.ribbons();
        this.layer = layer;
        this.colours = colours;
        this.pyramids = digests::pyramid;
        this.warnings = digests::warnings;
        this.index = digests::marks;
        this.selected = selected;
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
        var scale =
                new Scale(
                        area,
                        domain.getLowerBound(),
                        domain.getUpperBound(),
                        range.getLowerBound(),
                        range.getUpperBound(),
                        range instanceof LogAxis);
        var f = new Frame(g2, scale, new ColumnPen(g2, scale));
        switch (layer) {
            case Layer.Candles candles -> candles(f, candles);
            case Layer.Line line -> line(f, line.values(), line.style());
            case Layer.Area filled -> area(f, filled);
            case Layer.Band band -> band(f, band);
            case Layer.Ribbon ribbon -> ribbon(f, ribbon);
            case Layer.Bars bars -> bars(f, bars.values());
            case Layer.Markers markers ->
                    new MarkPen(colours).draw(g2, scale, index.apply(markers), selected.getAsInt());
            case Layer.Span span -> span(f, span);
            case Layer.Hatch hatch -> hatch(f, hatch);
            case Layer.Level level -> level(f, level);
        }
    }

    private void level(Frame f, Layer.Level level) {
        double y = Math.round(f.scale.y(level.value())) + 0.5;
        f.g.setPaint(colours.muted());
        f.g.setStroke(Strokes.dashed(2, 3));
        f.g.draw(new Line2D.Double(f.scale.area().getX(), y, f.scale.area().getMaxX(), y));
        f.g.setFont(Picture.FACE);
        f.g.drawString(level.name(), (float) f.scale.area().getX() + 4, (float) y - 3);
    }

    private void candles(Frame f, Layer.Candles c) {
        if (f.scale.barWidth() < 1) {
            f.g.setPaint(colours.of(Layer.Style.PRICE.role()));
            f.pen.ranges(pyramids.apply(c.low()), pyramids.apply(c.high()));
        } else if (f.scale.barWidth() < CANDLE_FROM) {
            ranges(f, c, true);
            ranges(f, c, false);
        } else {
            f.g.setStroke(new BasicStroke(1));
            bodies(f, c, true);
            bodies(f, c, false);
        }
    }

    private Color colour(boolean up) {
        return up ? colours.gain() : colours.loss();
    }

    /// The rising candles hollow, or the others filled.
    private void bodies(Frame f, Layer.Candles c, boolean up) {
        double width = f.scale.barWidth();
        double body = Math.max(2, Math.min(width - 1, Math.max(4, width * 0.7)));
        f.g.setPaint(colour(up));
        for (int t = f.first(); t < f.end(c.close().length); t++) {
            if (c.close()[t] >= c.open()[t] == up) {
                double x = Math.round(f.scale.x(t)) + 0.5;
                double top = f.scale.y(Math.max(c.open()[t], c.close()[t]));
                double bottom = f.scale.y(Math.min(c.open()[t], c.close()[t]));
                f.upright(x - 0.5, f.scale.y(c.high()[t]), top);
                f.upright(x - 0.5, bottom, f.scale.y(c.low()[t]));
                f.box.setRect(x - body / 2, top, body, Math.max(1, bottom - top));
                if (up) {
                    f.g.draw(f.box);
                } else {
                    f.g.fill(f.box);
                }
            }
        }
    }

    /// A high-low range for each of the rising bars, or of the others.
    private void ranges(Frame f, Layer.Candles c, boolean up) {
        f.g.setPaint(colour(up));
        for (int t = f.first(); t < f.end(c.close().length); t++) {
            if (c.close()[t] >= c.open()[t] == up) {
                double top = f.scale.y(c.high()[t]);
                f.upright(
                        (double) Math.round(f.scale.x(t)),
                        top,
                        Math.max(f.scale.y(c.low()[t]), top + 1));
            }
        }
    }

    private void line(Frame f, double[] values, Layer.Style style) {
        BasicStroke stroke = Strokes.of(style);
        f.g.setPaint(colours.of(style.role()));
        if (f.scale.barWidth() < 1) {
            f.pen.line(pyramids.apply(values), stroke);
        } else {
            f.g.setStroke(stroke);
            f.g.draw(path(f, values));
        }
    }

    /// The line at one point a bar.
    private static GeneralPath path(Frame f, double[] values) {
        var path = new GeneralPath();
        boolean pen = false;
        for (int t = f.first(); t < f.end(values.length); t++) {
            double y = f.scale.y(values[t]);
            if (!Double.isFinite(y)) {
                pen = false;
            } else if (pen) {
                path.lineTo(f.scale.x(t), y);
            } else {
                path.moveTo(f.scale.x(t), y);
                pen = true;
            }
        }
        return path;
    }

    private void area(Frame f, Layer.Area filled) {
        Color colour = colours.of(filled.style().role());
        f.g.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 40));
        f.pen.area(pyramids.apply(filled.values()));
        line(f, filled.values(), filled.style());
    }

    private void band(Frame f, Layer.Band band) {
        f.g.setPaint(colours.band(band.shade()));
        if (f.scale.barWidth() < 1) {
            f.pen.band(pyramids.apply(band.low()), pyramids.apply(band.high()));
            return;
        }
        int from = f.first();
        int to = Math.max(from, f.end(band.low().length));
        double[] x = IntStream.range(from, to).mapToDouble(f.scale::x).toArray();
        f.pen.runs(
                x,
                Arrays.copyOfRange(band.low(), from, to),
                Arrays.copyOfRange(band.high(), from, to));
    }

    /// A pixel column is amber where any of its bars is.
    private void ribbon(Frame f, Layer.Ribbon ribbon) {
        int rows = ribbons.size();
        int row = ribbons.indexOf(ribbon);
        double height = Math.max(2, f.scale.area().getHeight() / rows - 4);
        double y = f.scale.area().getY() + f.scale.area().getHeight() * row / rows + 2;
        double[] known = f.pen.extremes(pyramids.apply(ribbon.values()));
        BitSet warned = warnings.apply(ribbon.warned());
        for (int column = 0; column < f.scale.columns(); column++) {
            if (!Double.isNaN(known[2 * column])) {
                int next = warned.nextSetBit(f.scale.firstBar(column));
                f.g.setPaint(
                        next >= 0 && next < f.scale.endBar(column)
                                ? colours.warning()
                                : colours.quiet());
                f.box.setRect(f.scale.columnX(column), y, 1, height);
                f.g.fill(f.box);
            }
        }
    }

    private void bars(Frame f, double[] values) {
        f.g.setPaint(colours.quiet());
        if (f.scale.barWidth() < 2) {
            f.pen.bars(pyramids.apply(values));
            return;
        }
        double zero = f.scale.area().getMaxY();
        double width = Math.max(1, f.scale.barWidth() - 1);
        for (int t = f.first(); t < f.end(values.length); t++) {
            double y = f.scale.y(values[t]);
            f.box.setRect(f.scale.x(t) - width / 2, y, width, zero - y);
            f.g.fill(f.box);
        }
    }

    private void span(Frame f, Layer.Span span) {
        f.g.setPaint(colours.accentGround());
        double from = f.scale.x(span.fromBar() - 0.5);
        double width = Math.max(2, f.scale.x(span.toBar() + 0.5) - from);
        f.box.setRect(from, f.scale.area().getY(), width, f.scale.area().getHeight());
        f.g.fill(f.box);
    }

    private void hatch(Frame f, Layer.Hatch hatch) {
        Rectangle2D area = f.scale.area();
        double from = Math.max(area.getX(), f.scale.x(hatch.fromBar() - 0.5));
        double to = Math.min(area.getMaxX(), f.scale.x(hatch.toBar() + 0.5));
        if (to <= from) {
            return;
        }
        var clip = f.g.getClip();
        f.box.setRect(from, area.getY(), to - from, area.getHeight());
        f.g.clip(f.box);
        f.g.setPaint(colours.axis());
        Strokes.hatch(f.g, f.box);
        f.g.setFont(Picture.FACE);
        var said = f.g.getFontMetrics().getStringBounds(hatch.why(), f.g);
        f.g.setPaint(colours.ground());
        f.g.fill(
                new Rectangle2D.Double(
                        from + 2, area.getY() + 2, said.getWidth() + 8, said.getHeight() + 2));
        f.g.setPaint(colours.text());
        f.g.drawString(
                hatch.why(),
                (float) from + 6,
                (float) (area.getY() + 2 + f.g.getFontMetrics().getAscent()));
        f.g.setClip(clip);
    }

    /// Where a layer is drawn.
    private record Frame(Graphics2D g, Scale scale, ColumnPen pen, Rectangle2D.Double box) {
        Frame(Graphics2D g, Scale scale, ColumnPen pen) {
            this(g, scale, pen, new Rectangle2D.Double());
        }

        /// The first bar in view.
        int first() {
            return Math.max(0, (int) Math.floor(scale.from()));
        }

        /// The bar after the last in view of `bars`.
        int end(int bars) {
            return Math.min(bars, (int) Math.ceil(scale.to()) + 1);
        }

        /// A line of one pixel's width.
        void upright(double x, double top, double bottom) {
            box.setRect(x, top, 1, bottom - top);
            g.fill(box);
        }
    }
}
