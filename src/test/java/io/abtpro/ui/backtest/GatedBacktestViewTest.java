package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.scoring.StudyOptions;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.backtest.result.ShownRun;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.theme.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

@WindowTest
class GatedBacktestViewTest {
    private final MadeStore store = new MadeStore(2_500);
    private final HeldJobs jobs = HeldJobs.ofEverything();
    private final Session session = new Session(store, jobs);
    private final BacktestViewModel model =
            new BacktestViewModel(
                    session,
                    List.of(
                            StrategyCatalog.get("bollinger-reversion"),
                            StrategyCatalog.get("sma-cross")),
                    job -> job,
                    InstantSource.system());

    @Start
    void start(Stage stage) {
        session.open("made");
        jobs.runAll();
        var scene = new Scene(new BacktestView(model, new ModalLayer()), 1280, 732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private ShownRun outcome() {
        return model.result().outcomeProperty().get().orElseThrow();
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

    @Test
    void gatingScoresTheSignalsAndShowsTheGatedRunBesideTheUngated(FxRobot robot) {
        robot.interact(() -> model.choose(StrategyCatalog.get("bollinger-reversion")));
        robot.interact(jobs::runAll);
        reveal(robot, "#gated");
        robot.clickOn("#gated");
        assertThat(model.inputs().problemProperty().get())
                .startsWith("The signals are being scored");
        robot.interact(jobs::runAll);
        assertThat(model.inputs().problemProperty().get()).isEmpty();
        assertThat(text(robot, "#statistics-beside")).isEqualTo("Ungated");
        assertThat(text(robot, "#gate-statement"))
                .startsWith("By the random forest valid at each signal");
        int gated = outcome().result().trades().size();
        assertThat(gated).isLessThan(outcome().unsized().orElseThrow().trades().size());
        reveal(robot, "#min-score");
        robot.interact(
                () -> {
                    var field = robot.lookup("#min-score").<TextInputControl>query();
                    field.requestFocus();
                    field.setText("0.99");
                });
        robot.type(KeyCode.ENTER);
        robot.interact(jobs::runAll);
        assertThat(outcome().result().trades()).isEmpty();
        robot.interact(session.steps()::undo);
        robot.interact(jobs::runAll);
        assertThat(outcome().result().trades()).hasSize(gated);
    }

    @Test
    void aTrainingHandedOverGatesItsOwnStrategyAtItsThreshold(FxRobot robot) {
        var columns = session.openProperty().get().orElseThrow().columns();
        var signals = Research.of(StrategyCatalog.get("bollinger-reversion")).signals(columns);
        robot.interact(() -> model.gateBy(signals, StudyOptions.defaults(), 0.52, true));
        robot.interact(jobs::runAll);
        assertThat(outcome().inputs().strategy().id()).isEqualTo("bollinger-reversion");
        assertThat(outcome().inputs().gate()).contains(new GateInput(0.52, true));
        assertThat(outcome().unsized()).isPresent();
    }

    @Test
    void tooFewSignalsAreSaid(FxRobot robot) {
        robot.interact(() -> model.choose(StrategyCatalog.get("sma-cross")));
        var parameters = StrategyCatalog.get("sma-cross").space().parameters();
        robot.interact(() -> model.inputs().set(parameters.get(1), 400));
        robot.interact(() -> model.inputs().set(parameters.get(0), 200));
        robot.interact(jobs::runAll);
        robot.interact(() -> model.inputs().setGate(Optional.of(GateInput.FIRST)));
        robot.interact(jobs::runAll);
        assertThat(model.inputs().problemProperty().get())
                .contains("there is no signal on these bars");
    }
}
