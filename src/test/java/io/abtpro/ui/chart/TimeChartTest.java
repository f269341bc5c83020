package io.abtpro.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

@WindowTest
class TimeChartTest {
    private final TimeChart chart = new TimeChart();

    @TempDir Path folder;

    @Start
    void start(Stage stage) {
        var scene = new Scene(new StackPane(chart), 1280, 800);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
        stage.sizeToScene(); // whatever size another test left
    }

    private static List<Pane> panes(BarSeries series) {
        double[] average = series.closes();
        for (int t = 1; t < average.length; t++) {
            average[t] = average[t - 1] + (average[t] - average[t - 1]) / 20;
        }
        List<Layer.Mark> marks = new ArrayList<>();
        for (int t = 20; t < series.size(); t += Math.max(40, series.size() / 20)) {
            marks.add(new Layer.Mark(t, series.low(t), Layer.Shape.LONG_ENTRY, t));
            marks.add(new Layer.Mark(t + 10, series.high(t + 10), Layer.Shape.LONG_EXIT, t + 10));
            marks.add(new Layer.Mark(t + 15, series.high(t + 15), Layer.Shape.FINDING, t + 15));
        }
        double[] drawdown = series.closes();
        double high = 0;
        for (int t = 0; t < drawdown.length; t++) {
            high = Math.max(high, drawdown[t]);
            drawdown[t] = (drawdown[t] / high - 1) * 100;
        }
        return List.of(
                new Pane(
                        "Price",
                        3,
                        false,
                        "#,##0.00",
                        List.of(
                                new Layer.Candles(
                                        series.opens(),
                                        series.highs(),
                                        series.lows(),
                                        series.closes()),
                                new Layer.Line("EMA 39", average, Layer.Style.AVERAGE),
                                new Layer.Markers(marks))),
                new Pane(
                        "Volume",
                        1,
                        false,
                        "#,##0",
                        List.of(new Layer.Bars("volume", series.volumes()))),
                new Pane(
                        "Drawdown, %",
                        1,
                        false,
                        "0.0",
                        List.of(new Layer.Area("drawdown", drawdown, Layer.Style.OURS))));
    }

    private void show(FxRobot robot, BarSeries series) {
        List<Pane> panes = panes(series);
        long[] times = series.openTimes();
        robot.interact(() -> chart.show(times, series.zone(), true, panes));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private WritableImage snapshot(FxRobot robot, String name) throws IOException {
        var image = new WritableImage[1];
        robot.interact(
                () -> {
                    chart.getScene().getRoot().applyCss();
                    chart.getScene().getRoot().layout();
                    image[0] = chart.getScene().snapshot(new WritableImage(1280, 800));
                });
        Path file = Path.of("target", "snapshots", name);
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
        return image[0];
    }

    private static BarSeries bars(int count) {
        return GeneratedBars.of(new GeneratedBars.Options(count, 7, Timeframe.parse("1m")));
    }

    private static int coloured(WritableImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < 800; y++) {
            for (int x = 0; x < 1280; x++) {
                Color c = image.getPixelReader().getColor(x, y);
                count +=
                        Math.abs(c.getRed() - colour.getRed()) < 0.03
                                        && Math.abs(c.getGreen() - colour.getGreen()) < 0.03
                                        && Math.abs(c.getBlue() - colour.getBlue()) < 0.03
                                ? 1
                                : 0;
            }
        }
        return count;
    }

    @Test
    void candlesVolumeAndMarksAreDrawnInTheDarkTheme(FxRobot robot) throws IOException {
        show(robot, bars(180));
        WritableImage image = snapshot(robot, "chart-180-dark.png");
        assertThat(coloured(image, Color.web("#3fb950"))).isGreaterThan(200);
        assertThat(coloured(image, Color.web("#f85149"))).isGreaterThan(200);
        assertThat(coloured(image, Color.web("#0d1117"))).isGreaterThan(400_000);
    }

    @Test
    void theLightThemeIsFollowed(FxRobot robot) throws IOException {
        show(robot, bars(180));
        robot.interact(() -> Theme.LIGHT.apply(chart.getScene()));
        WritableImage image = snapshot(robot, "chart-180-light.png");
        assertThat(coloured(image, Color.WHITE)).isGreaterThan(400_000);
        assertThat(coloured(image, Color.web("#1a7f37"))).isGreaterThan(200);
    }

    @Test
    void aMillionBarsAreDrawn(FxRobot robot) throws IOException {
        show(robot, bars(1_000_000));
        for (int i = 0; i < 20; i++) {
            int shift = i;
            robot.interact(
                    () -> {
                        chart.view(-1000 + shift, 1_001_000);
                        chart.getScene().getRoot().layout();
                    });
        }
        WritableImage image = snapshot(robot, "chart-million.png");
        assertThat(coloured(image, Color.web("#58a6ff"))).isGreaterThan(500);
        System.out.printf("a frame of a million bars: %.1f ms%n", chart.frameMillis());
    }

    @Test
    void wheelZoomsAtTheMouseAndDoubleClickFits(FxRobot robot) {
        show(robot, bars(1000));
        double before = chart.viewTo() - chart.viewFrom();
        robot.moveTo(chart);
        robot.scroll(5, javafx.geometry.VerticalDirection.UP);
        assertThat(chart.viewTo() - chart.viewFrom()).isNotEqualTo(before);
        robot.interact(chart::fit);
        assertThat(chart.viewTo() - chart.viewFrom()).isEqualTo(before);
    }

    @Test
    void aClickPinsTheCrosshairAndEscapeFreesIt(FxRobot robot) {
        show(robot, bars(1000));
        robot.moveTo(chart).clickOn(MouseButton.PRIMARY);
        int pinned = chart.crosshairBarProperty().get();
        assertThat(pinned).isBetween(400, 600);
        robot.moveBy(100, 0);
        assertThat(chart.crosshairBarProperty().get()).isEqualTo(pinned);
        robot.type(javafx.scene.input.KeyCode.ESCAPE);
        assertThat(chart.crosshairBarProperty().get()).isEqualTo(-1);
    }

    @Test
    void chartIsSavedAsPngAndSvg(FxRobot robot) throws IOException {
        show(robot, bars(300));
        robot.interact(
                () -> {
                    chart.savePng(folder.resolve("c.png"));
                    chart.saveSvg(folder.resolve("c.svg"));
                });
        assertThat(ImageIO.read(folder.resolve("c.png").toFile()).getWidth()).isEqualTo(2560);
        assertThat(Files.readString(folder.resolve("c.svg")))
                .contains("<svg")
                .contains("Drawdown, %");
    }
}
