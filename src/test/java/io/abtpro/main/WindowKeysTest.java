package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.task.BesideWindow;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// What keys do in the whole window.
@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class WindowKeysTest {
    private static final int PATIENCE = 30;

    @TempDir private Path home;
    private Stage stage;
    private Workbench workbench;

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 300, 200));
        workbench = new Workbench(BesideWindow.call(() -> H2Workspace.open(home)));
        workbench.open(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    @Test
    void findAnythingKnowsWhatEachTabHasAndOpensIt(FxRobot robot) throws Exception {
        opened();
        Map<String, String> firsts =
                Map.of(
                        "sharpe", "Statistic",
                        "supertrend", "Strategy",
                        "s&p", "Dataset",
                        "tuning", "Tab",
                        "save run", "Action",
                        "rsi", "Indicator",
                        "dark", "Setting");
        for (var sought : firsts.entrySet()) {
            robot.push(KeyCode.CONTROL, KeyCode.K);
            robot.interact(
                    () ->
                            robot.lookup("#palette-field")
                                    .queryTextInputControl()
                                    .setText(sought.getKey()));
            assertThat(
                            robot
                                    .lookup("#palette-list")
                                    .<Findable>queryListView()
                                    .getItems()
                                    .stream()
                                    .map(Findable::kind))
                    .as(sought.getKey())
                    .contains(sought.getValue());
            robot.type(KeyCode.ESCAPE);
        }
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("sharpe");
        robot.type(KeyCode.ENTER);
        until(() -> workbench.shell().tabProperty().get() == 1);
        assertThat(formulas(robot)).singleElement().asString().startsWith("Sharpe =");
        robot.type(KeyCode.ESCAPE);
        assertThat(formulas(robot)).isEmpty();
        robot.type(KeyCode.F1);
        assertThat(formulas(robot)).singleElement().asString().startsWith("Sharpe =");
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> robot.lookup("#copy-json").queryButton().fire());
        assertThat(text(robot, "#status-message")).startsWith("Copied ");
    }

    @Test
    void spacePausesTheJobAndPressesNothingElse(FxRobot robot) throws Exception {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.doubleClickOn("#episodes").write("0");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(isWorking(robot)).as("what is refused begins nothing").isFalse();
        robot.doubleClickOn("#episodes").write("1000000");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        until(() -> "pause-tuning".equals(focused(robot)));
        until(() -> isWorking(robot));
        robot.type(KeyCode.SPACE);
        until(() -> text(robot, "#pause-tuning").equals("Resume"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.interact(() -> robot.lookup("#export").query().requestFocus());
        robot.type(KeyCode.SPACE);
        until(() -> text(robot, "#pause-job").equals("Pause"));
        robot.clickOn("#filter");
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#filter").queryTextInputControl().getText()).isEqualTo(" ");
        assertThat(text(robot, "#pause-job")).isEqualTo("Pause");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.interact(() -> robot.lookup("#cancel-tuning").query().requestFocus());
        robot.type(KeyCode.ENTER);
        until(() -> !isWorking(robot));
        assertThat(focused(robot)).isEqualTo("content");
    }

    @Test
    void whatCannotBePausedIsNotCancelledBySpace(FxRobot robot) throws Exception {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> focused(robot).startsWith("cancel-") && isWorking(robot));
        robot.type(KeyCode.SPACE);
        assertThat(text(robot, "#status-message"))
                .isEqualTo("This job cannot be paused; Enter cancels it.");
        assertThat(isWorking(robot)).isTrue();
        robot.type(KeyCode.ENTER);
        until(() -> !isWorking(robot));
        assertThat(text(robot, "#status-message")).startsWith("Cancelled");
    }

    private static boolean isWorking(FxRobot robot) {
        return robot.lookup("#status-job").query().isVisible();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void opened() throws Exception {
        until(() -> workbench.idle() && workbench.session().openProperty().get().isPresent());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static String focused(FxRobot robot) {
        return String.valueOf(robot.lookup("#content").query().getScene().getFocusOwner().getId());
    }

    private static List<String> formulas(FxRobot robot) {
        return robot.listWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(tip -> ((Tooltip) tip).getText())
                .toList();
    }
}
