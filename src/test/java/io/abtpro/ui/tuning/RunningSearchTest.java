package io.abtpro.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.indicators.RandomBars;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.FxJobRunner;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.RunningJobs;
import io.abtpro.ui.theme.Theme;
import io.abtpro.ui.tuning.setup.WithoutExpectedTime;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class RunningSearchTest {
    private static final int MANY = 30_000;

    private final RunningJobs running = new RunningJobs();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @TempDir private Path home;
    private TuningWindow window;
    private Workspace workspace;
    private Session session;
    private TuningViewModel model;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        window =
                TuningWindow.open(
                        stage,
                        home,
                        RandomBars.of(1200, 21),
                        new WithoutExpectedTime(
                                new FxJobRunner(workers, running, Clock.systemUTC())),
                        new ChosenFiles(),
                        (_, _, _, _) -> {});
        TuningWindow.add(window.workspace(), "other", RandomBars.of(900, 8));
        workspace = window.workspace();
        session = window.session();
        model = window.model();
        scene = window.scene();
    }

    @AfterEach
    void close() throws InterruptedException {
        workers.shutdown();
        assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.waitForFxEvents();
        workspace.close();
    }

    private static void until(BooleanSupplier what) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, what::getAsBoolean);
    }

    private int done() {
        return model.search().snapshotProperty().get().map(TuningSnapshot::done).orElse(0);
    }

    private void begin(FxRobot robot) {
        TuningWindow.type(robot, "#episodes", Integer.toString(MANY));
        // A search is over as soon as every cell was tried, so there are many.
        robot.interact(
                () -> {
                    model.setup().setRange(new ParameterRange("fast", 2, 100, 1));
                    model.setup().setRange(new ParameterRange("slow", 20, 400, 1));
                    model.search().start();
                });
    }

    @Test
    void aSearchIsSeenAtWorkPausesGoesOnAndItsResultsAreKeptWhenCancelled(FxRobot robot)
            throws Exception {
        begin(robot);
        until(() -> done() > 300);
        robot.interact(() -> running.currentProperty().get().orElseThrow().pauseOrResume());
        assertThat(model.search().pausedProperty().get()).isTrue();
        Tunings tunings = workspace.tunings();
        until(() -> tunings.all().getFirst().status() == Tunings.Status.PAUSED);
        WaitForAsyncUtils.waitForFxEvents();
        int paused = tunings.all().getFirst().iterations();
        assertThat(robot.lookup("#tuning-progress").<Labeled>query().getText())
                .startsWith("Paused: Q-learning, episode");
        // The facts are written five times a second.
        until(
                () ->
                        robot.lookup("#tuning-facts")
                                .<Labeled>query()
                                .getText()
                                .contains("checkpoint"));
        window.snapshot(robot, "tuning-running");
        XyChart cells = robot.lookup("#cells-chart").query();
        XyPicture values = cells.picture().orElseThrow();
        robot.clickOn("#cells-visits");
        XyPicture visits = cells.picture().orElseThrow();
        assertThat(visits.layers()).isNotEqualTo(values.layers());
        assertThat(visits.layers())
                .anyMatch(l -> l instanceof XyLayer.Line line && line.name().startsWith("path"));
        robot.clickOn("#cells-objective");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        window.snapshot(robot, "tuning-running-light");
        robot.clickOn("#pause-tuning");
        assertThat(running.currentProperty().get().map(e -> e.pausedProperty().get()))
                .contains(false);
        until(() -> done() > paused);
        robot.clickOn("#cancel-tuning");
        until(() -> model.search().outcome().reportProperty().get().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.search().outcome().reportProperty().get().orElseThrow().stopped())
                .isTrue();
        assertThat(running.entries())
                .extracting(e -> e.stateProperty().get())
                .containsExactly(JobEntry.State.CANCELLED);
    }

    @Test
    void aSearchBehindAnotherTabGoesOnWithoutBeingDrawnAndIsSeenAgainInFront(FxRobot robot)
            throws Exception {
        begin(robot);
        until(() -> done() > 300);
        TuningView view = robot.lookup(node -> node instanceof TuningView).query();
        robot.interact(() -> view.setVisible(false));
        // The job says how far it is whether it is drawn or not.
        goesOn();
        int behind = done();
        goesOn();
        assertThat(done()).isEqualTo(behind);
        robot.interact(() -> view.setVisible(true));
        until(() -> done() > behind);
        robot.clickOn("#cancel-tuning");
        until(() -> model.search().outcome().reportProperty().get().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aSearchGoesOnWhereAnotherDatasetIsOpenedAndTheTabFollowsWhenItIsOver(FxRobot robot)
            throws Exception {
        begin(robot);
        until(() -> done() > 300);
        robot.interact(() -> session.open("other"));
        until(
                () ->
                        session.openProperty()
                                .get()
                                .filter(o -> o.dataset().name().equals("other"))
                                .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        goesOn();
        assertThat(model.search().runningProperty().get()).isTrue();
        assertThat(model.setup().sourceProperty().get().orElseThrow().name()).isEqualTo("walk");
        robot.clickOn("#cancel-tuning");
        until(() -> !model.search().runningProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.setup().sourceProperty().get().orElseThrow().name()).isEqualTo("other");
        assertThat(model.search().outcome().reportProperty().get()).isEmpty();
        assertThat(session.statusProperty().get()).contains("it is in the history of walk");
        assertThat(model.setup().setupProperty().get().orElseThrow().ranges())
                .as("ranges stay")
                .contains(new ParameterRange("slow", 20, 400, 1));
        robot.interact(() -> session.open("walk"));
        until(() -> !model.stored().historyProperty().get().isEmpty());
    }

    private void goesOn() throws Exception {
        var fraction = running.currentProperty().get().orElseThrow().fractionProperty();
        double before = fraction.get();
        until(() -> fraction.get() > before + 0.01);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
