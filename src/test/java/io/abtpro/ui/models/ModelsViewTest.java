package io.abtpro.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.BesideWindow;
import io.abtpro.ui.task.JobRunner;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
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

    @Start
    void start(Stage stage) throws Exception {
        workspace =
                BesideWindow.call(
                        () -> H2Workspace.open(Files.createTempDirectory(folder, "home")));
        var layer = new ModalLayer();
        model = new ModelsViewModel(new Session(workspace, new AtOnce()));
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
    private static TableView<ModelsViewModel.Row> table(FxRobot robot) {
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

    private static String fact(Node fact) {
        return fact instanceof BorderPane row
                ? ((Labeled) row.getLeft()).getText() + " " + ((Labeled) row.getRight()).getText()
                : "";
    }

    @Test
    void trainingsAreListedWithTheirModelTheirErrorAndHowTheirScoresDid(FxRobot robot)
            throws IOException {
        train(60);
        train(9_000);
        robot.interact(model::refresh);
        assertThat(robot.lookup("#models-empty").query().isVisible()).isFalse();
        assertThat(table(robot).getItems()).hasSize(2);
        assertThat(text(robot, "#model-verdict")).contains("signals are too few");
        robot.interact(() -> table(robot).getSelectionModel().select(1));
        assertThat(text(robot, "#model-verdict"))
                .startsWith("Checksum, version and self-test hold");
        List<Node> facts = robot.lookup("#manifest").<VBox>query().getChildren();
        assertThat(facts).hasSizeGreaterThan(15);
        assertThat(facts)
                .extracting(ModelsViewTest::fact)
                .anyMatch(fact -> fact.matches("AUC of the score 0\\.\\d{3}"))
                .anyMatch(fact -> fact.matches("base rate, share won \\d+\\.\\d %"));
        assertThat(robot.lookup("#accuracy").<GridPane>query().getChildren()).hasSize(22);
        assertThat(robot.lookup("#accuracy").<GridPane>query().getChildren())
                .extracting(cell -> ((Labeled) cell).getText())
                .contains("At 0.50", "Always SKIP", "of score");
        assertThat(text(robot, "#accuracy-span")).contains("out of sample");
        robot.interact(
                () -> robot.lookup("#accuracy-days").<ComboBox<Integer>>query().setValue(1_825));
        robot.interact(() -> model.daysProperty().set(1_825));
        snapshot(robot, "models-dark");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        snapshot(robot, "models-light");
    }

    @Test
    void aModelIsExportedAndRemovedAfterAQuestion(FxRobot robot) throws IOException {
        train(60);
        robot.interact(model::refresh);
        Path file = folder.resolve("one.model");
        robot.interact(() -> model.export(file));
        assertThat(Files.size(file)).isPositive();
        robot.clickOn("#remove-model");
        robot.clickOn("#keep-model");
        assertThat(workspace.trainings().models()).hasSize(1);
        robot.clickOn("#remove-model");
        robot.clickOn("#confirm-remove");
        assertThat(workspace.trainings().models()).isEmpty();
        assertThat(table(robot).getItems()).hasSize(1);
        assertThat(robot.lookup("#remove-model").query().isDisabled()).isTrue();
    }
}
