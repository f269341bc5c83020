package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class BandsAndRibbonsTest {
    private static final int BARS = 100;
    private static final int WIDTH = 664;

    private static double[] all(double value) {
        double[] column = new double[BARS];
        Arrays.fill(column, value);
        return column;
    }

    private static BufferedImage draw(Pane pane) {
        long[] times = new long[BARS];
        Arrays.setAll(times, t -> t * 86_400_000L);
        var picture =
                new Picture(
                        times,
                        ZoneId.of("UTC"),
                        List.of(pane),
                        () -> MarkIndex.NONE,
                        new Digests());
        var image = new BufferedImage(WIDTH, 200, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        picture.draw(g, WIDTH, 200, 0, BARS - 1, ChartColours.DARK);
        g.dispose();
        return image;
    }

    private static int[] columnsOf(BufferedImage image, Color colour) {
        return IntStream.range(0, image.getWidth())
                .filter(
                        x ->
                                IntStream.range(0, image.getHeight())
                                        .anyMatch(y -> image.getRGB(x, y) == colour.getRGB()))
                .toArray();
    }

    @Test
    void aRibbonIsAmberWhereItWarnsAndNowhereElse() {
        boolean[] warned = new boolean[BARS];
        Arrays.fill(warned, 50, 60, true);
        int[] amber =
                columnsOf(
                        draw(
                                new Pane(
                                        "Covered",
                                        1,
                                        false,
                                        "0",
                                        List.of(new Layer.Ribbon("80", all(79), warned)))),
                        ChartColours.DARK.warning());
        double pixelsABar = (WIDTH - 72.0) / (BARS - 1);
        assertThat(amber).hasSizeBetween((int) (9 * pixelsABar), (int) (11 * pixelsABar) + 1);
        assertThat(amber[0])
                .isBetween((int) (8 + 48.5 * pixelsABar), (int) (8 + 50.5 * pixelsABar));
        int[] none =
                columnsOf(
                        draw(
                                new Pane(
                                        "Covered",
                                        1,
                                        false,
                                        "0",
                                        List.of(
                                                new Layer.Ribbon(
                                                        "80", all(79), new boolean[BARS])))),
                        ChartColours.DARK.warning());
        assertThat(none).isEmpty();
    }

    @Test
    void aBandIsDrawnOnlyWhereItHasValuesAndItsAxisHoldsIt() {
        double[] low = all(2);
        double[] high = all(4);
        Arrays.fill(low, 0, 50, Double.NaN);
        Arrays.fill(high, 0, 50, Double.NaN);
        var pane =
                new Pane(
                        "Volatility",
                        1,
                        false,
                        "0",
                        List.of(new Layer.Band("80 %", low, high, Layer.Shade.BAND_80)));
        BufferedImage image = draw(pane);
        int middle = 110;
        assertThat(image.getRGB(150, middle)).isEqualTo(ChartColours.DARK.ground().getRGB());
        assertThat(image.getRGB(450, middle)).isNotEqualTo(ChartColours.DARK.ground().getRGB());
    }

    @Test
    void narrowerPromisesAreColouredStrongerInBothThemes() {
        for (ChartColours colours : List.of(ChartColours.DARK, ChartColours.LIGHT)) {
            assertThat(colours.band(Layer.Shade.BAND_50).getAlpha())
                    .isGreaterThan(colours.band(Layer.Shade.BAND_80).getAlpha());
            assertThat(colours.band(Layer.Shade.BAND_80).getAlpha())
                    .isGreaterThan(colours.band(Layer.Shade.BAND_95).getAlpha());
        }
    }

    @Test
    void logarithmicLabelsAreRoundAndNoMoreThanFit() {
        assertThat(PriceAxis.roundLog(new Range(2, 450), 4))
                .containsExactly(3.0, 10.0, 30.0, 100.0, 300.0);
        assertThat(PriceAxis.roundLog(new Range(4, 90), 4)).containsExactly(5.0, 10.0, 20.0, 50.0);
        assertThat(PriceAxis.roundLog(new Range(0.5, 2e6), 2)).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void aLabelAtZeroHasNoSign() {
        assertThat(PriceAxis.round(new Range(-1.5, 2.5), 3))
                .filteredOn(value -> value == 0)
                .allMatch(value -> Double.doubleToRawLongBits(value) == 0, "plain zero")
                .hasSize(1);
    }
}
