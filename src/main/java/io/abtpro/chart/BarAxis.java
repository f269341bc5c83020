package io.abtpro.chart;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// A time axis over bar numbers, so that nights and weekends take no room.
final class BarAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private final transient long[] times;
    private final transient ZoneId zone;

    BarAxis(long[] times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
        setAutoRange(false);
        setLowerMargin(0);
        setUpperMargin(0);
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature is JFreeChart's
    public List refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        FontMetrics metrics = g2.getFontMetrics(getTickLabelFont());
        return ticks(
                TimeLabels.ofBars(
                        times,
                        zone,
                        new TimeLabels.Room(
                                getRange().getLowerBound(),
                                getRange().getUpperBound(),
                                area.getWidth(),
                                Picture.RIGHT - 8,
                                metrics::stringWidth)));
    }

    static List<Tick> ticks(List<TimeLabels.Label> labels) {
        List<Tick> ticks = new ArrayList<>();
        for (TimeLabels.Label label : labels) {
            ticks.add(
                    new NumberTick(
                            label.at(), label.text(), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
        }
        return ticks;
    }
}
