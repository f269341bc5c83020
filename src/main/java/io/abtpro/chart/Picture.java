package io.abtpro.chart;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;

/// Panes as one JFreeChart, drawn on any Graphics2D: a canvas, an image or an SVG file.
public final class Picture {
    static final double STRIP = 24;
    public static final double RIGHT = 64;
    static final double NO_STRIP = 8;
    static final double BOTTOM = 24;
    static final Font FACE = new Font("Roboto", Font.PLAIN, 11);

    private final long[] times;
    private final ZoneId zone;
    private final List<Pane> panes;
    private final IntSupplier selected;
    private final Digests digests;

    Picture(long[] times, ZoneId zone, List<Pane> panes, IntSupplier selected, Digests before) {
        this.times = times;
        this.zone = zone;
        this.panes = List.copyOf(panes);
        this.selected = selected;
        this.digests = new Digests(this.panes, before);
    }

    /// A picture of nothing.
    ///
    /// @param selected the id of the chosen marks, asked for with each drawing; -1 for none
    public static Picture empty(IntSupplier selected) {
        return new Picture(new long[0], ZoneOffset.UTC, List.of(), selected, new Digests());
    }

    /// A picture of these panes, which takes over what this one knows of columns and marks that
    /// they share.
    ///
    /// @param times epoch ms of each bar, shape `[bars]`
    public Picture next(long[] times, ZoneId zone, List<Pane> panes) {
        return new Picture(times, zone, panes, selected, digests);
    }

    /// The columns that a layer's value range is taken from.
    static List<double[]> columns(Layer layer) {
        return switch (layer) {
            case Layer.Candles c -> List.of(c.high(), c.low());
            case Layer.Line line -> List.of(line.values());
            case Layer.Area area -> List.of(area.values());
            case Layer.Bars bars -> List.of(bars.values());
            case Layer.Band band -> List.of(band.low(), band.high());
            case Layer.Ribbon ribbon -> List.of(ribbon.values());
            case Layer.Level _, Layer.Markers _, Layer.Span _, Layer.Hatch _ -> List.of();
        };
    }

    public List<Pane> panes() {
        return panes;
    }

    /// Where each pane's plot stands and how its values map to pixels.
    ///
    /// @param last the newest value in view, which has a tag on the axis
    public record Placed(Pane pane, Rectangle2D area, Range range, OptionalDouble last) {
        Scale scale(double from, double to) {
            return new Scale(
                    area,
                    from,
                    to,
                    range.getLowerBound(),
                    range.getUpperBound(),
                    pane.logarithmic());
        }

        public double y(double value) {
            return scale(0, 1).y(value);
        }

        /// The value at pixel `y`.
        public double value(double y) {
            return scale(0, 1).value(y);
        }

        /// The middle of the ribbon of this row.
        public double ribbonY(int row) {
            return area.getY() + area.getHeight() * (row + 0.5) / pane.ribbons().size();
        }
    }

    /// What is in view.
    ///
    /// @param axes the value range of each pane
    /// @param topStrip true where the first pane's name and legend are drawn above it
    public record View(double from, double to, List<Range> axes, boolean topStrip) {}

    /// The value range that each pane needs for the bars `from` to `to`.
    public List<Range> ranges(double from, double to) {
        return panes.stream()
                .map(pane -> range(pane, (int) Math.floor(from), (int) Math.ceil(to) + 1))
                .toList();
    }

    /// Draws bars `from` to `to` with their names and ranges into a picture of this size.
    List<Placed> draw(
            Graphics2D g,
            double width,
            double height,
            double from,
            double to,
            ChartColours colours) {
        return draw(g, width, height, new View(from, to, ranges(from, to), true), colours);
    }

