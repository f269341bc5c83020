package io.abtpro.ui.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.chart.XyLayer;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.strategies.RealBars;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.task.RememberedJobs;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

@WindowTest
@SuppressWarnings("NullAway.Init") // TestFX fills the field
class VolatilityViewTest {
    private static final int SIZE = Integer.getInteger("volatility.bars", 900);
    private static final BarSeries BARS = newest(SIZE);
    private static final Map<Object, Object> TRAINED = RememberedJobs.none();

    private final HeldJobs jobs = new HeldJobs();
    private final AtomicInteger sized = new AtomicInteger();
    private Session session;
    private VolatilityViewModel model;
    private Scene scene;

    private static BarSeries newest(int size) {
        BarSeries all = RealBars.sp500();
        return all.slice(all.size() - size, all.size());
    }

    private ForecastInputs asked() {
        return model.askedProperty().get();
    }

    @Start
    void start(Stage stage) {
        var workspace = new FakeWorkspace(Path.of("target"));
        workspace.add("S&P 500", "SPX", BARS, new SeriesQuality(List.of(), "weekdays"));
        session = new Session(workspace, new RememberedJobs(jobs, TRAINED, this::asked));
        model = new VolatilityViewModel(session);
        session.open("S&P 500");
        for (String face : List.of("Roboto-Regular", "Roboto-Medium")) {
            Font.loadFont(
                    getClass().getResourceAsStream("/io/abtpro/assets/fonts/" + face + ".ttf"), 12);
        }
        var root = new StackPane(new VolatilityView(model, sized::incrementAndGet));
        root.setStyle("-fx-font-family: Roboto; -fx-font-size: 12px;");
        scene = new Scene(root, 1280, 732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void train(FxRobot robot) {
        robot.interact(jobs::runAll);
    }

    /// Without the fan, which most tests do not look at: it never comes.
    private void trainHistory(FxRobot robot) {
        robot.interact(jobs::runNext);
        robot.interact(jobs.waiting::clear);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
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

    private static TimeChart chart(FxRobot robot) {
        return robot.lookup("#volatility-chart").query();
    }

    private void snapshot(FxRobot robot, String name) throws IOException {
        var image = new javafx.scene.image.WritableImage[1];
        robot.interact(
                () -> {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    image[0] = scene.snapshot(null);
                });
        Path file = Path.of("target", "snapshots", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
    }

    @Test
    void untilItIsTrainedTheTabSaysWhatItWillShowAndTheTrainingCanBeCancelled(FxRobot robot)
            throws IOException {
        assertThat(text(robot, "#volatility-empty .empty-title")).isEqualTo("Training");
        assertThat(robot.lookup("#train").query().isVisible()).isFalse();
        snapshot(robot, "volatility-training");
        robot.clickOn("#cancel-training");
        train(robot);
        assertThat(text(robot, "#volatility-empty .empty-title")).isEqualTo("No forecast yet");
        assertThat(text(robot, "#volatility-empty-text"))
                .contains("fitted on the way through 900 bars");
        snapshot(robot, "volatility-empty");
        robot.clickOn("#train-first");
        train(robot);
        assertThat(robot.lookup("#volatility-empty").query().isVisible()).isFalse();
        assertThat(text(robot, "#train")).isEqualTo("Train again");
    }

    @Test
    void aTrainedTabShowsVerdictForecastBandsAndLosses(FxRobot robot) throws IOException {
        train(robot);
        snapshot(robot, "volatility");
        assertThat(text(robot, "#next-volatility")).matches("\\d+\\.\\d %");
        String year =
                session.openProperty().get().orElseThrow().columns().series().year().statement();
        assertThat(text(robot, "#annualisation")).isEqualTo("% a year, " + year);
        String verdict = robot.lookup("#verdict .note-text").<Text>query().getText();
        assertThat(verdict).contains("QLIKE", "the 50 % band covered ", "the 95 % band");
        var row = robot.lookup("#verdict").<Region>query();
        assertThat(row.getStyleClass()).contains("verdict-warning");
        double words =
                robot.lookup("#verdict TextFlow").<Node>query().getLayoutBounds().getHeight();
        assertThat(row.getHeight()).isGreaterThanOrEqualTo(words);
        assertThat(text(robot, "#band-notes")).startsWith("The 95 % band has no ends yet");
        var losses = robot.lookup("#losses").<TableView<LossTable.Row>>query().getItems();
        assertThat(losses).hasSize(7).filteredOn(LossTable.Row::forest).hasSize(1);
        assertThat(losses.getFirst().figures().getFirst()).startsWith("\u25cf ");
        assertThat(text(robot, "#covered-80")).matches("\\d+\\.\\d");
        assertThat(text(robot, "#against-har")).contains("HAR").contains("5 %");
        robot.interact(() -> session.pinnedBarProperty().set(SIZE - 36));
        snapshot(robot, "volatility-crosshair");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        snapshot(robot, "volatility-light");
    }

    @Test
    void anotherHorizonMakesTheTabStaleUntilItIsTrainedAgain(FxRobot robot) throws IOException {
        trainHistory(robot);
        type(robot, "#horizon", "5");
        assertThat(text(robot, "#volatility-notice"))
                .startsWith("Trained for other settings: Close to close, 24 bars ahead");
        assertThat(robot.lookup(".details").<Node>query().getOpacity()).isEqualTo(0.6);
        snapshot(robot, "volatility-stale");
        robot.clickOn("#train");
        trainHistory(robot);
        assertThat(robot.lookup("#volatility-notice").query().isVisible()).isFalse();
        assertThat(robot.lookup(".details").<Node>query().getOpacity()).isEqualTo(1);
    }

    @Test
    void aHorizonOutsideItsRangeIsRefusedAndTheOldOneStays(FxRobot robot) {
        trainHistory(robot);
        type(robot, "#horizon", "61");
        assertThat(text(robot, "#volatility-input-problem"))
                .isEqualTo("horizon must be 1 to 60 bars, was 61");
        assertThat(robot.lookup("#horizon").queryTextInputControl().getText()).isEqualTo("24");
        type(robot, "#refit", "often");
        assertThat(text(robot, "#volatility-input-problem"))
                .isEqualTo("refit must be a whole number of bars, was 'often'");
    }

    @Test
    void theForestsSettingsAreThoseThatATrainingUses(FxRobot robot) {
        assertThat(InputsPane.facts(new RegressionForestLearner(7, 3, 2, 9)))
                .containsExactly("7 trees", "depth 3", "node 2", "seed 9");
        List<String> shown = new ArrayList<>();
        robot.lookup("#forest-settings").queryParent().getChildrenUnmodifiable().stream()
                .map(fact -> ((Label) fact).getText())
                .forEach(shown::add);
        assertThat(shown).isEqualTo(InputsPane.facts(ForecastInputs.defaults().options().forest()));
    }

    @Test
    void anArrowOnTheSliderIsOneBarAndShiftMakesItTen(FxRobot robot) {
        trainHistory(robot);
        robot.interact(() -> robot.lookup("#horizon-slider").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(robot.lookup("#horizon").queryTextInputControl().getText()).isEqualTo("35");
    }

    @Test
    void bandsAndBaselinesAreDrawnAsTheirBoxesSay(FxRobot robot) {
        trainHistory(robot);
        assertThat(header(robot))
                .contains("50 % low", "HAR", "realised", "forest")
                .doesNotContain("EWMA");
        robot.clickOn("#band-50");
        robot.clickOn("#baseline-ewma");
        robot.clickOn("#baseline-har");
        robot.clickOn("#tree-spread");
        assertThat(header(robot))
                .contains("EWMA(0.94)", "trees, 10th")
                .doesNotContain("50 % low", ": HAR");
    }

    private static String header(FxRobot robot) {
        return chart(robot).csv().lines().findFirst().orElseThrow();
    }

    @Test
    void theCrosshairReadsEverySeriesAndTheDateAtWhichTheOutcomeWasKnown(FxRobot robot) {
        trainHistory(robot);
        robot.interact(() -> session.pinnedBarProperty().set(700));
        assertThat(text(robot, "#volatility-readout"))
                .containsSubsequence(
                        "Close",
                        "Realised",
                        "known",
                        "Forest",
                        "50 %",
                        "80 %",
                        "95 %",
                        "HAR",
                        "GARCH(1,1)");
        robot.type(KeyCode.ESCAPE);
        assertThat(session.pinnedBarProperty().get()).isEqualTo(-1);
        assertThat(text(robot, "#volatility-readout")).contains("Realised not known yet");
    }

    @Test
    void rangeButtonsKeepRoomForTheCone(FxRobot robot) {
        trainHistory(robot);
        robot.clickOn("#volatility-range-1Y");
        assertThat(chart(robot).viewTo()).isGreaterThan(900 + 59);
        assertThat(chart(robot).viewFrom()).isBetween(640.0, 650.0);
        robot.clickOn("#volatility-range-All");
        assertThat(chart(robot).viewFrom()).isLessThanOrEqualTo(0);
    }

    @Test
    void calibrationScatterResidualsAndFanAreThoseOfTheForecasts(FxRobot robot) {
        train(robot);
        double[] density = layer(robot, "#pit-plot", XyLayer.Bars.class).y();
        assertThat(Arrays.stream(density).average().orElseThrow())
                .isCloseTo(1, Offset.offset(1e-9));
        var scatter = layer(robot, "#scatter-plot", XyLayer.Points.class);
        assertThat(text(robot, ".losses .muted"))
                .startsWith(scatter.x().length + " unseen forecasts");
        var residuals = layer(robot, "#residual-plot", XyLayer.Points.class);
        assertThat(residuals.y()[5])
                .isCloseTo(Math.log(scatter.y()[5] / scatter.x()[5]), Offset.offset(1e-9));
        assertThat(layer(robot, "#fan-plot", XyLayer.Points.class).x())
                .containsExactly(1, 2, 3, 5, 8, 12, 24, 36, 48, 60);
    }

    private static <T extends XyLayer> T layer(FxRobot robot, String id, Class<T> type) {
        var layers = robot.lookup(id).<XyChart>query().picture().orElseThrow().layers();
        return layers.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    @Test
    void untilEveryHorizonIsForecastTheFanSaysSo(FxRobot robot) {
        robot.interact(jobs::runNext);
        assertThat(text(robot, "#fan-waiting")).startsWith("Forecasting every horizon");
        robot.interact(jobs::runNext);
        assertThat(robot.lookup("#fan-waiting").query().isVisible()).isFalse();
    }

    @Test
    void lossesCopyAsCsv(FxRobot robot) {
        trainHistory(robot);
        robot.interact(() -> robot.lookup("#losses").query().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0].lines())
                .hasSize(8)
                .first()
                .isEqualTo("model,qlike,rmse,mae,p against HAR");
    }

    @Test
    void positionsCanBeSizedByTheForecast(FxRobot robot) {
        trainHistory(robot);
        robot.clickOn("#size-positions");
        assertThat(sized).hasValue(1);
    }
}
