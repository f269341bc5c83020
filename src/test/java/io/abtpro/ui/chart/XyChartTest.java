package io.abtpro.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields
class XyChartTest {
    private XyChart chart;

    @Start
    void start(Stage stage) {
        chart = new XyChart();
        stage.setScene(new Scene(new Pane(chart), 400, 300));
        stage.show();
    }

    private static XyPicture picture(double high) {
        return XyPicture.of(
                XyAxis.linear("Episode", 0, 10, "0"), XyAxis.linear("", 0, high, "0.0"),
                List.of(XyLayer.Line.of("a", new double[] {0, 5, 10}, new double[] {0, 1, 0.5}, XyLayer.Role.OURS, XyLayer.Dash.SOLID)));
    }

    private int[] shown(FxRobot robot, double width, XyPicture picture) {
        robot.interact(() -> {
            chart.setPrefSize(width, 200);
            chart.show(picture);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Image image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> chart.snapshot(null, null));
        int[] pixels = new int[(int) (image.getWidth() * image.getHeight())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.getPixelReader().getArgb(i % (int) image.getWidth(), i / (int) image.getWidth());
        }
        return pixels;
    }

    @Test
    void aChartThatWasTooSmallToBeDrawnIsWholeAgainAfterwards(FxRobot robot) {
        int[] before = shown(robot, 300, picture(1));
        assertThat(Arrays.stream(before).distinct().count()).as("colours of a line, a grid and labels").isGreaterThan(10);
        shown(robot, 20, picture(1));

        assertThat(shown(robot, 300, picture(1))).isEqualTo(before);
    }

    @Test
    void aPictureWithOtherAxesIsDrawnOnItsOwnGround(FxRobot robot) {
        int[] before = shown(robot, 300, picture(1));
        assertThat(shown(robot, 300, picture(2))).isNotEqualTo(before);
        assertThat(shown(robot, 300, picture(1))).isEqualTo(before);
    }
}
