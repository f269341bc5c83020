package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// Labels of axes over any range, length and zoom: three at least, no two alike, none over another.
class AxisLabelsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long MINUTE = 60_000;
    private final Graphics2D g =
            new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();

    private List<ValueTick> ticks(ValueAxis axis, Rectangle2D area, RectangleEdge edge) {
        axis.setTickLabelFont(Picture.FACE);
        List<ValueTick> ticks = new ArrayList<>();
        for (Object tick : axis.refreshTicks(g, new AxisState(), area, edge)) {
            ticks.add((ValueTick) tick);
        }
        return ticks;
    }

    private static double read(String label) {
        var at = new ParsePosition(0);
        String plain = label.replace("\u2212", "-").replaceAll(" (m|bn)$", "");
        Number read = NumberFormat.getInstance(Locale.ENGLISH).parse(plain, at);
        assertThat(at.getIndex()).as(label).isEqualTo(plain.length());
        return read.doubleValue() * (label.endsWith(" m") ? 1e6 : label.endsWith(" bn") ? 1e9 : 1);
    }

    @Test
    void aPaneHasThreeLabelsThatAreSeenAndSayTheirValue() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 4_000; i++) {
            boolean log = i % 2 == 0;
            double low = Math.pow(10, random.nextDouble(-4, 7)) * (log || i % 3 > 0 ? 1 : -1);
            var area = new Rectangle2D.Double(0, 30, 600, random.nextInt(64, 500));
            double decades = random.nextDouble(0.002, Math.min(4, area.getHeight() / 40));
            double high =
                    log
                            ? low * Math.pow(10, decades)
                            : low + Math.abs(low) * random.nextDouble(0.01, 3);
            double tag = random.nextDouble(low, high);
            ValueAxis axis =
                    PriceAxis.of(new Range(low, high), log, "#,##0.0", OptionalDouble.of(tag));

            List<ValueTick> ticks = ticks(axis, area, RectangleEdge.RIGHT);
            double tagged = axis.valueToJava2D(tag, area, RectangleEdge.RIGHT);
            List<ValueTick> seen = ticks.stream().filter(t -> !t.getText().isEmpty()).toList();

            assertThat(seen)
                    .as("%s to %s, %s", low, high, area)
                    .hasSizeGreaterThanOrEqualTo(area.getHeight() < 90 ? 2 : 3);
            assertThat(seen).extracting(Tick::getText).doesNotHaveDuplicates();
            for (int k = 0; k < seen.size(); k++) {
                double pixel =
                        axis.valueToJava2D(seen.get(k).getValue(), area, RectangleEdge.RIGHT);
                assertThat(Math.abs(pixel - tagged)).isGreaterThanOrEqualTo(14);
                if (k > 0) {
                    double other =
                            axis.valueToJava2D(
                                    seen.get(k - 1).getValue(), area, RectangleEdge.RIGHT);
                    assertThat(Math.abs(pixel - other)).isGreaterThanOrEqualTo(11);
                }
                assertThat(read(seen.get(k).getText()))
                        .isCloseTo(seen.get(k).getValue(), Offset.offset((high - low) / 90));
            }
        }
    }

    @Test
    void aPlotOfNumbersHasThreeLabelsAlongAndUp() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 2_000; i++) {
            double low = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-3, 4));
            double high = low + Math.pow(10, random.nextDouble(-2, 4));
            ValueAxis axis = XyTicks.of(XyAxis.linear("", low, high, "0.0"));
            var area =
                    new Rectangle2D.Double(
                            40, 30, random.nextInt(170, 900), random.nextInt(60, 400));
            FontMetrics metrics = g.getFontMetrics(Picture.FACE);

            List<ValueTick> up = ticks(axis, area, RectangleEdge.LEFT);
            List<ValueTick> along = ticks(axis, area, RectangleEdge.BOTTOM);

            assertThat(up).as("%s to %s", low, high).hasSizeGreaterThanOrEqualTo(3);
            assertThat(along).as("%s to %s", low, high).hasSizeGreaterThanOrEqualTo(3);
            assertThat(along).extracting(Tick::getText).doesNotHaveDuplicates();
            double end = Double.NEGATIVE_INFINITY;
            for (ValueTick tick : along) {
                double x = axis.valueToJava2D(tick.getValue(), area, RectangleEdge.BOTTOM);
                double half = metrics.stringWidth(tick.getText()) / 2.0;
                assertThat(x - half).as(tick.getText()).isGreaterThan(end);
                end = x + half;
            }
        }
    }

    /// Bars of a market: days, or minutes of sessions without nights and weekends.
    private static long[] bars(int minutes, int count, SplittableRandom random) {
        long[] times = new long[count];
        LocalDate day = LocalDate.ofEpochDay(random.nextInt(9_000, 20_000));
        int ofDay = 0;
        for (int i = 0; i < count; i++) {
            times[i] =
                    minutes == 1440
                            ? day.atStartOfDay(NEW_YORK).toInstant().toEpochMilli()
                            : day.atTime(9, 30).atZone(NEW_YORK).toInstant().toEpochMilli()
                                    + MINUTE * ofDay * minutes;
            ofDay++;
            if (minutes == 1440 || ofDay * minutes >= 390) {
                ofDay = 0;
                day = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
            }
        }
        return times;
    }

    private void areApartAndUnlike(List<TimeLabels.Label> labels, TimeLabels.Room room) {
        assertThat(labels).extracting(TimeLabels.Label::text).doesNotHaveDuplicates();
        double end = 0;
        for (TimeLabels.Label label : labels) {
            double half = room.textWidth().applyAsDouble(label.text()) / 2;
            assertThat(label.x() - half).as(labels.toString()).isGreaterThanOrEqualTo(end);
            end = label.x() + half;
        }
        assertThat(end).isLessThanOrEqualTo(room.pixels() + room.beyond());
    }

    @Test
    void timeHasThreeLabelsWhateverTheBarsAndTheZoom() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 3_000; i++) {
            int minutes = new int[] {1, 5, 30, 60, 1440}[i % 5];
            long[] times = bars(minutes, random.nextInt(100, 4_000), random);
            double from = random.nextDouble(0, times.length - 50.0);
            var room =
                    new TimeLabels.Room(
                            from,
                            from + random.nextDouble(45, times.length - from),
                            random.nextInt(420, 2_300),
                            56,
                            text -> 6.0 * text.length());

            List<TimeLabels.Label> labels = TimeLabels.ofBars(times, NEW_YORK, room);

            areApartAndUnlike(labels, room);
            assertThat(labels)
                    .as("%d bars of %d minutes, %s", times.length, minutes, room)
                    .hasSizeGreaterThanOrEqualTo(3);
            int year =
                    Instant.ofEpochMilli(times[(int) labels.getFirst().at()])
                            .atZone(NEW_YORK)
                            .getYear();
            assertThat(labels.getFirst().text()).contains(Integer.toString(year));
        }
    }

    @Test
    void aPlotOverTimeHasThreeLabels() {
        var random = new SplittableRandom(4);
        for (int i = 0; i < 2_000; i++) {
            double from = random.nextDouble(0, 1.7e12);
            var room =
                    new TimeLabels.Room(
                            from,
                            from + 600_000 * Math.pow(10, random.nextDouble(0, 6.3)),
                            random.nextInt(420, 1_500),
                            0,
                            text -> 6.0 * text.length());

            List<TimeLabels.Label> labels = TimeLabels.ofTime(NEW_YORK, room);

            areApartAndUnlike(labels, room);
            assertThat(labels).as(room.toString()).hasSizeGreaterThanOrEqualTo(3);
        }
    }
}
