package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.ui.WindowTest;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

@ResourceLock(WindowTest.WINDOW)
class WindowApplicationTest {
    @TempDir Path home;

    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupApplication(WindowApplication.class, "--home", home.toString());
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    private Scene scene() {
        return robot.listTargetWindows().getFirst().getScene();
    }

    private void await(java.util.concurrent.Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void snapshot(String name) throws IOException {
        var image = new WritableImage[1];
        robot.interact(
                () -> {
                    scene().getRoot().applyCss();
                    scene().getRoot().layout();
                    image[0] = scene().snapshot(null);
                });
        Path file = Path.of("target", "snapshots", name);
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
    }

    private boolean shows(String text) {
        return robot.lookup(text).tryQuery().isPresent();
    }

    @Test
    void theStartPictureSaysWhatIsDone() throws Exception {
        var picture = new Scene[1];
        robot.interact(
                () -> {
                    picture[0] = new Scene(WindowApplication.startPicture(), 1280, 800);
                    Theme.of(true).apply(picture[0]);
                    picture[0].getRoot().applyCss();
                    picture[0].getRoot().layout();
                });
        assertThat(robot.from(picture[0].getRoot()).lookup("#start-picture-text").queryLabeled())
                .extracting(Labeled::getText)
                .isEqualTo("Opening the workspace\u2026");
        // Until the workspace is open the start picture stands alone.
        await(
                () ->
                        robot.lookup("#data-empty")
                                .tryQuery()
                                .filter(empty -> !empty.isVisible())
                                .isPresent());
        assertThat(shows("S&P 500")).isTrue();
    }

    @Test
    void theFirstWindowShowsTheSampleDataAndABacktestOfIt() throws Exception {
        await(() -> shows("S&P 500") && shows("SPX"));
        snapshot("window-data-dark.png");
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        await(() -> shows("Max drawdown") || shows("Net return"));
        await(
                () ->
                        robot.lookup(".note-warning").tryQuery().isPresent()
                                || robot.lookup(".note").tryQuery().isPresent());
        snapshot("window-backtest-dark.png");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.L)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        snapshot("window-backtest-light.png");
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        snapshot("window-data-light.png");
        assertThat(home.resolve("workspace.mv.db")).exists();
    }
}
