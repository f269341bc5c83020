package io.abtpro.chart;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A time axis over bar numbers, so that nights and weekends take no room. The first label carries
/// the year.
final class BarAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private static final double PIXELS_A_LABEL = 110;

    /// A label nearer to an edge would be cut.
    private static final double MARGIN = 20;

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
        List<Tick> ticks = new ArrayList<>();
        int from = (int) Math.max(0, Math.ceil(getRange().getLowerBound()));
        int to = (int) Math.min(times.length - 1, Math.floor(getRange().getUpperBound()));
        if (from >= to) {
            return ticks;
        }
        Grain grain = Grain.of(times[to] - times[from], area.getWidth() / PIXELS_A_LABEL);
        double pixelsABar = area.getWidth() / Math.max(1, getRange().getLength());
        double lastX = Double.NEGATIVE_INFINITY;
        boolean first = true;
        int t = from;
        while (t <= to) {
            double x = (t - getRange().getLowerBound()) * pixelsABar;
            boolean opens = t > 0 && !grain.key(at(t)).equals(grain.key(at(t - 1)));
            if (opens
                    && x - lastX > PIXELS_A_LABEL * 0.55
                    && x > MARGIN
                    && x < area.getWidth() - MARGIN) {
                ticks.add(
                        new NumberTick(
                                t,
                                grain.label(at(t), first),
                                TextAnchor.TOP_CENTER,
                                TextAnchor.CENTER,
                                0));
                lastX = x;
                first = false;
            }
            t = next(t, to, grain);
        }
        return ticks;
    }

    /// The next bar at which the grain's period changes, found by bisection: cost follows labels,
    /// not bars.
    private int next(int t, int to, Grain grain) {
        String key = grain.key(at(t));
        int low = t;
        int step = 1;
        while (low + step <= to && grain.key(at(low + step)).equals(key)) {
            low += step;
            step *= 2;
        }
        int high = Math.min(to + 1, low + step);
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (grain.key(at(middle)).equals(key)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private ZonedDateTime at(int t) {
        return Instant.ofEpochMilli(times[t]).atZone(zone);
    }

    private enum Grain {
        HOURS(1, "HH:mm", "d MMM yyyy HH:mm"),
        SIX_HOURS(6, "d MMM HH:mm", "d MMM yyyy HH:mm"),
        DAYS(24, "d MMM", "d MMM yyyy"),
        WEEKS(168, "d MMM", "d MMM yyyy"),
        MONTHS(730, "MMM", "MMM yyyy"),
        QUARTERS(2190, "MMM yyyy", "MMM yyyy"),
        HALF_YEARS(4383, "MMM yyyy", "MMM yyyy"),
        YEARS(8766, "yyyy", "yyyy"),
        TWO_YEARS(17532, "yyyy", "yyyy"),
        FIVE_YEARS(43830, "yyyy", "yyyy");

        private final double hours;
        private final DateTimeFormatter plain;
        private final DateTimeFormatter withYear;

        Grain(double hours, String plain, String withYear) {
            this.hours = hours;
            this.plain = DateTimeFormatter.ofPattern(plain, Locale.ENGLISH);
            this.withYear = DateTimeFormatter.ofPattern(withYear, Locale.ENGLISH);
        }

        static Grain of(long millis, double labels) {
            double wanted = millis / 3_600_000.0 / Math.max(2, labels);
            for (Grain grain : values()) {
                if (grain.hours >= wanted) {
                    return grain;
                }
            }
            return FIVE_YEARS;
        }

        String key(ZonedDateTime at) {
            return switch (this) {
                case HOURS -> at.toLocalDate() + "T" + at.getHour();
                case SIX_HOURS -> at.toLocalDate() + "T" + at.getHour() / 6;
                case DAYS -> at.toLocalDate().toString();
                case WEEKS -> Long.toString(Math.floorDiv(at.toLocalDate().toEpochDay() + 3, 7L));
                case MONTHS -> at.getYear() + "-" + at.getMonthValue();
                case QUARTERS -> at.getYear() + "-" + (at.getMonthValue() - 1) / 3;
                case HALF_YEARS -> at.getYear() + "-" + (at.getMonthValue() - 1) / 6;
                case YEARS -> Integer.toString(at.getYear());
                case TWO_YEARS -> Integer.toString(at.getYear() / 2);
                case FIVE_YEARS -> Integer.toString(at.getYear() / 5);
            };
        }

        String label(ZonedDateTime at, boolean first) {
            boolean newYear = this == MONTHS && at.getMonthValue() == 1;
            return (first || newYear ? withYear : plain).format(at);
        }
    }
}
