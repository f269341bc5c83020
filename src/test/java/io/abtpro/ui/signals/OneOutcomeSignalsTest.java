package io.abtpro.ui.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.chart.XyLayer;
import io.abtpro.scoring.RisingSaw;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.WindowTest;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.session.Researched;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.theme.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the Signals tab shows where every signal won.
@WindowTest
@SuppressWarnings("NullAway.Init") // TestFX fills the field
class OneOutcomeSignalsTest {
    private final HeldJobs jobs = new HeldJobs();
    private SignalsViewModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        var workspace = new FakeWorkspace(Path.of("target"));
        workspace.add(
                "Saw",
                "SAW",
                RisingSaw.of(3_000, Set.of()),
                new SeriesQuality(List.of(), "weekdays"));
        var session = new Session(workspace, jobs);
        Researched.bothSidesOf("bollinger-reversion", session);
        model = new SignalsViewModel(session);
        session.open("Saw");
        scene = new Scene(new SignalsView(model, () -> {}), 1280, 732);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static void texts(Node node, List<String> found) {
        if (node instanceof Labeled labeled) {
            found.add(String.valueOf(labeled.getText()));
        } else if (node instanceof Text text) {
            found.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> texts(child, found));
        }
    }

    @Test
    void whereEverySignalWonTheTabSaysSoAndShowsNoNumberThatIsNone(FxRobot robot) {
        robot.interact(jobs::runAll);
        assertThat(model.trainedProperty().get().orElseThrow().quality().orElseThrow().auc())
                .isEmpty();
        List<String> found = new ArrayList<>();
        robot.interact(() -> texts(scene.getRoot(), found));
        assertThat(String.join("\n", found))
                .contains("Only one outcome.", "there is no AUC")
                .doesNotContain("NaN", "Infinity", "\u221e", "AUC 0.5", "AUC 1.0");
        assertThat(robot.lookup("#roc-chart").<XyChart>query().picture().orElseThrow().layers())
                .singleElement()
                .isInstanceOfSatisfying(
                        XyLayer.Note.class,
                        note -> assertThat(note.text()).isEqualTo("no curve: every signal won"));
        assertThat(robot.lookup("#precision").<Labeled>query().getText()).startsWith("100.0 % (");
    }
}
