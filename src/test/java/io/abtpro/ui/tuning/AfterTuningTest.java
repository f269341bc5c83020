package io.abtpro.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Statistic;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.RandomBars;
import io.abtpro.report.Figures;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.WalkForward;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.chart.ParallelChart;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.theme.Theme;
import io.abtpro.ui.tuning.setup.WithoutExpectedTime;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class AfterTuningTest {
    private final HeldJobs jobs = new HeldJobs();
    private final WithoutExpectedTime quick = new WithoutExpectedTime(jobs);

    @TempDir private Path home;
    private final List<ParameterSet> applied = new ArrayList<>();
    private TuningWindow window;
    private Workspace workspace;
    private Session session;
    private TuningViewModel model;
    private Scene scene;
    private Path chosenFile;

    @Start
    void start(Stage stage) throws Exception {
        chosenFile = home.resolve("chosen.json");
        var files = new ChosenFiles();
        files.toOpen = List.of(chosenFile);
        files.toSave = Optional.of(chosenFile);
        window =
                TuningWindow.open(
                        stage,
                        home,
                        RandomBars.of(1400, 22),
                        quick,
                        files,
                        (_, parameters, _, _) -> applied.add(parameters));
        workspace = window.workspace();
        session = window.session();
        model = window.model();
        scene = window.scene();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void tune(FxRobot robot, Method method, int budget) {
        robot.interact(
                () -> {
                    var setup = model.setup().setupProperty().get().orElseThrow();
                    model.setup()
                            .setOptions(
                                    TuningOptions.defaults(method)
                                            .withSearch(30, budget, 42)
                                            .withGoal(
                                                    Objective.SHARPE,
                                                    new Objective.Limits(1, 1),
                                                    setup.options().execution())
                                            .withBeside(4, 4));
                    model.search().start();
                });
        robot.interact(jobs::runAll);
    }

    /// The Sharpe ratio of buying and holding there, as the table writes it.
    private String held(String part) {
        var result = model.search().outcome().reportProperty().get().orElseThrow().result();
        var period =
                switch (part) {
                    case "train" -> result.splits().train();
                    case "validation" -> result.splits().validation();
                    default -> result.splits().holdout();
                };
        var series = session.openProperty().get().orElseThrow().columns().series();
        return Figures.plain(
                Backtest.held(series, result.options().execution(), period)
                        .value(Statistic.SHARPE)
                        .orElseThrow(),
                2);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as the robot itself has it
    private static <T extends Node> T find(FxRobot robot, String query) {
        return robot.lookup(query).query();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> AfterTuningTest.<ButtonBase>find(robot, query).fire());
    }

    @Test
    void draggingAlongAnAxisFiltersTheTableAndTheChipFreesIt(FxRobot robot) throws IOException {
        tune(robot, Method.GRID, 0);
        TableView<Candidate> table = find(robot, "#candidates");
        int all = table.getItems().size();
        window.snapshot(robot, "tuning-unfiltered");
        ParallelChart chart = find(robot, "#parallel-chart");
        int axes = chart.picture().orElseThrow().axes().size();
        Bounds at = chart.localToScreen(chart.getLayoutBounds());
        // The second axis from the right but three: plateau stands after the two parameters.
        double x = at.getMinX() + 44 + 2 * (at.getWidth() - 88) / (axes - 1);
        robot.moveTo(x, at.getMinY() + 21);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(x, at.getMinY() + 40);
        robot.moveTo(x, at.getMinY() + 70);
        robot.release(MouseButton.PRIMARY);
        assertThat(table.getItems()).hasSizeBetween(1, all - 1);
        double least = chart.picture().orElseThrow().spans().values().iterator().next().low();
        assertThat(table.getItems()).allMatch(c -> c.plateau() >= least);
        Labeled chip = find(robot, "#filter-chip");
        assertThat(chip.isVisible()).isTrue();
        assertThat(chip.getText())
                .startsWith("Plateau ")
                .contains("%d of %d".formatted(table.getItems().size(), all));
        window.snapshot(robot, "tuning-filtered");
        robot.clickOn("#filter-chip");
        assertThat(table.getItems()).hasSize(all);
        assertThat(chip.isVisible()).isFalse();
    }

    @Test
    void oneSelectionMovesEveryView(FxRobot robot) throws IOException {
        tune(robot, Method.GRID, 0);
        TableView<Candidate> table = find(robot, "#candidates");
        assertThat(table.getSelectionModel().getSelectedIndex()).isZero();
        Candidate third = table.getItems().get(2);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(2));
        assertThat(AfterTuningTest.<Labeled>find(robot, "#candidate-title").getText())
                .isEqualTo("Candidate 3");
        ParallelChart chart = find(robot, "#parallel-chart");
        assertThat(chart.picture().orElseThrow().selected()).isEqualTo(2);
        GridPane held = find(robot, "#held-against");
        assertThat(held.getChildren())
                .extracting(n -> ((Labeled) n).getText())
                .contains(Figures.plain(third.train(), 2), held("train"), held("validation"));
        assertThat(AfterTuningTest.<Labeled>find(robot, "#candidates-count").getText())
                .startsWith("%1$d of the %1$d best of ".formatted(table.getItems().size()))
                .contains(" tried")
                .endsWith(", by plateau; no holdout here");
        assertThat(AfterTuningTest.<Labeled>find(robot, "#dsr").getText()).isNotEmpty();
        XyChart plateau = find(robot, "#plateau-chart");
        assertThat(plateau.picture().orElseThrow().layers()).isNotEmpty();
        window.snapshot(robot, "tuning-third");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        window.snapshot(robot, "tuning-third-light");
        robot.interact(() -> Theme.DARK.apply(scene));
    }

    @Test
    void aWalkIsRunFromTheTabAndCountsItsBacktests(FxRobot robot) throws IOException {
        tune(robot, Method.RANDOM, 20);
        robot.clickOn("#view-walk");
        int before =
                workspace.runs().trials(workspace.datasets().all().getFirst().sha256()).count();
        robot.interact(
                () -> {
                    AfterTuningTest.<javafx.scene.control.TextField>find(robot, "#walk-windows")
                            .setText("3");
                    AfterTuningTest.<javafx.scene.control.TextField>find(robot, "#walk-budget")
                            .setText("10");
                });
        assertThat(AfterTuningTest.<Labeled>find(robot, "#walk-cost").getText())
                .startsWith("at most 33 backtests");
        press(robot, "#start-walk");
        robot.interact(jobs::runAll);
        TableView<WalkForward.Window> windows = find(robot, "#walk-windows-table");
        assertThat(windows.getItems()).hasSize(3);
        assertThat(AfterTuningTest.<Labeled>find(robot, "#walk-sentence").getText())
                .startsWith("Sharpe on unseen bars");
        assertThat(workspace.runs().trials(workspace.datasets().all().getFirst().sha256()).count())
                .isGreaterThan(before);
        robot.interact(() -> {});
        int now = workspace.runs().trialCount(workspace.datasets().all().getFirst().sha256());
        assertThat(robot.lookup("#tuning-verdict").query().getAccessibleText())
                .contains("After %,d trials".formatted(now));
        window.snapshot(robot, "tuning-walk");
    }

    @Test
    void anExportIsReadBackToTheSameTradesAndOpensInTheBacktestTab(FxRobot robot)
            throws IOException {
        tune(robot, Method.RANDOM, 20);
        press(robot, "#export-tuned");
        var tuned = TunedParametersJson.read(Files.readString(chosenFile));
        assertThat(tuned.splits().opened()).isEmpty();
        press(robot, "#import-tuned");
        robot.interact(jobs::runAll);
        assertThat(session.statusProperty().get()).contains("bit for bit");
        assertThat(applied).containsExactly(tuned.set());
        Files.writeString(
                chosenFile,
                Files.readString(chosenFile).replace(tuned.ledgerSha256(), "0".repeat(64)));
        press(robot, "#import-tuned");
        robot.interact(jobs::runAll);
        assertThat(session.failureProperty().get()).startsWith("Imported, but not verified.");
    }

    @Test
    void anExportAfterTheOpeningOfTheHoldoutCarriesTheDateWhicheverCandidateItIs(FxRobot robot)
            throws IOException {
        tune(robot, Method.RANDOM, 20);
        press(robot, "#open-holdout");
        window.snapshot(robot, "tuning-holdout-dialog");
        robot.interact(
                () ->
                        AfterTuningTest.<javafx.scene.control.TextField>find(
                                        robot, "#holdout-symbol")
                                .setText("RND"));
        press(robot, "#open-once");
        robot.interact(jobs::runAll);
        GridPane held = find(robot, "#held-against");
        assertThat(held.getChildren())
                .extracting(n -> ((Labeled) n).getText())
                .anyMatch(t -> t.startsWith("Holdout, "))
                .contains(held("holdout"));
        window.snapshot(robot, "tuning-holdout-opened");
        press(robot, "#export-tuned");
        var first = TunedParametersJson.read(Files.readString(chosenFile));
        assertThat(first.splits().opened()).isPresent();
        assertThat(first.objective().holdout()).isPresent();
        TableView<Candidate> table = find(robot, "#candidates");
        robot.interact(() -> table.getSelectionModel().clearAndSelect(1));
        press(robot, "#export-tuned");
        var other = TunedParametersJson.read(Files.readString(chosenFile));
        assertThat(other.set()).isEqualTo(table.getItems().get(1).parameters());
        assertThat(other.splits().opened()).isPresent();
        assertThat(other.objective().holdout()).isEmpty();
    }

    @Test
    void aPastTuningOpensAgainWithTheSameCandidatesAndTwoCanBeCompared(FxRobot robot)
            throws IOException {
        tune(robot, Method.RL, 0);
        List<Candidate> then =
                List.copyOf(
                        AfterTuningTest.<TableView<Candidate>>find(robot, "#candidates")
                                .getItems());
        tune(robot, Method.RANDOM, 20);
        int trials =
                workspace.runs().trials(workspace.datasets().all().getFirst().sha256()).count();
        press(robot, "#show-history");
        TableView<?> past = find(robot, "#tuning-history");
        assertThat(past.getItems()).hasSize(2);
        robot.interact(() -> past.getSelectionModel().selectAll());
        press(robot, "#compare-tunings");
        robot.interact(jobs::runAll);
        XyChart curves = find(robot, "#compare-curves");
        assertThat(curves.picture().orElseThrow().layers()).hasSize(2);
        window.snapshot(robot, "tuning-history");
        robot.interact(() -> past.getSelectionModel().clearAndSelect(1));
        press(robot, "#open-tuning");
        robot.interact(jobs::runAll);
        assertThat(session.statusProperty().get()).contains("the same winner");
        assertThat(AfterTuningTest.<TableView<Candidate>>find(robot, "#candidates").getItems())
                .isEqualTo(then);
        // What was repeated is no new trial.
        assertThat(workspace.runs().trials(workspace.datasets().all().getFirst().sha256()).count())
                .isEqualTo(trials);
    }

    @Test
    void aTuningOfAnotherDatasetIsOfferedAndOpensWithItsDataset(FxRobot robot) throws IOException {
        Node offers = find(robot, "#tuned-elsewhere");
        assertThat(offers.isVisible()).isFalse();
        tune(robot, Method.RANDOM, 20);
        List<Candidate> then =
                List.copyOf(
                        AfterTuningTest.<TableView<Candidate>>find(robot, "#candidates")
                                .getItems());
        var other = RandomBars.of(900, 4);
        workspace
                .datasets()
                .add(
                        new Datasets.Description(
                                "other",
                                "OTH",
                                "generated",
                                "o.csv",
                                0,
                                SeriesQuality.of(other, Long.MAX_VALUE)),
                        other);
        robot.interact(() -> session.open("other"));
        assertThat(offers.isVisible()).isTrue();
        window.snapshot(robot, "tuning-elsewhere");
        assertThat(AfterTuningTest.<Labeled>find(robot, "#tuned-elsewhere .offer .label").getText())
                .matches(
                        "Random of sma-cross on walk, .*: sharpe .* in training, .* in validation");
        press(robot, "#open-elsewhere");
        robot.interact(jobs::runAll);
        assertThat(session.openProperty().get().orElseThrow().dataset().name()).isEqualTo("walk");
        assertThat(AfterTuningTest.<TableView<Candidate>>find(robot, "#candidates").getItems())
                .isEqualTo(then);
        assertThat(offers.isVisible()).isFalse();
    }
}
