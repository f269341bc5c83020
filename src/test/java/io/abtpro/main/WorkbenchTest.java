package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.WindowState;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.task.BesideWindow;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

/// The whole window over a real workspace, from its first start on.
@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class WorkbenchTest {
    private static final int PATIENCE = 60;

    @TempDir private Path home;
    private Stage stage;
    private Workbench workbench;

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        stage.setScene(
                new Scene(new Pane(), 300, 200)); // what another test left must not be taken over
        workbench = new Workbench(BesideWindow.call(() -> H2Workspace.open(home)));
        workbench.open(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    @Test
    void aFirstStartImportsTheSamplesAndOpensTheIndex(FxRobot robot) throws Exception {
        opened();
        assertThat(workbench.session().datasets()).hasSize(5);
        assertThat(text(robot, "#open-name")).isEqualTo("S&P 500");
        assertThat(workbench.session().failureProperty().get()).isEmpty();
        snapshot(robot, "workbench-data-dark");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.L)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(workbench.session().darkProperty().get()).isFalse();
        snapshot(robot, "workbench-data-light");
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        snapshot(robot, "workbench-backtest-light");
    }

    @Test
    void everyTabIsReachedByItsKeyAndSaysWhatItIs(FxRobot robot) throws Exception {
        opened();
        KeyCode[] digits = {
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7
        };
        for (int i = 0; i < digits.length; i++) {
            robot.press(KeyCode.CONTROL).type(digits[i]).release(KeyCode.CONTROL);
            assertThat(workbench.shell().tabProperty().get()).isEqualTo(i + 1);
        }
        snapshot(robot, "workbench-jobs");
        robot.clickOn("#tab-Signals");
        until(() -> robot.lookup("#signals").query().isVisible());
        snapshot(robot, "workbench-signals");
    }

    @Test
    void aTabIsMadeWhenItIsFirstShownAndStaysTheSame(FxRobot robot) throws Exception {
        opened();
        assertThat(robot.lookup(".signals").tryQuery()).isEmpty();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        var made = robot.lookup(".signals").query();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        assertThat(made.isVisible()).isFalse();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        assertThat(robot.lookup(".signals").queryAll()).containsExactly(made);
        assertThat(made.isVisible()).isTrue();
    }

    /// What was edited in one tab is seen, and can be taken back, in the others.
    @Test
    void everyTabWorksOnOneResearch(FxRobot robot) throws Exception {
        opened();
        var research = workbench.session().research();
        var before = research.now();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.interact(() -> robot.lookup("#slider-fast").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup(".signals #research-words").tryQuery().isPresent());
        assertThat(text(robot, ".signals #research-words"))
                .isEqualTo("sma-cross 21, 50 \u00b7 long");
        assertThat(text(robot, ".signals #research-costs")).isEqualTo("2 + 1 bp \u00b7 next open");
        assertThat(text(robot, ".signals #research-period")).isEqualTo("2000-01-03 to 2020-04-17");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(research.now()).isEqualTo(before);
        assertThat(text(robot, ".tuning #research-words"))
                .isEqualTo("sma-cross 20, 50 \u00b7 long");
        robot.clickOn(".tuning #redo");
        assertThat(research.now().parameters().get("fast")).isEqualTo(21);
        robot.clickOn(".tuning #edit-research");
        assertThat(workbench.shell().tabProperty().get()).isEqualTo(1);
    }

    /// What was asked for in every tab is there when the window is opened again.
    @Test
    void aRestartShowsWhatWasAskedFor(FxRobot robot) throws Exception {
        opened();
        openLastBarsOf("S&P 500", 1_800);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.interact(() -> robot.lookup("#slider-fast").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        robot.clickOn("Both");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        type(robot, "#threshold", "0.55");
        type(robot, "#embargo", "9");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        type(robot, "#episodes", "77");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        type(robot, "#horizon", "12");
        var research = workbench.session().research().now();
        until(workbench::idle);
        robot.interact(stage::hide);

        workbench = new Workbench(BesideWindow.call(() -> H2Workspace.open(home)));
        robot.interact(() -> workbench.open(stage));
        opened();
        assertThat(workbench.session().research().now()).isEqualTo(research);
        assertThat(research.parameters().get("fast")).isEqualTo(21);
        assertThat(workbench.shell().tabProperty().get()).isEqualTo(4);
        assertThat(robot.lookup("#horizon").queryTextInputControl().getText()).isEqualTo("12");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(robot.lookup("#episodes").queryTextInputControl().getText()).isEqualTo("77");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        assertThat(robot.lookup("#threshold").queryTextInputControl().getText()).isEqualTo("0.55");
        assertThat(robot.lookup("#embargo").queryTextInputControl().getText()).isEqualTo("9");
    }

    /// Types into a field once the tab has trained what it trains unasked.
    private void type(FxRobot robot, String query, String text) throws Exception {
        until(() -> robot.lookup(query).tryQuery().isPresent());
        until(workbench::idle);
        robot.interact(
                () -> {
                    var field = robot.lookup(query).queryTextInputControl();
                    field.requestFocus();
                    field.setText(text);
                });
        robot.type(KeyCode.ENTER);
    }

    @Test
    void findOpensADatasetByItsName(FxRobot robot) throws Exception {
        opened();
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("apple");
        snapshot(robot, "workbench-find");
        robot.type(KeyCode.ENTER);
        until(() -> text(robot, "#open-name").equals("Apple"));
        assertThat(robot.lookup("#modal-layer").query().isVisible()).isFalse();
        assertThat(robot.lookup("#dataset-picker").<ComboBox<Object>>query().getValue().toString())
                .contains("Apple");
    }

    @Test
    void aFailureIsShownUntilItIsClosed(FxRobot robot) throws Exception {
        opened();
        robot.interact(() -> workbench.session().open("no such dataset"));
        until(() -> robot.lookup("#failure-bar").query().isVisible());
        assertThat(text(robot, "#failure-text")).contains("no such dataset");
        robot.clickOn("#failure-details");
        assertThat(robot.lookup("#failure-trace").<TextArea>query().getText())
                .contains("StoreException", "\tat io.abtpro.");
        robot.clickOn("#close-failure-dialog");
        robot.clickOn("#close-failure");
        assertThat(robot.lookup("#failure-bar").query().isVisible()).isFalse();
    }

    @Test
    void theStateOfTheWindowIsKeptForTheNextStart(FxRobot robot) throws Exception {
        opened();
        robot.clickOn("#tab-Backtest");
        robot.clickOn("#theme");
        until(() -> WindowState.load(home).tab().equals("Backtest"));
        until(() -> !WindowState.load(home).dark());
        assertThat(WindowState.load(home).dataset())
                .as("also where a process is ended, which closes no window")
                .isEqualTo("S&P 500");
        robot.interact(stage::hide);
        WindowState kept = WindowState.load(home);
        assertThat(kept.tab()).isEqualTo("Backtest");
        assertThat(kept.dark()).isFalse();
        assertThat(kept.dataset()).isEqualTo("S&P 500");
    }

    @Test
    void zoomOverlaysAndThePinnedBarAreThereAfterARestart(FxRobot robot) throws Exception {
        opened();
        robot.clickOn("#remove-SMA-100");
        TimeChart chart = robot.lookup("#data-chart").queryAs(TimeChart.class);
        robot.interact(
                () -> {
                    chart.view(1_000, 1_200);
                    workbench.session().pinnedBarProperty().set(1_100);
                });
        double from = chart.viewFrom();
        double to = chart.viewTo();
        until(
                () ->
                        workbench
                                .session()
                                .kept()
                                .get("data.view")
                                .filter(kept -> kept.endsWith(" " + from + " " + to))
                                .isPresent());
        until(workbench::idle);
        robot.interact(stage::hide);

        workbench = new Workbench(BesideWindow.call(() -> H2Workspace.open(home)));
        robot.interact(() -> workbench.open(stage));
        opened();
        TimeChart again = robot.lookup("#data-chart").queryAs(TimeChart.class);
        until(() -> again.viewFrom() == from);
        assertThat(again.viewTo()).isEqualTo(to);
        assertThat(again.pinnedBarProperty().get()).isEqualTo(1_100);
        assertThat(robot.lookup("#remove-SMA-20").tryQuery()).isPresent();
        assertThat(robot.lookup("#remove-SMA-100").tryQuery()).isEmpty();
        robot.interact(() -> workbench.session().open("Apple"));
        until(() -> text(robot, "#open-name").equals("Apple"));
        assertThat(workbench.session().pinnedBarProperty().get()).isEqualTo(-1);
    }

    @Test
    void theVolatilityTabTrainsWhenItIsFirstSeenAndSizesPositionsInBacktest(FxRobot robot)
            throws Exception {
        opened();
        openLastBarsOf("S&P 500", 700);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
        until(
                () ->
                        robot.lookup("#volatility-empty").query().isVisible()
                                || text(robot, "#next-volatility").endsWith("%"));
        until(() -> text(robot, "#next-volatility").endsWith("%") && workbench.idle());
        snapshot(robot, "workbench-volatility");
        assertThat(workbench.session().failureProperty().get()).isEmpty();
        robot.clickOn("#size-positions");
        assertThat(workbench.shell().tabProperty().get()).isEqualTo(1);
        until(() -> workbench.idle() && text(robot, "#statistics-beside").equals("Unsized"));
        snapshot(robot, "workbench-backtest-sized");
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
        robot.interact(stage::hide);

        workbench = new Workbench(BesideWindow.call(() -> H2Workspace.open(home)));
        var said = new ArrayList<String>();
        robot.interact(
                () -> {
                    workbench.session().statusProperty().subscribe(line -> said.add(line));
                    workbench.open(stage);
                });
        until(() -> said.stream().anyMatch(line -> line.contains("as walked before")));
        until(() -> text(robot, "#next-volatility").endsWith("%"));
    }

    @Test
    void whatWasSavedJustBeforeTheWindowClosesIsKept(FxRobot robot) throws Exception {
        opened();
        robot.clickOn("#tab-Backtest");
        until(() -> workbench.idle() && !robot.lookup("#save-run").query().isDisabled());
        robot.interact(
                () -> {
                    robot.lookup("#save-run").<ButtonBase>query().fire();
                    stage.hide();
                });
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.runs().of("S&P 500")).hasSize(1);
        }
    }

    private void openLastBarsOf(String name, int count) throws TimeoutException {
        var datasets = workbench.session().workspace().datasets();
        var all = datasets.bars(name);
        var none = new SeriesQuality(List.of(), "weekdays");
        datasets.add(
                new Datasets.Description("Last bars", "LAST", "test", "test.csv", 0, none),
                all.slice(all.size() - count, all.size()));
        WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE * 1000L, () -> workbench.session().open("Last bars"));
        until(
                () ->
                        workbench
                                .session()
                                .openProperty()
                                .get()
                                .orElseThrow()
                                .dataset()
                                .name()
                                .equals("Last bars"));
        until(() -> workbench.idle());
    }

    private void opened() throws TimeoutException {
        until(() -> workbench.session().openProperty().get().isPresent());
        until(() -> workbench.idle());
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private void snapshot(FxRobot robot, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        Path folder = Files.createDirectories(Path.of("target", "snapshots"));
        robot.interact(
                () -> {
                    Scene scene = stage.getScene();
                    WritableImage image = scene.snapshot(null);
                    try {
                        ImageIO.write(
                                SwingFXUtils.fromFXImage(image, null),
                                "png",
                                folder.resolve(name + ".png").toFile());
                    } catch (IOException failure) {
                        throw new java.io.UncheckedIOException(failure);
                    }
                });
    }
}