    /// Draws `view` into a picture of this size and returns where the panes are.
    public List<Placed> draw(
            Graphics2D g, double width, double height, View view, ChartColours colours) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(colours.ground());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        var axis = new BarAxis(times, zone);
        axis.setRange(view.from(), Math.max(view.from() + 1, view.to()));
        style(axis, colours);
        axis.setAxisLinePaint(colours.axis());
        axis.setAxisLineVisible(true);
        var combined = new CombinedDomainXYPlot(axis);
        combined.setGap(STRIP);
        combined.setInsets(new RectangleInsets(view.topStrip() ? STRIP : NO_STRIP, 8, 4, 0));
        combined.setBackgroundPaint(colours.ground());
        combined.setOutlineVisible(false);
        double[] heights = PaneHeights.of(panes, view.topStrip(), height);
        for (int i = 0; i < panes.size(); i++) {
            XYPlot plot =
                    plot(
                            panes.get(i),
                            view.axes().get(i),
                            lastValue(panes.get(i), view.to()),
                            colours);
            combined.add(plot, (int) Math.max(1, Math.round(heights[i] * 100)));
        }
        var chart = new JFreeChart(null, FACE, combined, false);
        chart.setBackgroundPaint(colours.ground());
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        var info = new ChartRenderingInfo();
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < panes.size(); i++) {
            Rectangle2D area = info.getPlotInfo().getSubplotInfo(i).getDataArea();
            placed.add(
                    new Placed(
                            panes.get(i),
                            area,
                            view.axes().get(i),
                            lastValue(panes.get(i), view.to())));
        }
        for (int i = 0; i < placed.size(); i++) {
            Placed pane = placed.get(i);
            if (view.topStrip() || i > 0) {
                strip(g, pane, colours);
            }
            lastTag(g, pane, colours);
            ribbonNames(g, pane, colours);
        }
        return placed;
    }

    /// The marks that stand as one at a pixel of what was drawn of the bars `from` to `to`; empty
    /// for none.
    public List<Layer.Mark> marksAt(List<Placed> placed, double from, double to, Point2D pixel) {
        for (Placed pane : placed) {
            Scale scale = pane.scale(from, to);
            for (Layer layer : pane.pane().layers()) {
                if (layer instanceof Layer.Markers markers) {
                    var marks = digests.marks(markers).at(pixel.getX(), pixel.getY(), scale);
                    if (!marks.isEmpty()) {
                        return marks;
                    }
                }
            }
        }
        return List.of();
    }

    private XYPlot plot(Pane pane, Range range, OptionalDouble tagged, ChartColours colours) {
        ValueAxis axis = PriceAxis.of(range, pane.logarithmic(), pane.pattern(), tagged);
        style(axis, colours);
        axis.setAxisLineVisible(false);
        axis.setFixedDimension(RIGHT);
        axis.setTickLabelsVisible(pane.ribbons().isEmpty());
        var plot = new XYPlot();
        plot.setRangeAxis(axis);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        plot.setBackgroundPaint(colours.ground());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(colours.grid());
        plot.setRangeGridlinePaint(colours.grid());
        plot.setRangeGridlinesVisible(pane.ribbons().isEmpty());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDatasetRenderingOrder(org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
        int index = 0;
        for (Layer layer : pane.layers()) {
            var one = new DefaultXYDataset();
            one.addSeries("layer", new double[][] {{0}, {0}});
            plot.setDataset(index, one);
            plot.setRenderer(index++, new LayerRenderer(layer, pane, colours, digests, selected));
        }
        return plot;
    }

    private static void style(ValueAxis axis, ChartColours colours) {
        axis.setTickLabelFont(FACE);
        axis.setTickLabelPaint(colours.muted());
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(2, 6, 2, 4));
    }

    /// What the values in view span, with 4 % of air; bars and areas stand on zero.
    private Range range(Pane pane, int from, int to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean onZero = false;
        double[] found = new double[2];
        for (Layer layer : pane.layers()) {
            for (double[] column : columns(layer)) {
                if (digests.pyramid(column).extremes(from, to, found)) {
                    low = Math.min(low, found[0]);
                    high = Math.max(high, found[1]);
                }
            }
            if (layer instanceof Layer.Level level) {
                low = Math.min(low, level.value());
                high = Math.max(high, level.value());
            } else if (layer instanceof Layer.Bars) {
                low = 0;
                onZero = true;
            } else if (layer instanceof Layer.Area) {
                high = Math.max(high, 0);
            }
        }
        if (!(low <= high)) {
            return new Range(1, 2);
        }
        if (pane.logarithmic() && low > 0) {
            double air = Math.pow(Math.max(high / low, 1.0001), 0.06);
            return new Range(low / air, high * air);
        }
        double air =
                high - low > Math.abs(high) * 1e-9
                        ? (high - low) * 0.06
                        : Math.max(Math.abs(high) * 0.01, 1e-9);
        return new Range(onZero ? 0 : low - air, high + air);
    }

    /// The pane's name and legend in the strip above it.
    private static void strip(Graphics2D g, Placed placed, ChartColours colours) {
        g.setFont(FACE);
        double x = 12;
        double y = placed.area().getY() - 8;
        g.setPaint(colours.text());
        g.drawString(placed.pane().name(), (float) x, (float) y);
        x += g.getFontMetrics().stringWidth(placed.pane().name()) + 14;
        for (Layer layer : placed.pane().layers()) {
            if (layer instanceof Layer.Line line && placed.pane().layers().size() > 1) {
                x = legend(g, line.name(), line.style(), x, y, colours);
            } else if (layer instanceof Layer.Area area && placed.pane().layers().size() > 1) {
                x = legend(g, area.name(), area.style(), x, y, colours);
            }
        }
    }

    /// What stands in place of an axis beside ribbons.
    private static void ribbonNames(Graphics2D g, Placed placed, ChartColours colours) {
        List<Layer.Ribbon> ribbons = placed.pane().ribbons();
        g.setFont(FACE);
        g.setPaint(colours.muted());
        for (int row = 0; row < ribbons.size(); row++) {
            g.drawString(
                    ribbons.get(row).name(),
                    (float) placed.area().getMaxX() + 6,
                    (float) placed.ribbonY(row) + 4);
        }
    }

    /// The newest value in view as a tag on the axis.
    private static void lastTag(Graphics2D g, Placed placed, ChartColours colours) {
        DecimalFormat format = PriceAxis.format(placed.pane().pattern());
        placed.last()
                .ifPresent(
                        value ->
                                tag(
                                        g,
                                        placed.area(),
                                        placed.y(value),
                                        PriceAxis.text(value, format),
                                        colours.accentTag()));
    }

    private static double legend(
            Graphics2D g,
            String name,
            Layer.Style style,
            double x,
            double y,
            ChartColours colours) {
        g.setPaint(colours.of(style.role()));
        g.setStroke(Strokes.of(style));
        g.draw(new java.awt.geom.Line2D.Double(x, y - 4, x + 18, y - 4));
        g.setPaint(colours.muted());
        g.drawString(name, (float) (x + 24), (float) y);
        return x + 24 + g.getFontMetrics().stringWidth(name) + 14;
    }

    private static OptionalDouble lastValue(Pane pane, double to) {
        for (Layer layer : pane.layers()) {
            if (layer instanceof Layer.Candles || isOurs(layer)) {
                int last = (int) Math.min(columns(layer).getLast().length - 1, Math.floor(to));
                double value = headline(layer, last);
                if (!Double.isNaN(value)) {
                    return OptionalDouble.of(value);
                }
            }
        }
        return OptionalDouble.empty();
    }

    /// True for a line or area that is ours or the price.
    public static boolean isOurs(Layer layer) {
        return switch (layer) {
            case Layer.Line l -> l.style() == Layer.Style.OURS || l.style() == Layer.Style.PRICE;
            case Layer.Area a -> a.style() == Layer.Style.OURS;
            default -> false;
        };
    }

    /// The value at `bar` that stands on the axis under the crosshair: the close, ours and buying
    /// and holding; NaN for other layers.
    public static double headline(Layer layer, int bar) {
        double[] values =
                switch (layer) {
                    case Layer.Candles c -> c.close();
                    case Layer.Line l when isOurs(l) || l.style() == Layer.Style.BUY_AND_HOLD ->
                            l.values();
                    case Layer.Area a when isOurs(a) -> a.values();
                    default -> new double[0];
                };
        return bar >= 0 && bar < values.length ? values[bar] : Double.NaN;
    }

    /// A value on the axis, in white on `ground`.
    static void tag(Graphics2D g, Rectangle2D area, double y, String text, Color ground) {
        double at = Math.max(area.getY() + 8, Math.min(area.getMaxY() - 8, y));
        g.setFont(FACE);
        FontMetrics metrics = g.getFontMetrics();
        double width = Math.max(RIGHT - 8, metrics.stringWidth(text) + 8);
        g.setPaint(ground);
        g.fill(
                new java.awt.geom.RoundRectangle2D.Double(
                        area.getMaxX() + 2, at - 8, width, 16, 4, 4));
        g.setPaint(Color.WHITE);
        g.drawString(text, (float) (area.getMaxX() + 6), (float) (at + 4));
    }
}
