package io.abtpro.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.JudgeScores;
import io.abtpro.jobs.KeptModel;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.report.Figures;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.BesideWindow;
import io.abtpro.ui.task.JobRunner;
import io.abtpro.ui.theme.Theme;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

@WindowTest
@SuppressWarnings("NullAway.Init") // TestFX fills the fields
class ModelsViewTest {
    @TempDir static Path folder;

    private Workspace workspace;
    private final Gates gating = new Gates();
    private Session session;
    private ModelsViewModel model;
    private ModelsView view;
    private Scene scene;

    /// Runs everything at once.
    private static final class AtOnce implements JobRunner {
        @Override
        public <T> RunningJob start(
                String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
            T value;
            try {
                value = BesideWindow.call(() -> job.run(Progress.ignored()));
            } catch (Exception failure) {
                onFailure.accept(failure);
                return () -> {};
            }
            onSuccess.accept(value);
            return () -> {};
        }
    }

    /// The gate of a Backtest tab that only remembers.
    private static final class Gates implements Gating {
        private final ObjectProperty<StudyOptions> options =
                new SimpleObjectProperty<>(StudyOptions.defaults());
        private Optional<SignalSource> gated = Optional.empty();

        @Override
        public ObservableValue<StudyOptions> optionsProperty() {
            return options;
        }

        @Override
        public void gate(SignalSource scored, StudyOptions made, double minScore, boolean scaled) {
            gated = Optional.of(scored);
            options.set(made);
        }
    }

