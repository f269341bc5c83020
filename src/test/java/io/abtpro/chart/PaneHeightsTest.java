package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Panes share a height by their weights, none below what can be read.
class PaneHeightsTest {
    private static final int BARS = 50;

    private static Pane pane(double weight) {
        double[] values = IntStream.range(0, BARS).mapToDouble(t -> t).toArray();
        return new Pane(
                "pane",
                weight,
                false,
                "#,##0",
                List.of(new Layer.Line("line", values, Layer.Style.PRICE)));
    }

    private static final List<Pane> THREE = List.of(pane(3), pane(2), pane(1));

    @Test
    void roomIsSharedByWeight() {
        assertThat(PaneHeights.of(THREE, 600)).containsExactly(300, 200, 100);
    }

    @Test
    void aPaneKeepsItsLeastAndTheOthersShareTheRest() {
        assertThat(PaneHeights.of(THREE, 264)).containsExactly(120, 80, 64);
        assertThat(PaneHeights.of(THREE, 204)).containsExactly(76, 64, 64);
    }

    @Test
    void whereThereIsNoRoomTheyAreEqual() {
        assertThat(PaneHeights.of(THREE, 100)).containsExactly(64, 64, 64);
    }

    @Test
    void atItsLeastHeightEveryPaneOfAPictureIsDrawnSoHigh() {
        long[] times = LongStream.range(0, BARS).map(t -> t * 86_400_000L).toArray();
        Picture picture = Picture.empty(() -> -1).next(times, ZoneOffset.UTC, THREE);
        for (boolean strip : new boolean[] {true, false}) {
            double height = PaneHeights.least(THREE, strip);
            var g = new BufferedImage(700, (int) height, BufferedImage.TYPE_INT_ARGB);
            var view = new Picture.View(0, BARS, picture.ranges(0, BARS), strip);
            List<Picture.Placed> placed =
                    picture.draw(g.createGraphics(), 700, height, view, ChartColours.DARK);
            assertThat(placed)
                    .allSatisfy(
                            pane ->
                                    assertThat(pane.area().getHeight())
                                            .isCloseTo(PaneHeights.LEAST, within(2.0)));
        }
        assertThat(DoubleStream.of(PaneHeights.least(THREE)).sum()).isEqualTo(192);
    }
}
