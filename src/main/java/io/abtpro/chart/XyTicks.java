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

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Axes of an [XyPicture] with a few round labels.
final class XyTicks {
    private static final double ACROSS = 64;
    private static final double WIDE = 90;
    private static final double DOWN = 40;
    private static final int MOST = 6;

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
            ValueAxis axis, boolean log, String pattern, Rectangle2D area, RectangleEdge edge) {
        boolean across = RectangleEdge.isTopOrBottom(edge);
        int wanted =
                (int)
                        Math.max(
                                2,
                                Math.min(
                                        MOST,
                                        across
                                                ? area.getWidth() / ACROSS
                                                : area.getHeight() / DOWN));
        List<Double> values =
                log
                        ? PriceAxis.roundLog(axis.getRange(), wanted)
                        : PriceAxis.round(axis.getRange(), wanted);
        TextAnchor anchor =
                across
                        ? TextAnchor.TOP_CENTER
                        : RectangleEdge.LEFT.equals(edge)
                                ? TextAnchor.CENTER_RIGHT
                                : TextAnchor.CENTER_LEFT;
        DecimalFormat format = PriceAxis.format(pattern);
        List<Tick> ticks = new ArrayList<>();
        for (double value : values) {
            ticks.add(
                    new NumberTick(
                            value,
                            format.format(Math.abs(value) < 1e-12 ? 0.0 : value),
                            anchor,
                            TextAnchor.CENTER,
                            0));
        }
        return ticks;
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
            return ticks(this, false, pattern, area, edge);
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
            int wanted = (int) Math.max(2, area.getWidth() / WIDE);
            List<Tick> ticks = new ArrayList<>();
            for (TimeTicks.Label label :
                    TimeTicks.between(
                            getRange().getLowerBound(), getRange().getUpperBound(), zone, wanted)) {
                ticks.add(
                        new NumberTick(
                                label.at(),
                                label.text(),
                                TextAnchor.TOP_CENTER,
                                TextAnchor.CENTER,
                                0));
            }
            return ticks;
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
            return ticks(this, true, pattern, area, edge);
        }
    }
}
