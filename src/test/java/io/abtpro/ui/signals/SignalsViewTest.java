package io.abtpro.ui.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.chart.XyLayer;
import io.abtpro.report.Figures;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.strategies.RealBars;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.session.Researched;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.task.RememberedJobs;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

@WindowTest
@SuppressWarnings("NullAway.Init") // TestFX fills the field
class SignalsViewTest {
    private static final Map<Object, Object> TRAINED = RememberedJobs.none();

    private final HeldJobs jobs = new HeldJobs();
    private final AtomicInteger gated = new AtomicInteger();
    private final FakeWorkspace workspace = new FakeWorkspace(Path.of("target"));
    private Session session;
    private SignalsViewModel model;
    private Scene scene;

    /// Inputs, and what is sealed.
    private Object asked() {
        return List.of(model.inputs().askedProperty().get(), session.sealsProperty().get());
    }

    @Start
    void start(Stage stage) {
        BarSeries bars = RealBars.sp500();
        workspace.add("S&P 500", "SPX", bars, new SeriesQuality(List.of(), "weekdays"));
        session = new Session(workspace, new RememberedJobs(jobs, TRAINED, this::asked));
        Researched.bothSidesOf("bollinger-reversion", session);
        model = new SignalsViewModel(session);
        session.open("S&P 500");
        for (String face : List.of("Roboto-Regular", "Roboto-Medium")) {
            Font.loadFont(
                    getClass().getResourceAsStream("/io/abtpro/assets/fonts/" + face + ".ttf"), 12);
        }
        var root = new StackPane(new SignalsView(model, gated::incrementAndGet));
        root.setStyle("-fx-font-family: Roboto; -fx-font-size: 12px;");
        scene = new Scene(root, 1280, 732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void train(FxRobot robot) {
        robot.interact(jobs::runAll);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static String verdict(FxRobot robot) {
        var text = new StringBuilder();
        robot.lookup("#signals-verdict").queryParent().getChildrenUnmodifiable().stream()
                .filter(TextFlow.class::isInstance)
                .flatMap(flow -> ((TextFlow) flow).getChildren().stream())
                .forEach(part -> text.append(((Text) part).getText()));
        return text.toString();
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

    @SuppressWarnings("unchecked") // the table holds signals
    private static TableView<Integer> table(FxRobot robot) {
        return robot.lookup("#signals").queryAs(TableView.class);
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
    void theFirstLookTrainsByItselfAndSaysWhatTheScoresAreWorth(FxRobot robot) throws IOException {
        TRAINED.clear();
        assertThat(robot.lookup("#signals-empty").query().isVisible()).isTrue();
        train(robot);
        assertThat(robot.lookup("#signals-empty").query().isVisible()).isFalse();
        assertThat(verdict(robot))
                .startsWith("No edge found.")
                .contains(
                        "of the score, 95 % interval",
                        "Brier", "calibrated", "The gate at 0.60", "gates by chance")
                .doesNotContain("recommended was better");
        ScoreStudy study = model.trainedProperty().get().orElseThrow().study();
        double won =
                Arrays.stream(study.judged()).filter(i -> study.table().row(i).won()).count()
                        / (double) study.judged().length;
        assertThat(won).isGreaterThan(0.5);
        assertThat(text(robot, "#fold-accuracy"))
                .contains(String.format(Locale.ROOT, "always EXECUTE %.1f", 100 * won))
                .doesNotContain("base rate");
        assertThat(text(robot, "#precision")).matches("\\d+\\.\\d % \\(\\d+ to \\d+\\)");
        assertThat(text(robot, "#accuracy-without-gate"))
                .matches(
                        "\\d+\\.\\d %, "
                                + String.format(Locale.ROOT, "%.1f", 100 * Math.max(won, 1 - won))
                                + " %");
        assertThat(table(robot).getItems()).hasSizeGreaterThan(200);
        assertThat(text(robot, "#signals-summary")).contains("in-sample hidden");
        assertThat(jobs.reports()).isPositive();
        snapshot(robot, "signals-dark");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        snapshot(robot, "signals-light");
    }

    @Test
    void theThresholdMovesCountsGateRocAndAdviceAtOnce(FxRobot robot) {
        train(robot);
        String before = text(robot, "#threshold-count");
        String verdict = verdict(robot);
        String accuracy = text(robot, "#accuracy");
        double[] mark = rocMark(robot);
        robot.interact(() -> robot.lookup("#threshold-slider").<Slider>query().setValue(0.8));
        assertThat(text(robot, "#threshold-count")).isNotEqualTo(before);
        assertThat(verdict(robot)).isNotEqualTo(verdict).contains("The gate at 0.80");
        assertThat(text(robot, "#accuracy")).isNotEqualTo(accuracy);
        assertThat(rocMark(robot)).isNotEqualTo(mark);
        type(robot, "#threshold", "0.55");
        assertThat(model.threshold().valueProperty().get()).isEqualTo(0.55);
        type(robot, "#threshold", "7");
        assertThat(model.threshold().valueProperty().get()).isEqualTo(0.55);
        assertThat(session.statusProperty().get()).contains("from 0 to below 1");
    }

    @Test
    void oneDragOfTheThresholdIsOneUndo(FxRobot robot) {
        train(robot);
        var slider = robot.lookup("#threshold-slider").<Slider>query();
        double before = model.threshold().get();
        robot.drag("#threshold-slider .thumb").moveBy(20, 0).moveBy(20, 0).drop();
        double dragged = model.threshold().get();
        assertThat(dragged).isNotEqualTo(before);
        robot.interact(slider::requestFocus);
        robot.type(KeyCode.RIGHT);
        double stepped = model.threshold().get();
        assertThat(stepped).isGreaterThan(dragged);
        robot.interact(session.steps()::undo);
        assertThat(model.threshold().get()).isEqualTo(dragged);
        robot.interact(session.steps()::undo);
        assertThat(model.threshold().get()).isEqualTo(before);
        assertThat(slider.getValue()).isEqualTo(before);
        assertThat(verdict(robot)).contains("The gate at " + Figures.plain(before, 2));
        robot.interact(session.steps()::redo);
        robot.interact(session.steps()::redo);
        assertThat(model.threshold().get()).isEqualTo(stepped);
    }

    private static double[] rocMark(FxRobot robot) {
        return robot.lookup("#roc-chart").<XyChart>query().picture().orElseThrow().layers().stream()
                .filter(XyLayer.Mark.class::isInstance)
                .map(XyLayer.Mark.class::cast)
                .map(mark -> new double[] {mark.x(), mark.y()})
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChosenSignalIsExplained(FxRobot robot) {
        train(robot);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(3));
        assertThat(model.selectedProperty().get()).isEqualTo(table(robot).getItems().get(3));
        assertThat(robot.lookup("#waterfall").<VBox>query().getChildren()).hasSize(8);
        assertThat(text(robot, "#selected-score")).matches("0\\.\\d{3}, (EXECUTE|SKIP)");
        assertThat(text(robot, "#flip"))
                .containsAnyOf("smallest single change", "No change of a single feature");
        assertThat(robot.lookup("#neighbours").<VBox>query().getChildren()).hasSize(13);
        robot.clickOn("#feature-effect");
        assertThat(robot.lookup("#feature-chart").<XyChart>query().picture().orElseThrow().layers())
                .anyMatch(XyLayer.Band.class::isInstance);
        robot.clickOn("#gate-backtest");
        assertThat(gated.get()).isEqualTo(1);
        int before = model.selectedProperty().get();
        robot.clickOn("#signals").type(KeyCode.CLOSE_BRACKET);
        assertThat(model.selectedProperty().get()).isNotEqualTo(before);
    }

    @Test
    void filtersAndConfusionCellsListWhatTheySay(FxRobot robot) {
        train(robot);
        int all = table(robot).getItems().size();
        robot.clickOn("#in-sample");
        assertThat(table(robot).getItems()).hasSizeGreaterThan(all);
        robot.clickOn("#in-sample");
        robot.interact(() -> filter(robot, "#outcome-filter", Filter.Outcomes.LOST));
        assertThat(table(robot).getItems()).hasSizeLessThan(all).isNotEmpty();
        robot.clickOn("#confusion-0");
        assertThat(robot.lookup("#score-chip").query().isVisible()).isTrue();
        int executedWon =
                model.threshold().atProperty().get().orElseThrow().confusion().executedWon();
        assertThat(table(robot).getItems()).hasSize(executedWon);
        robot.clickOn("#score-chip");
        assertThat(robot.lookup("#score-chip").query().isVisible()).isFalse();
        assertThat(table(robot).getItems()).hasSize(all);
        robot.clickOn("#copy-signals");
        robot.interact(
                () ->
                        assertThat(Clipboard.getSystemClipboard().getString())
                                .startsWith(
                                        "time,side,score,calibrated,confidence,"
                                                + "advice,risk,outcome,netReturn,sample,\"rsi\"")
                                .contains(",EXECUTE,"));
    }

    @SuppressWarnings("unchecked") // the box holds outcomes
    private static void filter(FxRobot robot, String query, Filter.Outcomes value) {
        robot.lookup(query).<ComboBox<Filter.Outcomes>>query().setValue(value);
    }

    @Test
    void featuresAreAddedAndLeftOutAndWhatIsUnknownIsRefused(FxRobot robot) {
        train(robot);
        robot.clickOn("#add-feature");
        type(robot, "#feature-name", "nonsense");
        assertThat(text(robot, "#feature-problem")).contains("unknown indicator 'nonsense'");
        type(robot, "#feature-name", "day_of_week");
        assertThat(robot.lookup("#feature-day_of_week").<CheckBox>query().isSelected()).isTrue();
        assertThat(text(robot, "#signals-notice"))
                .isEqualTo("Trained for other settings. Press Train again.");
        robot.clickOn("#feature-rsi");
        robot.clickOn("#train-scorer");
        train(robot);
        assertThat(model.trainedProperty().get().orElseThrow().study().table().featureNames())
                .contains("day_of_week")
                .doesNotContain("rsi");
        assertThat(robot.lookup("#signals-notice").query().isVisible()).isFalse();
    }

    @Test
    void whereScoringEndsBeforeASealedHoldoutIsSaidInFull(FxRobot robot) throws IOException {
        train(robot);
        SealedSignalsTest.tune(
                workspace, RealBars.sp500(), model.inputs().askedProperty().get().strategy());
        robot.interact(() -> session.tuningsProperty().set(1));
        assertThat(robot.lookup("#signals-empty").query().isVisible()).isTrue();
        assertThat(text(robot, "#signals-notice")).startsWith("Ends ");
        train(robot);
        robot.interact(() -> model.inputs().useFeature("rsi", false));
        assertThat(text(robot, "#signals-notice"))
                .startsWith("Trained for other settings. Press Train again. Ends 20")
                .endsWith(
                        ": what follows is the sealed holdout of a tuning. Open it in the Tuning"
                                + " tab.");
        snapshot(robot, "signals-sealed");
        assertThat(robot.lookup("#signals-notice").queryParent().lookupAll(".text"))
                .extracting(part -> ((Text) part).getText().replace('\n', ' '))
                .contains(text(robot, "#signals-notice"));
        robot.clickOn("#train-scorer");
        train(robot);
        assertThat(text(robot, "#signals-notice")).startsWith("Ends ");
    }

    @Test
    void tooFewSignalsAreSaidAndTheLastResultStays(FxRobot robot) {
        train(robot);
        type(robot, "#first-fit", "5000");
        robot.clickOn("#train-scorer");
        train(robot);
        assertThat(text(robot, "#signals-notice"))
                .contains("signals are too few")
                .contains("The last good result stays");
        assertThat(table(robot).getItems()).isNotEmpty();
        type(robot, "#first-fit", "3");
        assertThat(text(robot, "#signals-input-problem")).contains("at least 20 outcomes, was 3");
    }

    @Test
    void aTrainingCanBeCancelledAndOtherLearnersGiveOtherScores(FxRobot robot) {
        train(robot);
        double forest = model.trainedProperty().get().orElseThrow().study().score(200);
        robot.interact(() -> model.inputs().setLearner("logistic-regression"));
        robot.clickOn("#train-scorer");
        assertThat(jobs.waiting).isNotEmpty();
        robot.clickOn("#cancel-scorer");
        train(robot);
        assertThat(model.trainedProperty().get().orElseThrow().study().score(200))
                .isEqualTo(forest);
        assertThat(session.statusProperty().get()).isEqualTo("Cancelled; the last training stays.");
        robot.clickOn("#train-scorer");
        train(robot);
        assertThat(model.trainedProperty().get().orElseThrow().study().score(200))
                .isNotEqualTo(forest);
        Node impurity = robot.lookup("#importance-impurity").query();
        assertThat(impurity.isVisible()).isTrue();
    }

    @Test
    void anotherLabelJudgesTheSameSignalsAnew(FxRobot robot) {
        train(robot);
        double before = model.threshold().atProperty().get().orElseThrow().confusion().baseRate();
        robot.interact(() -> model.inputs().setLabel(LabelRule.TripleBarrier.usual()));
        assertThat(robot.lookup("#signals-notice").query().isVisible()).isTrue();
        robot.clickOn("#train-scorer");
        train(robot);
        assertThat(model.threshold().atProperty().get().orElseThrow().confusion().baseRate())
                .isNotEqualTo(before);
    }

    @Test
    void aModelTrainedElsewhereAsksUntilWhenItWasTrained(FxRobot robot) {
        train(robot);
        robot.clickOn("#choose-onnx");
        assertThat(text(robot, "#signals-input-problem"))
                .contains("Say until when the model was trained");
        robot.interact(
                () -> model.inputs().takeModel(Path.of("pom.xml"), LocalDate.of(2015, 12, 31)));
        assertThat(session.failureProperty().get()).contains("no ONNX model");
    }
}
