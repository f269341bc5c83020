package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.LaidOut;
import io.abtpro.ui.Legible;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.session.Researched;
import io.abtpro.ui.task.BesideWindow;

import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Every tab for who does not see it, or not well, and whether all of it is whole at every size of
/// the window.
@WindowTest
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields
class AccessibilityTest {
    private static final String LONG_NAME =
            "Continuous front month future, back-adjusted, electronic 2024";

    @TempDir private Path home;
    private Stage stage;
    private Workbench workbench;

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 300, 200));
        Workspace workspace = BesideWindow.call(() -> H2Workspace.open(home));
        BarSeries bars =
                dear(GeneratedBars.of(new GeneratedBars.Options(1000, 3, Timeframe.parse("1d"))));
        BesideWindow.call(
                () ->
                        workspace
                                .datasets()
                                .add(
                                        new Datasets.Description(
                                                LONG_NAME,
                                                "SYNTHETIC-PERPETUAL-SWAP",
                                                "generated",
                                                LONG_NAME + ".csv",
                                                0,
                                                SeriesQuality.of(bars, Long.MAX_VALUE)),
                                        bars));
        workbench = new Workbench(workspace);
        workbench.open(stage);
    }

    /// The same bars with prices of a million, which take room.
    private static BarSeries dear(BarSeries bars) {
        double scale = 1_234_567.89 / bars.close(0);
        return BarSeries.of(
                bars.timeframe(),
                bars.zone(),
                bars.openTimes(),
                times(bars.opens(), scale),
                times(bars.highs(), scale),
                times(bars.lows(), scale),
                times(bars.closes(), scale),
                times(bars.volumes(), scale));
    }

    private static double[] times(double[] values, double scale) {
        return Arrays.stream(values).map(value -> value * scale).toArray();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    /// What was found at fault, and how many charts said something of what they show.
    private final Set<String> faults = new TreeSet<>();

    private int charts;

    private final LaidOut laidOut = new LaidOut();

    @Test
    void everyControlIsNamedAndReachedEveryTextCanBeReadAndEveryChartSaysWhatItShows(
            FxRobot robot, TestReporter reporter) throws Exception {
        ready();
        robot.interact(() -> Researched.bothSidesOf("bollinger-reversion", workbench.session()));
        for (String tab : workbench.titles()) {
            show(robot, tab);
            look(robot, tab);
            reach(robot, tab);
            switch (tab) {
                case "Data" -> {
                    each(robot, "the indicators", "#indicator");
                    dialog(robot, "rename", "#rename");
                    dialog(robot, "resample", "#resample");
                    dialog(robot, "delete", "#delete");
                    robot.interact(() -> workbench.session().fail(new IllegalStateException("x")));
                    dialog(robot, "failure", "#failure-details");
                    robot.interact(() -> workbench.session().failureProperty().set(""));
                    dialog(robot, "settings", "#settings");
                    dialog(robot, "find", "#find");
                }
                case "Backtest" -> {
                    fire(robot, "#save-run");
                    type(robot, "#field-period", "4000");
                    type(robot, "#from", "yesterday");
                    look(robot, "Backtest, refused");
                    reach(robot, "Backtest, refused");
                }
                case "Signals" -> {
                    assertThat(robot.lookup("#signals-empty").query().isVisible()).isFalse();
                    fire(robot, "#add-feature");
                    type(robot, "#feature-name", "nonsense");
                    type(robot, "#embargo", "9");
                    look(robot, "Signals, stale");
                }
                case "Tuning" -> {
                    type(robot, "#period-from", "2.5");
                    look(robot, "Tuning, refused");
                    type(robot, "#period-from", "5");
                    type(robot, "#episodes", "20");
                    type(robot, "#random-runs", "2");
                    type(robot, "#twins", "2");
                    fire(robot, "#start-tuning");
                    ready();
                    look(robot, "Tuning, after");
                    reach(robot, "Tuning, after");
                    dialog(robot, "holdout", "#open-holdout");
                    fire(robot, "#view-walk");
                    look(robot, "Tuning, walk");
                    reach(robot, "Tuning, walk");
                    fire(robot, "#show-history");
                    look(robot, "Tuning, history");
                    reach(robot, "Tuning, history");
                    fire(robot, "#history-back");
                }
                case "Volatility" -> {
                    assertThat(robot.lookup("#volatility-empty").query().isVisible()).isFalse();
                    type(robot, "#horizon", "5");
                    look(robot, "Volatility, stale");
                }
                default -> {}
            }
        }
        reporter.publishEntry("layout", laidOut.counts());
        assertThat(laidOut.faults()).as(laidOut.counts()).isEmpty();
        assertThat(faults).isEmpty();
        assertThat(charts).isGreaterThan(15);
    }

    private void ready() throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, workbench::usable);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void show(FxRobot robot, String tab) throws Exception {
        robot.interact(() -> workbench.shell().show(tab));
        ready();
    }

    private void fire(FxRobot robot, String query) throws Exception {
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
        ready();
    }

    private void type(FxRobot robot, String query, String text) throws Exception {
        robot.interact(
                () -> {
                    var field = robot.lookup(query).<TextInputControl>query();
                    field.setText(text);
                    field.fireEvent(new ActionEvent());
                });
        ready();
    }

    private void dialog(FxRobot robot, String name, String query) throws Exception {
        fire(robot, query);
        look(robot, "the dialog " + name);
        robot.type(KeyCode.ESCAPE);
    }

    @SuppressWarnings("ReferenceEquality") // a window is only equal to itself
    private void each(FxRobot robot, String name, String query) throws Exception {
        fire(robot, query);
        robot.interact(
                () ->
                        robot.listWindows().stream()
                                .filter(window -> window != stage)
                                .forEach(window -> look(name, window.getScene().getRoot())));
        robot.type(KeyCode.ESCAPE);
    }

    /// Looks at all that is seen, in both themes, the present one first: a change takes long.
    private void look(FxRobot robot, String where) {
        boolean now = workbench.session().darkProperty().get();
        for (boolean dark : new boolean[] {now, !now}) {
            robot.interact(() -> workbench.session().darkProperty().set(dark));
            robot.interact(
                    () -> look(where + (dark ? ", dark" : ", light"), stage.getScene().getRoot()));
        }
        robot.interact(() -> laidOut.look(where, stage.getScene().getRoot()));
    }

    private void look(String where, Parent root) {
        faults.addAll(Legible.faults(where, root));
        charts += Legible.charts(root);
    }

    /// Tab reaches every control that is seen.
    private void reach(FxRobot robot, String where) {
        robot.interact(
                () -> {
                    Set<Node> wanted = new LinkedHashSet<>();
                    Legible.seen(stage.getScene().getRoot()).stream()
                            .filter(AccessibilityTest::takesFocus)
                            .forEach(wanted::add);
                    Set<Node> reached = reached(wanted.size());
                    wanted.removeAll(reached);
                    wanted.removeIf(node -> isByArrow(node, reached));
                    wanted.forEach(node -> faults.add(where + ": not reached: " + node));
                });
    }

    /// What Tab reaches from the tab's button on.
    private Set<Node> reached(int most) {
        Set<Node> reached = new LinkedHashSet<>();
        stage.getScene().getRoot().lookup("#tab-" + workbench.titles().getFirst()).requestFocus();
        for (int i = 0; i < 2 * most + 10; i++) {
            Node at = stage.getScene().getFocusOwner();
            reached.add(at);
            Event.fireEvent(
                    at,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.TAB,
                            false,
                            at instanceof TextArea,
                            false,
                            false));
        }
        return reached;
    }

    /// Of a group Tab reaches what is pressed, and the arrows reach the others.
    private static boolean isByArrow(Node node, Set<Node> reached) {
        return node instanceof ToggleButton button
                && button.getToggleGroup() != null
                && button.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
    }

    private static boolean takesFocus(Node node) {
        return node.isFocusTraversable()
                && !node.isDisabled()
                && !node.getStyleClass().contains("virtual-flow");
    }
}
