package io.abtpro.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.ui.WindowTest;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

@WindowTest
class ZoomAndPanTest {
    private final TimeChart chart = new TimeChart();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(chart), 900, 400));
        stage.show();
    }

    private void show(FxRobot robot, int bars) {
        double[] values = new double[bars];
        long[] times = new long[bars];
        Arrays.setAll(values, t -> Math.sin(t / 50.0));
        Arrays.setAll(times, t -> t * 60_000L);
        var pane =
                new Pane("", 1, false, "0", List.of(new Layer.Line("", values, Layer.Style.PRICE)));
        robot.interact(
                () -> {
                    chart.show(times, ZoneId.of("UTC"), true, List.of(pane));
                    chart.layout();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 100_000, 1_000_000})
    void theTimeUnderTheMouseStaysWithinAPixelWhileZooming(int bars, FxRobot robot) {
        show(robot, bars);
        var random = new SplittableRandom(bars);
        robot.interact(
                () -> {
                    for (int i = 0; i < 200; i++) {
                        double mouse = 100 + random.nextInt(650);
                        double anchor = chart.bar(mouse);
                        boolean full = chart.viewTo() - chart.viewFrom() > bars * 0.6;
                        boolean near = chart.viewTo() - chart.viewFrom() < 40;
                        chart.zoom(anchor, full || !near && random.nextBoolean() ? 1 / 1.2 : 1.2);
                        double pixelsABar = 828 / (chart.viewTo() - chart.viewFrom());
                        boolean atAnEdge = chart.viewFrom() < 0 || chart.viewTo() > bars - 1;
                        if (!atAnEdge) {
                            assertThat(Math.abs(chart.bar(mouse) - anchor) * pixelsABar)
                                    .as("zoom " + i)
                                    .isLessThan(1);
                        }
                    }
                    assertThat(chart.viewTo() - chart.viewFrom()).isLessThan(bars);
                });
    }

    @Test
    void panningMovesByTheMouseExactlyAndBackToWhereItBegan(FxRobot robot) {
        show(robot, 100_000);
        robot.interact(
                () -> {
                    chart.view(40_000, 60_000);
                    chart.layout();
                    double under = chart.bar(300);
                    chart.pan(40_000, 60_000, -123);
                    assertThat(chart.bar(423)).isCloseTo(under, within(1e-6));
                    chart.pan(40_000, 60_000, 0);
                    assertThat(chart.viewFrom()).isEqualTo(40_000);
                    assertThat(chart.viewTo()).isEqualTo(60_000);
                });
    }

    @Test
    void panningPastTheEndStopsThereAndKeepsTheZoom(FxRobot robot) {
        show(robot, 10_000);
        robot.interact(
                () -> {
                    chart.view(8_000, 9_000);
                    chart.layout();
                    chart.pan(8_000, 9_000, 1e6);
                    assertThat(chart.viewTo() - chart.viewFrom()).isCloseTo(1000, within(1e-6));
                    assertThat(chart.viewTo()).isBetween(9_999.0, 10_030.0);
                });
    }
}
