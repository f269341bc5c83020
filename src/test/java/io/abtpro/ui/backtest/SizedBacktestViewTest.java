package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.jobs.KeptWalks;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.backtest.result.ShownRun;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.theme.Theme;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityTarget;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

@WindowTest
class SizedBacktestViewTest {
    private final MadeStore store = new MadeStore(700);
    private final HeldJobs jobs = HeldJobs.ofEverything();
    private final Session session = new Session(store, jobs);
    private final BacktestViewModel model =
            new BacktestViewModel(
                    session,
                    List.of(StrategyCatalog.get("sma-cross")),
                    job -> job,
                    InstantSource.system());

    @Start
    void start(Stage stage) {
        session.open("made");
        jobs.runAll();
        for (String face : List.of("Roboto-Regular", "Roboto-Medium")) {
            Font.loadFont(
                    getClass().getResourceAsStream("/io/abtpro/assets/fonts/" + face + ".ttf"), 12);
        }
        var scene = new Scene(new BacktestView(model, new ModalLayer()), 1280, 732);
        scene.getRoot().setStyle("-fx-font-family: Roboto");
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void run(FxRobot robot, Runnable act) {
        robot.interact(
                () -> {
                    act.run();
                    jobs.runAll();
                });
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private ShownRun outcome() {
        return model.result().outcomeProperty().get().orElseThrow();
    }

    private static VolatilityForecasts forecasts(BarSeries series) throws Exception {
        var options =
                ForecastOptions.defaults(5)
                        .withTrainBars(150)
                        .withRefitEvery(300)
                        .withForest(new RegressionForestLearner(10, 8, 5, 42));
        return VolatilityForecasts.job(series, options, KeptWalks.none()).run(Progress.ignored());
    }

    @Test
    void sizingMakesItsForecastsAndShowsTheSizedRunBesideTheUnsized(FxRobot robot)
            throws IOException {
        assertThat(text(robot, "#statistics-beside")).isEqualTo("Buy & hold");
        reveal(robot, "#sized");
        robot.clickOn("#sized");
        assertThat(model.inputs().problemProperty().get())
                .startsWith("The volatility is being forecast");
        assertThat(outcome().unsized()).isEmpty();
        robot.interact(jobs::runAll);
        assertThat(model.inputs().problemProperty().get()).isEmpty();
        assertThat(text(robot, "#statistics-beside")).isEqualTo("Unsized");
        assertThat(text(robot, "#sizing-statement"))
                .startsWith("By the forest's forecast 24 bars ahead");
        assertThat(outcome().result().period())
                .isEqualTo(outcome().unsized().orElseThrow().period());
        reveal(robot, "#size-cap");
        snapshot(robot);
        run(robot, session.steps()::undo);
        assertThat(outcome().unsized()).isEmpty();
    }

    @Test
    void forecastsHandedOverAreUsedAtOnceAndATypedTargetRecomputes(FxRobot robot) throws Exception {
        VolatilityForecasts given = forecasts(store.series);
        run(robot, () -> model.sizeBy(given));
        assertThat(outcome().inputs().target()).contains(new VolatilityTarget(0.1, 1));
        double first = outcome().result().trades().getFirst().quantity();
        reveal(robot, "#volatility-target");
        robot.interact(
                () -> robot.lookup("#volatility-target").<TextInputControl>query().setText("5"));
        robot.interact(() -> robot.lookup("#volatility-target").query().requestFocus());
        robot.type(KeyCode.ENTER);
        robot.interact(jobs::runAll);
        assertThat(outcome().inputs().target().orElseThrow().annualised()).isEqualTo(0.05);
        assertThat(outcome().result().trades().getFirst().quantity()).isLessThan(first);
        assertThat(outcome().unsized().orElseThrow().trades().getFirst().quantity())
                .isGreaterThanOrEqualTo(first);
    }

    @Test
    void aTargetOfNothingIsRefusedWithItsRule(FxRobot robot) throws Exception {
        VolatilityForecasts given = forecasts(store.series);
        run(robot, () -> model.sizeBy(given));
        reveal(robot, "#volatility-target");
        robot.interact(
                () -> {
                    var field = robot.lookup("#volatility-target").<TextInputControl>query();
                    field.requestFocus();
                    field.setText("0");
                });
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#problem-volatility-target"))
                .isEqualTo("target volatility must be above 0, was 0.0");
        assertThat(outcome().inputs().target()).contains(new VolatilityTarget(0.1, 1));
    }

    private static void reveal(FxRobot robot, String query) {
        robot.interact(
                () -> {
                    Node node = robot.lookup(query).query();
                    ScrollPane scroll = robot.lookup(".inputs .scroll-pane").query();
                    scroll.setVvalue(1);
                    node.getScene().getRoot().layout();
                });
    }

    private static void snapshot(FxRobot robot) throws IOException {
        var image = new WritableImage[1];
        robot.interact(() -> image[0] = robot.window(0).getScene().snapshot(null));
        Path file = Path.of("target", "snapshots", "backtest-sized.png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
    }

    @Test
    void withoutATargetEveryEntryHasItsFullSize() {
        assertThat(outcome().inputs().target()).isEqualTo(Optional.empty());
        assertThat(outcome().request().sizing()).isEmpty();
    }
}
