package io.abtpro.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.Layer;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.ui.WindowTest;

import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

@WindowTest
@SuppressWarnings("NullAway.Init") // TestFX fills the fields
class XyChartTest {
    private XyChart chart;
    private XyChart growing;

    @Start
    void start(Stage stage) {
        chart = new XyChart();
        growing = XyChart.growing();
        growing.setLayoutY(210);
        stage.setScene(new Scene(new Pane(chart, growing), 420, 420));
        stage.show();
    }

    private static XyPicture picture(double high) {
        return XyPicture.of(
                XyAxis.linear("Episode", 0, 10, "0"),
                XyAxis.linear("", 0, high, "0.0"),
                List.of(
                        XyLayer.Line.of(
                                "a",
                                new double[] {0, 5, 10},
                                new double[] {0, 1, 0.5},
                                XyLayer.Role.OURS,
                                XyLayer.Dash.SOLID)));
    }

    private int[] shown(FxRobot robot, double width, XyPicture picture) {
        return shown(robot, chart, width, picture);
    }

    private static int[] shown(FxRobot robot, XyChart chart, double width, XyPicture picture) {
        robot.interact(
                () -> {
                    chart.setPrefSize(width, 200);
                    chart.show(picture);
                });
        WaitForAsyncUtils.waitForFxEvents();
        Image image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> chart.snapshot(null, null));
        int[] pixels = new int[(int) (image.getWidth() * image.getHeight())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                    image.getPixelReader()
                            .getArgb(i % (int) image.getWidth(), i / (int) image.getWidth());
        }
        return pixels;
    }

    @Test
    void aChartThatWasTooSmallToBeDrawnIsWholeAgainAfterwards(FxRobot robot) {
        int[] before = shown(robot, 300, picture(1));
        assertThat(Arrays.stream(before).distinct().count())
                .as("colours of a line, a grid and labels")
                .isGreaterThan(10);
        shown(robot, 20, picture(1));

        assertThat(shown(robot, 300, picture(1))).isEqualTo(before);
    }

    @Test
    void aPictureWithOtherAxesIsDrawnOnItsOwnGround(FxRobot robot) {
        int[] before = shown(robot, 300, picture(1));
        assertThat(shown(robot, 300, picture(2))).isNotEqualTo(before);
        assertThat(shown(robot, 300, picture(1))).isEqualTo(before);
    }

    /// A search that grows, thinned out as it does: what every kind of layer of a search can do
    /// from picture to picture.
    private static XyPicture search(int done, int step) {
        int n = done / step + 1;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] best = new double[n];
        double[] low = new double[n];
        var random = new Random(3);
        double[] drawn = random.doubles(1001, -1, 1).toArray();
        for (int i = 0; i < n; i++) {
            x[i] = i * step;
            y[i] = drawn[i * step];
            best[i] = Arrays.stream(drawn, 0, i * step + 1).max().orElseThrow();
            low[i] = best[i] - 0.2;
        }
        String name = "best %.1f".formatted(best[n - 1]);
        return XyPicture.of(
                XyAxis.linear("Episode", 0, 1000, "0"),
                XyAxis.linear("", -1.2, 1.2, "0.0"),
                List.of(
                        new XyLayer.Slope(
                                "epsilon",
                                0,
                                1,
                                1000,
                                0,
                                XyLayer.Role.PLAIN,
                                XyLayer.Dash.LONG,
                                false),
                        new XyLayer.Band("band", x, low, best, Layer.Shade.BAND_80),
                        new XyLayer.Points("dots", x, y, XyLayer.Role.QUIET, 1.5),
                        XyLayer.Line.of("mean", x, y, XyLayer.Role.OURS, XyLayer.Dash.SOLID),
                        new XyLayer.Line(
                                name,
                                x,
                                best,
                                XyLayer.Role.WARNING,
                                XyLayer.Dash.DOTTED,
                                true,
                                false,
                                true),
                        new XyLayer.Line(
                                "low",
                                x,
                                low,
                                XyLayer.Role.OURS,
                                XyLayer.Dash.SOLID,
                                true,
                                false,
                                true),
                        new XyLayer.Rule("", done, true, XyLayer.Role.OURS, XyLayer.Dash.SHORT),
                        new XyLayer.Note("best is " + name, false, false, 0, XyLayer.Role.PLAIN)));
    }

    /// The largest difference of a colour channel, 0 to 255; what is smoothed is rounded at other
    /// places in a strip.
    private static int furthest(int[] pixels, int[] others) {
        assertThat(pixels).hasSameSizeAs(others);
        int most = 0;
        for (int i = 0; i < pixels.length; i++) {
            for (int shift = 0; shift < 32; shift += 8) {
                most =
                        Math.max(
                                most,
                                Math.abs((pixels[i] >> shift & 255) - (others[i] >> shift & 255)));
            }
        }
        return most;
    }

    @Test
    void aChartThatGrowsLooksAsIfItWereDrawnWholeEachTime(FxRobot robot) {
        int done = 0;
        for (int step : new int[] {0, 4, 9, 40, 3, 3, 200, 130, 8, 60, 300, 5}) {
            done += step;
            XyPicture picture = search(done, done < 260 ? 1 : 4);
            int[] whole = shown(robot, 400, picture);
            int[] strips = shown(robot, growing, 400, picture);
            assertThat(furthest(strips, whole)).as("after %d", done).isLessThanOrEqualTo(3);
        }
        XyPicture shorter = search(90, 1);
        assertThat(furthest(shown(robot, growing, 400, shorter), shown(robot, 400, shorter)))
                .isLessThanOrEqualTo(3);
        assertThat(furthest(shown(robot, growing, 310, shorter), shown(robot, 310, shorter)))
                .isLessThanOrEqualTo(3);
    }
}
