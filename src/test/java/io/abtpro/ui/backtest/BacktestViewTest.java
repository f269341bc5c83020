package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.report.Figures;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.backtest.result.DrawnPanes;
import io.abtpro.ui.kit.ChosenFiles;
import io.abtpro.ui.kit.Formula;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.imageio.ImageIO;

@WindowTest
class BacktestViewTest {
    private final MadeStore store = new MadeStore(5000);
    private final DrawnPanes chart = new DrawnPanes();
    private static final Path TRADES = Path.of("target/backtest-view-trades.csv");
    private final ChosenFiles dialogs = new ChosenFiles();
    private final Session session = new Session(store, new DirectJobRunner());
    private final MadeTab tab = MadeTab.of(session, new MadeEngine()::apply);

    @Start
    void start(Stage stage) {
        session.open("made");
        var scene = new Scene(tab.view(chart, dialogs), 1280, 732);
        dialogs.toSave = Optional.of(TRADES);
        for (String face : List.of("Roboto-Regular", "Roboto-Medium")) {
            Font.loadFont(
                    getClass().getResourceAsStream("/io/abtpro/assets/fonts/" + face + ".ttf"), 12);
        }
        scene.getRoot().setStyle("-fx-font-family: Roboto");
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void typingAParameterRecomputes(FxRobot robot) throws IOException {
        type(robot, "#field-fast", "40");
        assertThat(
                        tab.result()
                                .outcomeProperty()
                                .get()
                                .orElseThrow()
                                .inputs()
                                .parameters()
                                .get("fast"))
                .isEqualTo(40);
        type(robot, "#field-fast", "400");
        assertThat(text(robot, "#problem-fast")).contains("[2, 100] bars, was 400");
        assertThat(robot.lookup("#field-fast").queryAs(TextInputControl.class).getText())
                .isEqualTo("40");
        snapshot(robot, "backtest-out-of-range");
    }

    @Test
    void theStatisticsSayHowManyBarsMakeAYear(FxRobot robot) {
        assertThat(text(robot, "#bars-a-year"))
                .isEqualTo("Made yearly by " + store.series.year().statement());
    }

    @Test
    void nothingIsAmberBeforeAnythingIsTyped(FxRobot robot) {
        assertThat(robot.lookup(".input-problem").match(node -> node.isVisible()).tryQuery())
                .isEmpty();
    }

    @Test
    void nothingOfADatasetIsShownUnderAnother(FxRobot robot) {
        assertThat(chart.panes).isNotEmpty();
        assertThat(text(robot, "#statistic-netReturn")).isNotEqualTo(Figures.ABSENT);
        robot.interact(() -> session.close());
        assertThat(chart.panes).isEmpty();
        assertThat(text(robot, "#statistic-netReturn")).isEqualTo(Figures.ABSENT);
        assertThat(text(robot, "#holding-netReturn")).isEqualTo(Figures.ABSENT);
        assertThat(robot.lookup("#readout .label").<Node>queryAll()).noneMatch(Node::isVisible);
        assertThat(text(robot, "#trades-summary")).isEmpty();
        assertThat(text(robot, "#bars-a-year")).isEmpty();
        assertThat(text(robot, "#no-trade")).isEmpty();
    }

    @Test
    void whatIsWaitedForIsSaidWhereTheResultWillBe(FxRobot robot) {
        robot.interact(() -> session.close());
        robot.interact(
                () ->
                        tab.inputs()
                                .setPeriod(
                                        Optional.of(LocalDate.of(1800, 1, 1)),
                                        Optional.of(LocalDate.of(1800, 1, 2))));
        robot.interact(() -> session.open("made"));
        Labeled waiting = robot.lookup("#no-result").queryAs(Labeled.class);
        assertThat(waiting.isVisible()).isTrue();
        assertThat(waiting.getText()).isEqualTo(tab.inputs().problemProperty().get()).isNotEmpty();
        assertThat(chart.panes).isEmpty();
        assertThat(text(robot, "#problem")).doesNotContain("stays on screen");
    }

    @Test
    void draggingASliderIsOneUndoAndOneTrial(FxRobot robot) {
        int before = store.counted.size();
        robot.drag("#slider-fast .thumb").moveBy(30, 0).moveBy(30, 0).moveBy(30, 0).drop();
        assertThat(tab.inputs().inputsProperty().get().parameters().get("fast")).isGreaterThan(30);
        assertThat(store.counted).hasSize(before + 1);
        assertThat(tab.inputs().passedThroughProperty().get()).isPositive();
        robot.interact(session.steps()::undo);
        assertThat(tab.inputs().inputsProperty().get().parameters().get("fast")).isEqualTo(16);
    }

    @Test
    void anArrowIsOneStepAndShiftMakesItTen(FxRobot robot) {
        robot.interact(() -> robot.lookup("#slider-fast").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(tab.inputs().inputsProperty().get().parameters().get("fast")).isEqualTo(27);
    }

    @Test
    void aDoubleClickOnASliderSetsTheDefault(FxRobot robot) {
        type(robot, "#field-fast", "40");
        robot.interact(() -> doubleClick(robot.lookup("#slider-fast").query()));
        assertThat(tab.inputs().inputsProperty().get().parameters().get("fast")).isEqualTo(16);
    }

    /// One event with two clicks: on a slow machine the robot's own come too far apart to count as
    /// one.
    private static void doubleClick(javafx.scene.Node node) {
        var pick = new javafx.scene.input.PickResult(node, 5, 5);
        node.fireEvent(
                new javafx.scene.input.MouseEvent(
                        javafx.scene.input.MouseEvent.MOUSE_CLICKED,
                        5,
                        5,
                        5,
                        5,
                        javafx.scene.input.MouseButton.PRIMARY,
                        2,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        pick));
    }

    @Test
    void savedRunsStandBesideThePresentOne(FxRobot robot) throws IOException {
        robot.clickOn("#save-run");
        type(robot, "#field-fast", "20");
        robot.clickOn("#save-run");
        type(robot, "#field-slow", "100");
        assertThat(text(robot, "#compare-run-1")).contains("run 1");
        int layers = chart.panes.get(1).layers().size();
        robot.clickOn("#compare-run-1");
        assertThat(chart.panes.get(1).layers()).hasSize(layers - 1);
        snapshot(robot, "backtest");
        robot.clickOn("#remove-run-1");
        assertThat(robot.lookup("#compare-run-1").tryQuery()).isEmpty();
    }

    @Test
    void theLightThemeChangesColoursOnly(FxRobot robot) throws IOException {
        robot.interact(() -> Theme.LIGHT.apply(robot.window(0).getScene()));
        type(robot, "#field-slow", "10");
        assertThat(text(robot, "#problem")).startsWith("fast must be below slow, was 16 and 10");
        snapshot(robot, "backtest-light");
    }

    @Test
    void sameCloseFillsWarn(FxRobot robot) {
        robot.interact(() -> robot.lookup("#fill").queryComboBox().getSelectionModel().select(1));
        assertThat(robot.lookup("#fill-warning").query().isVisible()).isTrue();
        robot.clickOn("#side-both");
        assertThat(tab.inputs().inputsProperty().get().execution().side().name()).isEqualTo("BOTH");
        type(robot, "#fee", "-3");
        assertThat(text(robot, "#problem-fee"))
                .isEqualTo("fee must be in [0, 10000) basis points, was -3.0");
    }

    @Test
    void aFigureThatCannotBeComputedIsADashWithTheReason(FxRobot robot) {
        assertThat(text(robot, "#statistic-profitFactor")).isEqualTo("\u2013");
        assertThat(
                        robot.lookup("#statistic-profitFactor")
                                .queryAs(Labeled.class)
                                .getTooltip()
                                .getText())
                .isEqualTo("Not defined without a losing trade.");
        assertThat(text(robot, "#statistic-maxDrawdown")).isEqualTo("\u221222.0");
    }

    @Test
    void theAxesAreHeldWhileASliderIsDragged(FxRobot robot) {
        chart.held.clear();
        robot.drag("#slider-fast .thumb").moveBy(30, 0);
        assertThat(chart.held).containsExactly(true);
        robot.drop();
        assertThat(chart.held).containsExactly(true, false);
    }

    @Test
    void thePriceIsLogarithmicWhereTheUserWants(FxRobot robot) {
        boolean before = chart.panes.getFirst().logarithmic();
        robot.clickOn("#backtest-log");
        assertThat(chart.panes.getFirst().logarithmic()).isEqualTo(!before);
        robot.clickOn("#backtest-log");
        assertThat(chart.panes.getFirst().logarithmic()).isEqualTo(before);
    }

    @Test
    void thePinnedBarIsSharedWithEveryTabAndEscapeFreesIt(FxRobot robot) {
        robot.interact(() -> chart.pinned.set(321));
        assertThat(session.pinnedBarProperty().get()).isEqualTo(321);
        robot.interact(() -> session.pinnedBarProperty().set(77));
        assertThat(chart.pinned.get()).isEqualTo(77);
        robot.interact(() -> robot.lookup("#slider-fast").query().requestFocus());
        robot.type(KeyCode.ESCAPE);
        assertThat(session.pinnedBarProperty().get()).isEqualTo(-1);
    }

    @Test
    void whatWasKnownAtABarIsShownAndCopied(FxRobot robot) throws IOException {
        robot.interact(
                () ->
                        Objects.requireNonNull(chart.menu.get("What was known here\u2026"))
                                .accept(130));
        snapshot(robot, "backtest-known");
        robot.clickOn("#copy-known");
        var copied = new ArrayList<String>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.getFirst())
                .contains("Known at 2000-05-13", "Close\t", "Position\tlong", "Pending\tnone");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#known-here").tryQuery()).isEmpty();
    }

    @Test
    void everyStatisticAndInputHasItsFormula(FxRobot robot) {
        assertThat(Formula.text(robot.lookup("#row-sharpe").query())).startsWith("Sharpe =");
        assertThat(Formula.text(robot.lookup("#slider-fast").query()))
                .isEqualTo(
                        "Fast average: Bars of the fast average. From 2 to 100 bars in steps of 1;"
                                + " default 16.");
    }

    @Test
    void withoutADatasetTheTabSaysWhatToDo(FxRobot robot) throws IOException {
        robot.interact(session::close);
        assertThat(robot.lookup("#backtest-empty").query().isVisible()).isTrue();
        snapshot(robot, "backtest-empty");
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(
                () -> {
                    var input = robot.lookup(field).queryAs(TextInputControl.class);
                    input.requestFocus();
                    input.setText(text);
                });
        robot.type(KeyCode.ENTER);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void snapshot(FxRobot robot, String name) throws IOException {
        var images = new ArrayList<WritableImage>();
        robot.interact(() -> images.add(robot.window(0).getScene().snapshot(null)));
        Path folder = Files.createDirectories(Path.of("target/snapshots"));
        ImageIO.write(
                SwingFXUtils.fromFXImage(images.getFirst(), null),
                "png",
                folder.resolve(name + ".png").toFile());
    }
}
