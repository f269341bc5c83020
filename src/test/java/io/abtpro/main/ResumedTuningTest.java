package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.RandomBars;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningControl;
import io.abtpro.jobs.TuningSource;
import io.abtpro.report.TuningSummaryJson;
import io.abtpro.store.Datasets;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.task.BesideWindow;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// A program that was killed while it tuned, and the window over what it left.
@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class ResumedTuningTest {
    private static final int EPISODES = 1_500;

    private final BarSeries series = RandomBars.of(1200, 21);

    @TempDir private Path folder;
    private TuneParameters.Report whole;
    private Stage stage;
    private Workbench workbench;

    @Start
    void start(Stage shown) throws Exception {
        Workspace left = BesideWindow.call(this::tunedAndKilled);
        stage = shown;
        stage.setScene(
                new Scene(new Pane(), 300, 200)); // what another test left must not be taken over
        workbench = new Workbench(left);
        workbench.open(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    private Workspace tunedAndKilled() throws Exception {
        try (var workspace = workspace("whole")) {
            whole = job(workspace, TuningControl.unwatched()).run(Progress.ignored());
        }
        kill();
        return H2Workspace.open(folder.resolve("left"));
    }

    private Workspace workspace(String name) {
        var workspace = H2Workspace.open(folder.resolve(name));
        add(workspace, "a first one", RandomBars.of(600, 8));
        add(workspace, "walk", series);
        return workspace;
    }

    private static void add(Workspace workspace, String name, BarSeries bars) {
        workspace
                .datasets()
                .add(
                        new Datasets.Description(
                                name,
                                "RND",
                                "generated",
                                "r.csv",
                                0,
                                SeriesQuality.of(bars, Long.MAX_VALUE)),
                        bars);
    }

    private TuneParameters job(Workspace workspace, TuningControl control) {
        var strategy = StrategyCatalog.get("sma-cross");
        var options =
                TuningOptions.defaults(Method.RL).withSearch(EPISODES, 0, 11).withBeside(2, 2);
        var request =
                new TuningRequest(
                        strategy.id(), strategy.space().defaults(),
                        List.of(
                                        new ParameterRange("fast", 2, 60, 1),
                                        new ParameterRange("slow", 20, 200, 1)),
                                options,
                        Splits.of(series), TuningAnalysis.Walk.none());
        return TuneParameters.begin(
                workspace, TuningSource.of(workspace, "walk", series), strategy, request, control);
    }

    /// Copies what is on the disk while a search is at work, some episodes after a checkpoint in
    /// its middle.
    private void kill() throws Exception {
        var control = TuningControl.unwatched();
        try (var workspace = workspace("killed")) {
            job(workspace, control)
                    .run(
                            new Progress() {
                                private int asked;

                                @Override
                                public void report(long done, long total, String message) {
                                    if (message.equals("paused")) {
                                        control.resume();
                                    }
                                }

                                // Asked at least once an episode, on the job's own thread.
                                @Override
                                public boolean isCancelled() {
                                    asked++;
                                    if (asked == EPISODES / 2) {
                                        control.pause();
                                    } else if (asked == EPISODES / 2 + 50) {
                                        copy(folder.resolve("killed"), folder.resolve("left"));
                                        control.leave();
                                    }
                                    return false;
                                }
                            });
            throw new AssertionError("the search was over before it could be killed");
        } catch (CancellationException left) {
            assertThat(folder.resolve("left")).isNotEmptyDirectory();
        }
    }

    private static void copy(Path from, Path to) {
        try (var files =
                Files.list(Files.createDirectories(to).resolveSibling(from.getFileName()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aTuningWhoseProgramWasKilledGoesOnFromTheJobsTabToTheSameResult(FxRobot robot)
            throws Exception {
        until(() -> workbench.session().openProperty().get().isPresent() && workbench.idle());
        assertThat(workbench.session().openProperty().get().orElseThrow().dataset().name())
                .isEqualTo("a first one");
        Tunings tunings = workbench.session().workspace().tunings();
        Tunings.Tuning left = tunings.all().getFirst();
        assertThat(left.status()).isEqualTo(Tunings.Status.INTERRUPTED);
        assertThat(left.iterations()).isBetween(EPISODES / 4, EPISODES - 1);
        robot.clickOn("#tab-Jobs");
        assertThat(robot.lookup("#offers .label").<Labeled>query().getText())
                .contains("stopped after %,d episodes; it goes on".formatted(left.iterations()));
        robot.clickOn("#offers .accent");
        until(
                () ->
                        tunings.find(left.id()).orElseThrow().status() == Tunings.Status.COMPLETED
                                && workbench.idle());

        Tunings.Tuning kept = tunings.find(left.id()).orElseThrow();
        var then = whole.tuned().orElseThrow();
        var now = TuningSummaryJson.tuned(kept.performanceJson()).orElseThrow();
        assertThat(kept.iterations()).isEqualTo(whole.result().done());
        assertThat(now).usingRecursiveComparison().ignoringFields("exportedAt").isEqualTo(then);
        assertThat(robot.lookup("#candidates").<TableView<Candidate>>query().getItems())
                .isEqualTo(whole.result().candidates());
        assertThat(robot.lookup("#offers .accent").queryAll()).isEmpty();
    }
}
