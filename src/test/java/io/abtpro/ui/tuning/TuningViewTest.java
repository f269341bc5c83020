package io.abtpro.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.indicators.RandomBars;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.tuning.setup.WithoutExpectedTime;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class TuningViewTest {
    private final HeldJobs jobs = new HeldJobs();
    private final WithoutExpectedTime quick = new WithoutExpectedTime(jobs);

    @TempDir private Path home;
    private final List<ParameterSet> applied = new ArrayList<>();
    private Optional<LocalDate> last = Optional.empty();
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
                        (_, parameters, _, until) -> {
                            applied.add(parameters);
                            last = until;
                        });
        workspace = window.workspace();
        session = window.session();
        model = window.model();
        scene = window.scene();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aTuningIsRunJudgedAndItsHoldoutOpensOnlyWhenTheSymbolIsTyped(FxRobot robot)
            throws IOException {
        window.snapshot(robot, "tuning-empty");
        TuningWindow.type(robot, "#episodes", "40");
        TuningWindow.type(robot, "#min-trades", "1");
        robot.interact(model.search()::start);
        assertThat(robot.lookup("#pause-tuning").query().isVisible()).isTrue();
        robot.interact(jobs::runAll);
        TableView<Candidate> table = robot.lookup("#candidates").query();
        assertThat(table.getItems()).isNotEmpty();
        assertThat(robot.lookup("#tuning-verdict").query().getAccessibleText())
                .contains("deflated Sharpe of");
        window.snapshot(robot, "tuning-after");
        Candidate chosen =
                model.search()
                        .outcome()
                        .reportProperty()
                        .get()
                        .orElseThrow()
                        .result()
                        .candidates()
                        .getFirst();
        assertThat(table.getSelectionModel().getSelectedItem()).isEqualTo(chosen);
        robot.clickOn("#apply-candidate");
        assertThat(applied).containsExactly(chosen.parameters());
        // The holdout is sealed: the backtest must not see its bars.
        assertThat(last.orElseThrow())
                .isBefore(
                        LocalDate.ofInstant(
                                workspace.datasets().all().getFirst().to(), ZoneOffset.UTC));
        var validation =
                table.getColumns().stream()
                        .filter(c -> c.getText().equals("Validation"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> table.getSortOrder().setAll(List.of(validation)));
        assertThat(table.getItems()).extracting(Candidate::validation).isSorted();
        robot.clickOn("#open-holdout");
        assertThat(robot.lookup("#open-once").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#holdout-what").<Labeled>query().getText())
                .matches("Candidate \\d+ \\(fast \\d+, slow \\d+\\) will be run once .*");
        TuningWindow.type(robot, "#holdout-symbol", "RND");
        robot.interact(() -> robot.lookup("#open-once").queryButton().fire());
        robot.interact(jobs::runAll);
        assertThat(robot.lookup("#holdout-state").<Labeled>query().getText())
                .startsWith("Holdout opened");
        assertThat(workspace.tunings().openings(workspace.datasets().all().getFirst().sha256()))
                .hasSize(1);
    }

    @Test
    void beforeTheFirstTuningItIsToldHowLongOneTakesAndAGridCanBeSweptAtOnce(FxRobot robot) {
        quick.want();
        TuningWindow.type(robot, "#episodes", "700");
        assertThat(robot.lookup("#expected-time").<Labeled>query().getText())
                .matches(
                        "[\\d,]+ cells, 700 episodes on [\\d,]+ bars: (less than a second|about .+"
                                + " s) here\\. .*");
        Labeled sweep = robot.lookup("#sweep-first").query();
        assertThat(sweep.getText()).startsWith("Sweep the whole grid first, ");
        robot.clickOn(sweep);
        assertThat(model.search().runningProperty().get()).isTrue();
        robot.interact(jobs::runAll);
        assertThat(
                        model.search()
                                .outcome()
                                .reportProperty()
                                .get()
                                .orElseThrow()
                                .result()
                                .options()
                                .method())
                .isEqualTo(Method.GRID);
    }

    @Test
    void theStrategyIsTheResearchsAndRangesAreTakenAroundItsParameters(FxRobot robot) {
        assertThat(robot.lookup("#around-backtest").query().isVisible()).isFalse();
        Strategy macd = StrategyCatalog.get("macd-cross");
        var research = session.research();
        robot.interact(
                () ->
                        research.edit(
                                research.now()
                                        .withStrategy(
                                                macd, macd.space().defaults().with("fast", 9))));
        var setup = model.setup().setupProperty().get().orElseThrow();
        assertThat(setup.strategy().id()).isEqualTo("macd-cross");
        assertThat(setup.base().get("fast")).isEqualTo(9);
        robot.interact(() -> research.edit(research.now().withParameter("fast", 8)));
        assertThat(model.setup().setupProperty().get()).contains(setup);
        Labeled around = robot.lookup("#around-backtest").query();
        assertThat(around.getText())
                .isEqualTo("Use ranges around the Backtest tab's macd-cross 8 / 26 / 9");
        robot.clickOn(around);
        setup = model.setup().setupProperty().get().orElseThrow();
        assertThat(setup.base().get("fast")).isEqualTo(8);
        assertThat(around.isVisible()).isFalse();
    }

    /// Neither a strategy nor costs chosen here are changed behind the back of the other tabs.
    @Test
    void whatIsChosenHereIsTheResearchOfEveryTabAndCanBeTakenBack(FxRobot robot) {
        var research = session.research();
        var before = research.now();
        Strategy rsi = StrategyCatalog.get("rsi-reversion");
        robot.interact(() -> model.setup().choose(rsi));
        assertThat(research.now().strategy()).isEqualTo(rsi);
        assertThat(session.statusProperty().get())
                .startsWith("Research changed to rsi-reversion 14, 30, 70 \u00b7 long")
                .endsWith("by choosing it in Tuning. Ctrl+Z undoes it.");
        TuningWindow.type(robot, "#tuning-fee", "7");
        assertThat(research.now().execution().feeBps()).isEqualTo(7);
        robot.interact(session.steps()::undo);
        robot.interact(session.steps()::undo);
        assertThat(research.now()).isEqualTo(before);
        var setup = model.setup().setupProperty().get().orElseThrow();
        assertThat(setup.strategy()).isEqualTo(before.strategy());
        assertThat(setup.options().execution()).isEqualTo(before.execution());
    }

    @Test
    void theSplitsKeepClearOfTheProgressInEveryRun(FxRobot robot) {
        TuningWindow.type(robot, "#episodes", "40");
        for (int run = 1; run <= 3; run++) {
            robot.interact(model.search()::start);
            robot.interact(() -> scene.getRoot().layout());
            assertThat(bounds(robot, "#splits-chart").getMaxY())
                    .as("foot of the splits in run %d", run)
                    .isLessThanOrEqualTo(bounds(robot, "#tuning-progress").getMinY());
            robot.interact(jobs::runAll);
            assertThat(model.search().outcome().reportProperty().get()).isPresent();
            // The splits are drawn anew with each input, also while the result stands in their
            // place.
            int step = run;
            robot.interact(
                    () -> {
                        model.setup().setRange(new ParameterRange("fast", 5, 60, 4 + step));
                        scene.getRoot().layout();
                    });
        }
    }

    private static Bounds bounds(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(node.getLayoutBounds());
    }
}
