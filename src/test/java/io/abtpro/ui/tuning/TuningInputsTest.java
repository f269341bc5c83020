package io.abtpro.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.chart.XyLayer;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.indicators.RandomBars;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.tuning.setup.WithoutExpectedTime;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

import javax.imageio.ImageIO;

@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class TuningInputsTest {
    private final HeldJobs jobs = new HeldJobs();
    private final WithoutExpectedTime quick = new WithoutExpectedTime(jobs);

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
                        quick,
                        new ChosenFiles(),
                        (_, _, _, _) -> {});
        workspace = window.workspace();
        session = window.session();
        model = window.model();
        scene = window.scene();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private TuningOptions options() {
        return model.setup().setupProperty().get().orElseThrow().options();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<TextInputControl>query().getText();
    }

    @Test
    void aTuningWhoseBarsAreNotStoredIsNotPutOnTheOpenDataset(FxRobot robot) {
        long id =
                workspace
                        .tunings()
                        .begin(
                                new Tunings.Started(
                                        "bars.csv", "0".repeat(64), "sma-cross", "RL", "{}", "{}"));
        var before = model.setup().setupProperty().get();
        robot.interact(() -> model.search().resume(id));

        assertThat(session.failureProperty().get())
                .isEqualTo(
                        "The bars of 'bars.csv' are in no stored dataset; import that file, then"
                                + " resume.");
        assertThat(model.search().runningProperty().get()).isFalse();
        assertThat(model.setup().setupProperty().get()).isSameAs(before);
    }

    @Test
    void splitsThatReachIntoASealedHoldoutAreRefusedWithWhatToDo(FxRobot robot) {
        var setup = model.setup().setupProperty().get().orElseThrow();
        workspace
                .tunings()
                .begin(
                        new Tunings.Started(
                                "walk",
                                model.setup()
                                        .sourceProperty()
                                        .get()
                                        .orElseThrow()
                                        .series()
                                        .sha256(),
                                "sma-cross",
                                "RL",
                                TuningRequestJson.write(setup.request()),
                                "{}"));
        robot.interact(
                () -> {
                    model.setup().split(0, 800, 1100);
                    model.search().start();
                });

        assertThat(session.failureProperty().get())
                .contains("reaches into the sealed holdout of an earlier tuning of sma-cross")
                .contains("open that holdout first");
        assertThat(model.search().runningProperty().get()).isFalse();
    }

    @Test
    void everyInputReachesTheSearch(FxRobot robot) throws Exception {
        TuningWindow.type(robot, "#learning-rate", "0.2");
        TuningWindow.type(robot, "#discount", "0.9");
        TuningWindow.type(robot, "#bars-per-step", "10");
        TuningWindow.type(robot, "#max-drawdown", "40");
        TuningWindow.type(robot, "#random-runs", "7");
        TuningWindow.type(robot, "#tuning-fee", "3.5");
        TuningWindow.type(robot, "#tuning-slippage", "0");
        TuningWindow.type(robot, "#tuning-capital", "50000");
        robot.interact(
                () -> {
                    robot.lookup("#tuning-side")
                            .<ComboBox<Execution.Side>>query()
                            .setValue(Execution.Side.BOTH);
                    robot.lookup("#beside-twins").<CheckBox>query().fire();
                });
        TuningOptions o = options();
        assertThat(
                        new double[] {
                            o.learningRate(),
                            o.discount(),
                            o.barsPerStep(),
                            o.limits().maxDrawdown(),
                            o.randomRuns()
                        })
                .containsExactly(0.2, 0.9, 10, 0.4, 7);
        assertThat(o.twins()).isZero();
        assertThat(o.execution())
                .isEqualTo(
                        new Execution(
                                Execution.Fill.NEXT_OPEN,
                                3.5,
                                0,
                                50_000,
                                Execution.Side.BOTH,
                                Execution.defaults().sizing(),
                                0));
        var image = new javafx.scene.image.WritableImage[1];
        robot.interact(() -> image[0] = scene.snapshot(null));
        Path file = Path.of("target", "snapshots", "tuning-inputs.png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
    }

    @Test
    void whatCannotBeIsSaidAndTheOldValueStays(FxRobot robot) {
        TuningOptions before = options();
        TuningWindow.type(robot, "#learning-rate", "1.5");
        assertThat(session.statusProperty().get())
                .isEqualTo("learning rate must be in (0, 1], was 1.5");
        assertThat(text(robot, "#learning-rate")).isEqualTo("0.1");
        TuningWindow.type(robot, "#discount", "NaN");
        assertThat(session.statusProperty().get()).contains("discount must be a number, was 'NaN'");
        TuningWindow.type(robot, "#episodes", "10.5");
        assertThat(session.statusProperty().get())
                .isEqualTo("episodes must be a whole number, was 10.5");
        TuningWindow.type(robot, "#seed", "seven");
        assertThat(session.statusProperty().get()).contains("seed must be a number, was 'seven'");
        TuningWindow.type(robot, "#random-runs", "0");
        assertThat(session.statusProperty().get()).contains("untick the box");
        TuningWindow.type(robot, "#max-drawdown", "140");
        assertThat(session.statusProperty().get()).contains("(0, 100] %");
        assertThat(options()).isEqualTo(before);
        assertThat(model.setup().problemProperty().get()).isEmpty();
    }

    @Test
    void aFieldKeepsTheFocusWhenWhatWasTypedBeforeItIsTaken(FxRobot robot) {
        robot.interact(
                () -> {
                    var field = robot.lookup("#episodes").<TextInputControl>query();
                    field.requestFocus();
                    field.setText("50");
                    robot.lookup("#seed").query().requestFocus();
                });
        assertThat(options().episodes()).isEqualTo(50);
        assertThat(scene.getFocusOwner().getId()).isEqualTo("seed");
        assertThat(scene.getFocusOwner().getScene()).isSameAs(scene);
    }

    private int trainEnd() {
        return model.setup().setupProperty().get().orElseThrow().splits().train().toBar();
    }

    @Test
    void anEdgeOfTheSplitsIsDraggedMovedByArrowsAndTyped(FxRobot robot) {
        int before = trainEnd();
        robot.drag("#split-train-to").moveBy(-80, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
        int dragged = trainEnd();
        assertThat(dragged).isLessThan(before - 10);
        robot.type(KeyCode.RIGHT);
        assertThat(trainEnd()).isEqualTo(dragged + 1);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(trainEnd()).isEqualTo(dragged - 9);
        var bars = model.setup().sourceProperty().get().orElseThrow().series();
        robot.doubleClickOn("#split-train-to");
        assertThat(robot.lookup("#split-date").query().isVisible()).isTrue();
        String at =
                Instant.ofEpochMilli(bars.openTime(600))
                        .atZone(bars.zone())
                        .toLocalDateTime()
                        .toString();
        TuningWindow.type(robot, "#split-date", at);
        assertThat(trainEnd()).isEqualTo(600);
        robot.doubleClickOn("#split-train-to");
        TuningWindow.type(robot, "#split-date", "next May");
        assertThat(session.statusProperty().get()).contains("a date must look like");
        assertThat(trainEnd()).isEqualTo(600);
    }

    @Test
    void aDateAtWhichAnEdgeCannotBeIsSaidByTheChartAndTheOldSplitStaysUsable(FxRobot robot) {
        int before = trainEnd();
        robot.doubleClickOn("#split-train-to");
        TuningWindow.type(robot, "#split-date", "2099-01-01");
        Labeled hint = robot.lookup("#splits-hint").query();
        assertThat(hint.getText())
                .startsWith("the end of training must be from ")
                .contains(", was 2099-01-01; type a date between them");
        assertThat(hint.getStyleClass()).contains("off");
        assertThat(robot.lookup("#split-date").query().getPseudoClassStates())
                .contains(Nodes.REJECTED);
        assertThat(trainEnd()).isEqualTo(before);
        assertThat(robot.lookup("#start-tuning").query().isDisabled()).isFalse();

        robot.drag("#split-train-to").moveBy(-80, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(trainEnd()).isLessThan(before);
        assertThat(hint.getText()).startsWith("log; drag a handle");
        assertThat(hint.getStyleClass()).contains("muted");
        assertThat(session.statusProperty().get()).isEqualTo("Ready.");
    }

    private static boolean isMarked(FxRobot robot, String query) {
        return robot.lookup(query).query().getPseudoClassStates().contains(Nodes.REJECTED);
    }

    @Test
    void aRangeThatCannotBeSearchedIsMarkedAndSaidUntilItIsRightAgain(FxRobot robot) {
        TuningWindow.type(robot, "#twins", "0");
        Labeled cells = robot.lookup("#cells").query();
        Labeled fault = robot.lookup("#tuning-fault").query();
        String before = cells.getText();
        TuningWindow.type(robot, "#fast-from", "2.5");
        assertThat(fault.getText()).isEqualTo("fast must be whole, was 2.5; type 2");
        assertThat(fault.isVisible()).isTrue();
        assertThat(cells.getText()).isBlank();
        assertThat(session.statusProperty().get()).isEqualTo(fault.getText());
        assertThat(isMarked(robot, "#fast-from")).isTrue();
        assertThat(isMarked(robot, "#fast-to")).isFalse();
        assertThat(text(robot, "#fast-from")).isEqualTo("2.5");
        assertThat(robot.lookup("#start-tuning").query().isDisabled()).isTrue();

        TuningWindow.type(robot, "#fast-from", "5");
        assertThat(cells.getText()).isEqualTo(before);
        assertThat(fault.isVisible()).isFalse();
        assertThat(session.statusProperty().get()).isEqualTo("Ready.");
        assertThat(isMarked(robot, "#fast-from")).isFalse();
        assertThat(robot.lookup("#start-tuning").query().isDisabled()).isFalse();

        TuningWindow.type(robot, "#fast-to", "900");
        assertThat(fault.getText())
                .matches("fast must be from \\d+ to \\d+, was 900; type at most \\d+");
        assertThat(isMarked(robot, "#fast-to")).isTrue();
        TuningWindow.type(robot, "#fast-to", "60");
        TuningWindow.type(robot, "#fast-step", "0");
        assertThat(fault.getText())
                .isEqualTo("the step of fast must be above 0, was 0; type 1, say");
        assertThat(isMarked(robot, "#fast-step")).isTrue();
        TuningWindow.type(robot, "#fast-step", "4");
        // Both ends of a range can be moved up, one after the other.
        TuningWindow.type(robot, "#fast-from", "70");
        assertThat(fault.getText()).isEqualTo("fast must go up, was 70 to 60; type at most 60");
        TuningWindow.type(robot, "#fast-to", "90");
        assertThat(model.setup().setupProperty().get().orElseThrow().ranges().getFirst())
                .isEqualTo(new ParameterRange("fast", 70, 90, 4));
        assertThat(cells.getText()).endsWith("cells that keep the strategy's rules");
    }

    @Test
    void noPriceOfTheSealedHoldoutIsInThePicture(FxRobot robot) {
        var bars = model.setup().sourceProperty().get().orElseThrow().series();
        var splits = model.setup().setupProperty().get().orElseThrow().splits();
        var picture = robot.lookup("#splits-chart").<XyChart>query().picture().orElseThrow();
        double sealed = bars.openTime(splits.validation().toBar());
        assertThat(picture.layers())
                .filteredOn(XyLayer.Line.class::isInstance)
                .isNotEmpty()
                .allSatisfy(
                        layer ->
                                assertThat(
                                                Arrays.stream(((XyLayer.Line) layer).x())
                                                        .max()
                                                        .orElseThrow())
                                        .isLessThan(sealed));
    }

    @Test
    void theHoldoutIsSealedBeforeTheSearchBeginsAndFreeAgainWhereItNeverDid(FxRobot robot)
            throws Exception {
        var setup = model.setup().setupProperty().get().orElseThrow();
        var series = model.setup().sourceProperty().get().orElseThrow().series();
        robot.interact(model.search()::start);
        assertThat(workspace.tunings().all()).isEmpty();
        assertThat(session.sealsProperty().get().of(series, setup.strategy().id()))
                .extracting(SealedHoldout::holdout)
                .containsExactly(setup.splits().holdout());
        robot.interact(
                () -> {
                    model.search().cancel();
                    jobs.runAll();
                });
        assertThat(model.search().runningProperty().get()).isFalse();
        assertThat(workspace.tunings().all()).isEmpty();
        assertThat(session.sealsProperty().get().of(series, setup.strategy().id())).isEmpty();
    }
}
