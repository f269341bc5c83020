package io.abtpro.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.RandomBars;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.BesideWindow;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.theme.Theme;
import io.abtpro.ui.tuning.setup.WithoutExpectedTime;

import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class TuningViewTest {
    private final HeldJobs jobs = new HeldJobs();
    private final WithoutExpectedTime quick = new WithoutExpectedTime(jobs);

    @TempDir private Path home;
    private final List<ParameterSet> applied = new ArrayList<>();
    private Optional<LocalDate> last = Optional.empty();
    private Workspace workspace;
    private Session session;
    private TuningViewModel model;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        var series = RandomBars.of(1200, 21);
        workspace = BesideWindow.call(() -> H2Workspace.open(home));
        BesideWindow.call(
                () ->
                        workspace
                                .datasets()
                                .add(
                                        new Datasets.Description(
                                                "walk",
                                                "RND",
                                                "generated",
                                                "r.csv",
                                                0,
                                                SeriesQuality.of(series, Long.MAX_VALUE)),
                                        series));
        session = new Session(workspace, quick);
        session.open("walk");
        var layer = new ModalLayer();
        model = new TuningViewModel(session, Clock.systemUTC());
        scene =
                new Scene(
                        new StackPane(
                                new TuningView(
                                        model,
                                        layer,
                                        (_, parameters, _, until) -> {
                                            applied.add(parameters);
                                            last = until;
                                        }),
                                layer),
                        1280,
                        732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static void type(FxRobot robot, String query, String text) {
        robot.interact(
                () -> {
                    var field = robot.lookup(query).<TextInputControl>query();
                    field.requestFocus();
                    field.setText(text);
                });
        robot.type(KeyCode.ENTER);
    }

    private void snapshot(FxRobot robot, String name) throws IOException {
        var image = new javafx.scene.image.WritableImage[1];
        robot.interact(() -> image[0] = scene.snapshot(null));
        Path file = Path.of("target", "snapshots", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
    }

    @Test
    void aTuningIsRunJudgedAndItsHoldoutOpensOnlyWhenTheSymbolIsTyped(FxRobot robot)
            throws IOException {
        snapshot(robot, "tuning-empty");
        type(robot, "#episodes", "40");
        type(robot, "#min-trades", "1");
        robot.interact(model.search()::start);
        assertThat(robot.lookup("#pause-tuning").query().isVisible()).isTrue();
        robot.interact(jobs::runAll);
        TableView<Candidate> table = robot.lookup("#candidates").query();
        assertThat(table.getItems()).isNotEmpty();
        assertThat(robot.lookup("#tuning-verdict").query().getAccessibleText())
                .contains("deflated Sharpe of");
        snapshot(robot, "tuning-after");
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
        type(robot, "#holdout-symbol", "RND");
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
        type(robot, "#episodes", "700");
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
    void rangesAreTakenFromTheBacktestTab(FxRobot robot) {
        assertThat(robot.lookup("#around-backtest").query().isVisible()).isFalse();
        Strategy macd = StrategyCatalog.get("macd-cross");
        robot.interact(
                () ->
                        session.testedProperty()
                                .set(
                                        Optional.of(
                                                new Session.Tested(
                                                        macd,
                                                        macd.space().defaults().with("fast", 9)))));
        Labeled around = robot.lookup("#around-backtest").query();
        assertThat(around.getText())
                .isEqualTo("Use ranges around the Backtest tab's macd-cross 9 / 26 / 9");
        robot.clickOn(around);
        var setup = model.setup().setupProperty().get().orElseThrow();
        assertThat(setup.strategy().id()).isEqualTo("macd-cross");
        assertThat(setup.base().get("fast")).isEqualTo(9);
        assertThat(around.isVisible()).isFalse();
    }

    @Test
    void theSplitsKeepClearOfTheProgressInEveryRun(FxRobot robot) {
        type(robot, "#episodes", "40");
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
