package io.abtpro.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.ui.WindowTest;
import io.abtpro.ui.theme.Theme;

import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;

@WindowTest
@SuppressWarnings("NullAway.Init") // TestFX fills the fields
class KitTest {
    private static final String MANY_LINES =
            "AUC 0.51 of the score, 95 % interval 0.42 to 0.59, over 480 signals. ".repeat(9);

    private final List<Double> taken = new ArrayList<>();
    private final List<String> pressed = new ArrayList<>();
    private final SimpleStringProperty said = new SimpleStringProperty("");
    private final VerdictRow verdict = new VerdictRow("verdict");
    private Column column;
    private Region table;

    /// A column of inputs with two fields.
    private final class Column extends InputsColumn {
        private final CommittedField first;
        private final CommittedField second;

        Column() {
            first = field("first");
            second = field("second");
            fill(new VBox(new Button("Save run")), first, second);
        }

        private CommittedField field(String id) {
            Label place = refusals().place("problem-" + id);
            CommittedField[] made = new CommittedField[1];
            made[0] =
                    new CommittedField(
                            id,
                            id,
                            typed -> {
                                double value = Double.parseDouble(typed);
                                if (!(value > 0)) {
                                    throw new IllegalArgumentException(
                                            id + " must be above 0, was " + typed);
                                }
                                taken.add(value);
                                made[0].show(typed);
                            },
                            place::setText);
            made[0].show("1");
            return made[0];
        }
    }

    @Start
    void start(Stage stage) {
        column = new Column();
        table = new Region();
        table.setMinHeight(96);
        var segment =
                new Segment<>(List.of("ROC", "PR"), id -> "show-" + id, text -> text, pressed::add);
        segment.choose("ROC");
        Label cell = new Label("cell");
        cell.setId("cell");
        Nodes.pressable(cell, "the cell", () -> pressed.add("cell"));
        var centre = new VBox(new Notice("notice", said), verdict, new VBox(segment, cell), table);
        var root = new BorderPane(centre);
        root.setLeft(column);
        var scene = new Scene(root, 700, 300);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static void type(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).<CommittedField>query().setText(text));
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        robot.type(KeyCode.ENTER);
    }

    private static Bounds at(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void aVerdictIsAsHighAsItsSentencesNeed(FxRobot robot) {
        robot.interact(() -> verdict.say(false, "No edge found.", MANY_LINES));
        robot.interact(() -> verdict.getScene().getRoot().layout());
        Node text =
                verdict.getChildren().stream()
                        .filter(TextFlow.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        assertThat(text.getLayoutBounds().getHeight()).isGreaterThan(56);
        assertThat(text.getBoundsInParent().getMinY()).isGreaterThanOrEqualTo(0);
        assertThat(text.getBoundsInParent().getMaxY()).isLessThanOrEqualTo(verdict.getHeight());
        assertThat(verdict.getStyleClass()).contains("verdict-warning");
        assertThat(verdict.getAccessibleText()).isEqualTo("No edge found. " + MANY_LINES);
    }

    @Test
    void aValueIsTakenOnEnterAndWhenTheFieldIsLeft(FxRobot robot) {
        type(robot, "#first", "7");
        assertThat(taken).containsExactly(7.0);
        robot.interact(() -> column.first.setText("8"));
        robot.interact(column.second::requestFocus);
        assertThat(taken).containsExactly(7.0, 8.0);
        robot.interact(column.first::requestFocus);
        assertThat(taken).containsExactly(7.0, 8.0);
    }

    @Test
    void whatIsRefusedIsSaidTheOldValueStaysAndNoFieldMoves(FxRobot robot) {
        Bounds first = at(column.first);
        Bounds second = at(column.second);
        Bounds button = at(robot.lookup("Save run").query());
        type(robot, "#first", "-3");
        assertThat(robot.lookup("#problem-first").<Label>query().getText())
                .isEqualTo("first must be above 0, was -3");
        assertThat(column.refusals().isVisible()).isTrue();
        assertThat(column.first.getText()).isEqualTo("1");
        assertThat(List.of(at(column.first), at(column.second))).containsExactly(first, second);
        assertThat(at(robot.lookup("Save run").query())).isEqualTo(button);
        type(robot, "#first", "3");
        assertThat(column.refusals().isVisible()).isFalse();
    }

    @Test
    void theLastFieldCanBeScrolledOutFromUnderARefusal(FxRobot robot) {
        robot.interact(() -> column.getScene().getWindow().setHeight(120));
        type(robot, "#second", "-3");
        ScrollPane scroll = robot.from(column).lookup(".scroll-pane").query();
        robot.interact(() -> scroll.setVvalue(scroll.getVmax()));
        assertThat(column.refusals().isVisible()).isTrue();
        assertThat(at(column.second).getMaxY())
                .isLessThanOrEqualTo(at(column.refusals()).getMinY());
    }

    @Test
    void aClickPutsARefusalAwayUntilSomethingElseIsRefused(FxRobot robot) {
        type(robot, "#first", "-3");
        robot.interact(() -> column.refusals().getOnMouseClicked().handle(null));
        assertThat(column.refusals().isVisible()).isFalse();
        type(robot, "#first", "-4");
        assertThat(column.refusals().isVisible()).isTrue();
    }

    @Test
    void aNoticeMovesNothingInTheColumnOfFields(FxRobot robot) {
        Bounds first = at(column.first);
        robot.interact(() -> said.set("Trained for other settings."));
        assertThat(robot.lookup("#notice").query().isVisible()).isTrue();
        assertThat(at(column.first)).isEqualTo(first);
    }

    @Test
    void arrowsPressTheNeighbourOfASegment(FxRobot robot) {
        robot.interact(() -> robot.lookup("#show-ROC").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        assertThat(pressed).containsExactly("PR");
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.LEFT);
        assertThat(pressed).containsExactly("PR", "ROC");
    }

    @Test
    void whatCanBePressedIsPressedByEnterAndSpace(FxRobot robot) {
        robot.interact(() -> robot.lookup("#cell").query().requestFocus());
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.SPACE);
        robot.clickOn("#cell");
        assertThat(pressed).containsExactly("cell", "cell", "cell");
    }
}
