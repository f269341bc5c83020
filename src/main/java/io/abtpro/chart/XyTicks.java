package io.abtpro.chart;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Axes of an [XyPicture] with a few round labels.
final class XyTicks {
    private static final double ACROSS = 64;
    private static final double DOWN = 40;
    private static final int MOST = 6;
    private static final double BETWEEN = 8;
    private static final double HIGH = 13;

    private XyTicks() {}

    static ValueAxis of(XyAxis axis) {
        ValueAxis made =
                axis.zone().isPresent()
                        ? new Time(axis.zone().get())
                        : axis.logarithmic()
                                ? new Logarithmic(axis.pattern())
                                : new Linear(axis.pattern());
        made.setAutoRange(false);
        made.setRange(new Range(axis.low(), axis.high()));
        return made;
    }

    private static List<Tick> ticks(
            ValueAxis axis,
            boolean log,
            String pattern,
            Graphics2D g,
            Rectangle2D area,
            RectangleEdge edge) {
        boolean across = RectangleEdge.isTopOrBottom(edge);
        DecimalFormat format = PriceAxis.format(pattern);
        double length = across ? area.getWidth() / ACROSS : area.getHeight() / DOWN;
        List<Double> values =
                PriceAxis.round(
                        axis.getRange(),
                        log,
                        new PriceAxis.Places(
                                (int) Math.clamp(length, 2, MOST),
                                of -> across ? widest(g, axis, format, of) + BETWEEN : HIGH,
                                value -> axis.valueToJava2D(value, area, edge),
                                _ -> true));
        DecimalFormat exact = PriceAxis.exact(format, values);
        TextAnchor anchor =
                across
                        ? TextAnchor.TOP_CENTER
                        : RectangleEdge.LEFT.equals(edge)
                                ? TextAnchor.CENTER_RIGHT
                                : TextAnchor.CENTER_LEFT;
        List<Tick> ticks = new ArrayList<>();
        for (double value : values) {
            ticks.add(
                    new NumberTick(
                            value,
                            exact.format(Math.abs(value) < 1e-12 ? 0.0 : value),
                            anchor,
                            TextAnchor.CENTER,
                            0));
        }
        return ticks;
    }

    private static double widest(
            Graphics2D g, ValueAxis axis, DecimalFormat format, List<Double> values) {
        FontMetrics metrics = g.getFontMetrics(axis.getTickLabelFont());
        DecimalFormat exact = PriceAxis.exact(format, values);
        return values.stream()
                .mapToInt(value -> metrics.stringWidth(exact.format(value)))
                .max()
                .orElse(0);
    }

    private static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private final String pattern;

        Linear(String pattern) {
            this.pattern = pattern;
        }

        @Override
        @SuppressWarnings("rawtypes") // the signature is JFreeChart's
        public List refreshTicks(
                Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(this, false, pattern, g2, area, edge);
        }
    }

    private static final class Time extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private final ZoneId zone;

        Time(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        @SuppressWarnings("rawtypes") // the signature is JFreeChart's
        public List refreshTicks(
                Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            FontMetrics metrics = g2.getFontMetrics(getTickLabelFont());
            return BarAxis.ticks(
                    TimeLabels.ofTime(
                            zone,
                            new TimeLabels.Room(
                                    getRange().getLowerBound(),
                                    getRange().getUpperBound(),
                                    area.getWidth(),
                                    0,
                                    metrics::stringWidth)));
        }
    }

    private static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1L;
        private final String pattern;

        Logarithmic(String pattern) {
            this.pattern = pattern;
        }

        @Override
        @SuppressWarnings("rawtypes") // the signature is JFreeChart's
        public List refreshTicks(
                Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(this, true, pattern, g2, area, edge);
        }
    }
}