    @Start
    void start(Stage stage) throws Exception {
        workspace =
                BesideWindow.call(
                        () -> H2Workspace.open(Files.createTempDirectory(folder, "home")));
        var layer = new ModalLayer();
        session = new Session(workspace, new AtOnce());
        model = new ModelsViewModel(session, gating);
        view = new ModelsView(model, layer);
        for (String face : List.of("Roboto-Regular", "Roboto-Medium")) {
            Font.loadFont(
                    getClass().getResourceAsStream("/io/abtpro/assets/fonts/" + face + ".ttf"), 12);
        }
        var root = new StackPane(view, layer);
        root.setStyle("-fx-font-family: Roboto; -fx-font-size: 12px;");
        scene = new Scene(root, 1280, 732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void train(int firstFit) {
        var strategy = StrategyCatalog.get("bollinger-reversion");
        var both =
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        2,
                        1,
                        100_000,
                        Execution.Side.BOTH,
                        new Execution.Sizing.FractionOfEquity(1),
                        0);
        var source =
                new SignalSource(
                        "walk",
                        new Columns(Fixtures.randomWalk(3_000, 5)),
                        strategy,
                        strategy.space().defaults(),
                        both);
        var keeping = TrainScorer.Keeping.in(workspace);
        var options = StudyOptions.defaults().withWalk(new WalkOptions(firstFit, 60, 5));
        try {
            new TrainScorer(List.of(source), options, 0.6, Optional.of(keeping))
                    .run(Progress.ignored());
        } catch (IllegalArgumentException tooFew) {
            assertThat(tooFew).hasMessageContaining("too few");
        }
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    @SuppressWarnings("unchecked") // the table holds trainings
    private static TableView<KeptModel> table(FxRobot robot) {
        return robot.lookup("#trainings").queryAs(TableView.class);
    }

    private void snapshot(FxRobot robot, String name) throws IOException {
        var image = new WritableImage[1];
        robot.interact(
                () -> {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    image[0] = scene.snapshot(null);
                });
        Files.createDirectories(Path.of("target/snapshots"));
        ImageIO.write(
                SwingFXUtils.fromFXImage(image[0], null),
                "png",
                Path.of("target/snapshots", name + ".png").toFile());
    }

    @Test
    void anEmptyWorkspaceSaysWhatWillBeHere(FxRobot robot) {
        assertThat(robot.lookup("#models-empty").query().isVisible()).isTrue();
    }

    /// The screen of the headless platform is too small for the foot of the tab.
    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).<Button>query().fire());
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).query().isVisible();
    }

    @Test
    void trainingsAreListedWithWhatTheyAreWorthAndHowTheirScoresDid(FxRobot robot)
            throws IOException {
        train(60);
        train(9_000);
        robot.interact(model::refresh);
        assertThat(isShown(robot, "#models-empty")).isFalse();
        assertThat(table(robot).getItems()).hasSize(2);
        KeptModel kept = table(robot).getItems().get(1);
        assertThat(kept.name()).isEqualTo("bollinger-1");
        assertThat(kept.judged()).isPositive();
        assertThat(model.selectedProperty().get()).contains(kept);
        assertThat(text(robot, "#model-verdict")).startsWith("Checksum holds: ");
        assertThat(text(robot, "#model-used")).isEqualTo("Used by: nothing");
        assertThat(robot.lookup("#model-importance").<VBox>query().getChildren()).isNotEmpty();
        var judged = model.reportProperty().get().orElseThrow();
        assertThat(judged.stretches().stream().mapToInt(s -> s.judged().n()).sum())
                .isEqualTo(judged.all().n())
                .isEqualTo(kept.judged());
        assertThat(text(robot, "#accuracy-legend"))
                .contains(Figures.percent(judged.all().noSkill()))
                .contains("no skill");
        assertThat(judged.all().noSkill()).isGreaterThanOrEqualTo(0.5);
        assertThat(robot.lookup("#drift").<VBox>query().getChildren())
                .hasSize(judged.recent().drift().size());
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        assertThat(text(robot, "#model-verdict")).contains("signals are too few");
        assertThat(robot.lookup("#use-model").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#use-model").<Button>query().getTooltip().getText())
                .isEqualTo("This training left no model.");
        robot.interact(() -> table(robot).getSelectionModel().select(1));
        snapshot(robot, "models-dark");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        snapshot(robot, "models-light");
    }

    /// The same figures as the command line's, whose job judges the scores of one training.
    @Test
    void theFiguresOverTimeAreThoseOfTheCommandLine(FxRobot robot) throws Exception {
        train(60);
        robot.interact(model::refresh);
        var judged = model.reportProperty().get().orElseThrow();
        JudgeScores.Report line =
                BesideWindow.call(
                        () ->
                                new JudgeScores(
                                                workspace.signalScores(),
                                                36_500,
                                                Optional.empty(),
                                                workspace.clock(),
                                                Optional.of(
                                                        workspace
                                                                .trainings()
                                                                .all()
                                                                .getFirst()
                                                                .id()))
                                        .run(Progress.ignored()));
        assertThat(judged.all().n()).isEqualTo(line.all().n()).isPositive();
        assertThat(judged.all().correct()).isEqualTo(line.all().correct());
        assertThat(judged.all().interval()).isEqualTo(line.all().interval());
    }

    @Test
    void trainingTheSameTwiceListsOneModelAndTheChipsCountIt(FxRobot robot) {
        train(60);
        train(60);
        robot.interact(model::refresh);
        assertThat(table(robot).getItems()).hasSize(1);
        assertThat(model.filters().values()).startsWith(1L);
        assertThat(robot.lookup("#compare-model").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#compare-model").<Button>query().getTooltip().getText())
                .isEqualTo("There is no other model to compare with.");
    }

    @Test
    void aModelWhoseBarsAreGoneCannotBeUsedAndSaysWhy(FxRobot robot) {
        train(60);
        robot.interact(model::refresh);
        assertThat(model.whyNotUse()).contains("no longer stored");
        robot.interact(model::use);
        assertThat(gating.gated).isEmpty();
        assertThat(model.whyNotChallenge()).contains("Open a dataset");
    }

    @Test
    void aModelBecomesTheGateOfItsOwnDatasetAndIsThenInUse(FxRobot robot) throws Exception {
        train(60);
        BarSeries bars = Fixtures.randomWalk(3_000, 5);
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
                                                SeriesQuality.of(bars, Long.MAX_VALUE)),
                                        bars));
        robot.interact(() -> session.refresh());
        robot.interact(model::refresh);
        KeptModel kept = table(robot).getItems().getFirst();
        assertThat(model.whyNotUse()).isEmpty();
        robot.interact(model::use);
        SignalSource gated = gating.gated.orElseThrow();
        assertThat(gated.symbol()).isEqualTo("walk");
        assertThat(model.gatesAt(kept)).isEmpty();
        robot.interact(
                () ->
                        session.research()
                                .change(
                                        new Research(
                                                gated.strategy(),
                                                gated.parameters(),
                                                gated.execution(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(new GateInput(0.6, false))),
                                        "a test"));
        assertThat(model.gatesAt(kept)).contains(0.6);
        assertThat(model.verdict().numbers()).startsWith("bollinger-1 gates the Backtest of walk");
        assertThat(text(robot, "#model-used")).startsWith("Used by: Backtest gate at 0.60");
        assertThat(model.whyNotUse()).isEqualTo("It is the gate of the Backtest already.");
        assertThat(model.whyNotChallenge()).contains("No outcome became known since");
        robot.interact(() -> session.steps().undo());
        assertThat(model.gatesAt(kept)).isEmpty();
    }

    @Test
    void aModelIsExportedAndForgottenAfterAQuestion(FxRobot robot) throws IOException {
        train(60);
        robot.interact(model::refresh);
        Path file = folder.resolve("one.model");
        robot.interact(() -> model.export(file));
        assertThat(Files.size(file)).isPositive();
        press(robot, "#remove-model");
        press(robot, "#keep-model");
        assertThat(workspace.trainings().models()).hasSize(1);
        press(robot, "#remove-model");
        press(robot, "#confirm-remove");
        assertThat(workspace.trainings().models()).isEmpty();
        assertThat(table(robot).getItems()).hasSize(1);
        assertThat(robot.lookup("#remove-model").query().isDisabled()).isTrue();
    }
}
