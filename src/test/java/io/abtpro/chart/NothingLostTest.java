package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.jfree.data.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Every pixel column is compared with the least and greatest value of its bars, found by looking
/// at all of them.
class NothingLostTest {
    private static final int BARS = 70_000;
    private static final int WIDTH = 672;
    private static final int HEIGHT = 400;

    /// Half a line's width, antialiasing, and the rounding of a range to pixels.
    private static final double PIXELS = 2.5;

    private final double[] values = new double[BARS];
    private final long[] times = new long[BARS];

    private void randomWalkWithSpikes(long seed) {
        var random = new SplittableRandom(seed);
        double value = 100;
        for (int t = 0; t < BARS; t++) {
            value += random.nextDouble() - 0.5;
            boolean spike = random.nextInt(2000) == 0;
            values[t] = spike ? value + (random.nextBoolean() ? 80 : -80) : value;
            times[t] = t * 60_000L;
        }
    }

    private record Drawn(BufferedImage image, Scale scale) {
        /// The first and last row of a column with ink; shape `[2]`, empty where there is none.
        int[] ink(int column) {
            int x = (int) scale.columnX(column);
            int ground = ChartColours.DARK.ground().getRGB();
            int grid = ChartColours.DARK.grid().getRGB();
            int axis = ChartColours.DARK.axis().getRGB();
            List<Integer> rows = new ArrayList<>();
            for (int y = (int) scale.area().getY(); y < scale.area().getMaxY(); y++) {
                int rgb = image.getRGB(x, y);
                if (rgb != ground && rgb != grid && rgb != axis) {
                    rows.add(y);
                }
            }
            return rows.isEmpty() ? new int[0] : new int[] {rows.getFirst(), rows.getLast()};
        }
    }

    private Drawn draw(Layer layer, double from, double to) {
        var pane = new Pane("", 1, false, "0", List.of(layer));
        var picture =
                new Picture(
                        times,
                        ZoneId.of("UTC"),
                        List.of(pane),
                        () -> MarkIndex.NONE,
                        new Digests());
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        List<Range> axes = picture.ranges(from, to);
        var placed =
                picture.draw(
                        g,
                        WIDTH,
                        HEIGHT,
                        new Picture.View(from, to, axes, true),
                        ChartColours.DARK);
        g.dispose();
        return new Drawn(image, placed.getFirst().scale(from, to));
    }

    private double[] bruteForce(Scale scale, int column) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < BARS; t++) {
            double x = scale.x(t + 0.5) - scale.area().getX();
            if (x >= column && x < column + 1) {
                least = Math.min(least, values[t]);
                greatest = Math.max(greatest, values[t]);
            }
        }
        return new double[] {least, greatest};
    }

    private void everyColumnReachesItsExtremes(Layer layer, boolean exact) {
        var random = new SplittableRandom(4);
        for (double bars = BARS - 1; bars >= 800; bars /= 3) {
            double from = random.nextDouble() * (BARS - 1 - bars);
            Drawn drawn = draw(layer, from, from + bars);
            for (int column = 1; column < drawn.scale().columns() - 1; column += 3) {
                double[] extremes = bruteForce(drawn.scale(), column);
                int[] ink = drawn.ink(column);
                String where = "%.0f bars, column %d".formatted(bars, column);
                assertThat(ink).as(where).isNotEmpty();
                double top = drawn.scale().y(extremes[1]);
                double bottom = drawn.scale().y(extremes[0]);
                assertThat((double) ink[0]).as("top, " + where).isLessThan(top + PIXELS);
                assertThat(ink[1] + 1.0).as("bottom, " + where).isGreaterThan(bottom - PIXELS);
                if (exact) {
                    assertThat((double) ink[0]).as("top, " + where).isGreaterThan(top - PIXELS);
                    assertThat(ink[1] + 1.0).as("bottom, " + where).isLessThan(bottom + PIXELS);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aSpikeOfOneBarShowsInItsColumnOfALineAtEveryZoom(long seed) {
        randomWalkWithSpikes(seed);
        everyColumnReachesItsExtremes(new Layer.Line("price", values, Layer.Style.PRICE), false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void narrowCandlesAreTheExactRangeOfTheirColumnAtEveryZoom(long seed) {
        randomWalkWithSpikes(seed);
        everyColumnReachesItsExtremes(new Layer.Candles(values, values, values, values), true);
    }
}
