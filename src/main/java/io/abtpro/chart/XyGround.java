package io.abtpro.chart;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/// The axes and grid of an [XyPicture] as a JFreeChart, and the layers that stay. Equal grounds
/// look the same, so one can stay while the other layers change.
///
/// @param named true where lines are named beyond the plot's right end
public record XyGround(
        XyAxis x, XyAxis y, Optional<XyAxis> right, boolean named, List<XyLayer> still) {
    private static final double NAMES = 96;

    /// Draws into a picture of this size and returns where the plot is.
    public Rectangle2D draw(Graphics2D g, double width, double height, ChartColours colours) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(colours.ground());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        var plot = new XYPlot();
        // Without one it draws no grid.
        plot.setRenderer(new XYLineAndShapeRenderer());
        plot.setDomainAxis(axis(x, colours, true));
        plot.setRangeAxis(axis(y, colours, false));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        right.ifPresent(
                axis -> {
                    plot.setRangeAxis(1, axis(axis, colours, false));
                    plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
                });
        plot.setBackgroundPaint(colours.ground());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(colours.grid());
        plot.setRangeGridlinePaint(colours.grid());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(6, 6, 4, right.isPresent() ? 4 : named ? NAMES : 22));
        var chart = new JFreeChart(null, Picture.FACE, plot, false);
        chart.setBackgroundPaint(colours.ground());
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        var info = new ChartRenderingInfo();
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        new XyPicture(x, y, right, still)
                .drawLayers(g, PixelGround.on(g), area, width, colours, still, Across.ALL);
        return area;
    }

    private static ValueAxis axis(XyAxis axis, ChartColours colours, boolean bottom) {
        ValueAxis made = XyTicks.of(axis);
        made.setTickLabelFont(Picture.FACE);
        made.setTickLabelPaint(colours.muted());
        made.setTickMarksVisible(false);
        made.setTickLabelInsets(new RectangleInsets(2, 4, 2, 4));
        made.setAxisLineVisible(bottom);
        made.setAxisLinePaint(colours.axis());
        if (!axis.name().isEmpty()) {
            made.setLabel(axis.name());
            made.setLabelFont(Picture.FACE);
            made.setLabelPaint(colours.muted());
            made.setLabelInsets(new RectangleInsets(1, 1, 1, 1));
        }
        return made;
    }
}
