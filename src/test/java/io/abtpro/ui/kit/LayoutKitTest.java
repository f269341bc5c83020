package io.abtpro.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.ui.LaidOut;
import io.abtpro.ui.WindowTest;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.List;

/// What the kit's rows and panes do where there is little room, and where there is much.
@WindowTest
@SuppressWarnings("NullAway.Init") // TestFX fills the field
class LayoutKitTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 300, 200));
        stage.show();
    }

    private void lay(FxRobot robot, Region content, double width, double height) {
        robot.interact(
                () -> {
                    var pane = new Pane(content);
                    stage.getScene().setRoot(pane);
                    content.setManaged(false);
                    LaidOut.lay(content, width, height);
                });
    }

    @Test
    void aCutLabelSaysItsWholeTextAndBelowItWhatItExplains(FxRobot robot) {
        Label label = Nodes.label("a text that is too long for its place");
        label.setTooltip(new Tooltip("what it is"));
        lay(robot, label, 60, 20);
        assertThat(label.getTooltip().getText())
                .isEqualTo("a text that is too long for its place\nwhat it is");
        lay(robot, label, 400, 20);
        assertThat(label.getTooltip().getText()).isEqualTo("what it is");
    }

    @Test
    void aTitleRowGivesUpMutedWordsThenFoldsThenCutsItsTitle(FxRobot robot) {
        Label title = Nodes.label("A title", "title");
        Label muted = Nodes.label("what is said about it", "muted");
        var folding = new FoldingRow(new Button("one"), new Button("two"), new Button("three"));
        var button = new Button("Copy CSV");
        HBox row = Nodes.row("title-row", title, muted, folding, Nodes.gap(), button);
        lay(robot, row, 600, 32);
        assertThat(List.of(title, muted)).noneMatch(Label::isTextTruncated);
        assertThat(button.getBoundsInParent().getMaxX()).isEqualTo(600);
        double whole = folding.getWidth();
        lay(robot, row, 320, 32);
        assertThat(muted.isTextTruncated()).isTrue();
        assertThat(title.isTextTruncated()).isFalse();
        lay(robot, row, 180, 32);
        assertThat(folding.getWidth()).isLessThan(whole);
        assertThat(title.isTextTruncated()).isFalse();
        assertThat(button.getWidth()).isGreaterThanOrEqualTo(button.prefWidth(-1));
        assertThat(row.minWidth(-1)).isZero();
    }

    @Test
    void aLineOfPartsShowsThemWholeAndTellsOfTheRest(FxRobot robot) {
        var row = new FittingRow();
        robot.interact(
                () ->
                        row.show(
                                List.of(
                                        new Label("first"),
                                        new Label("second"),
                                        new Label("RSI 50 of 14 bars"))));
        lay(robot, row, 100, 20);
        assertThat(row.getChildren())
                .filteredOn(Node::isVisible)
                .extracting(node -> ((Label) node).getText())
                .containsExactly("first", "second", "\u2026");
        assertThat(((Label) row.getChildren().getLast()).getTooltip().getText())
                .isEqualTo("RSI 50 of 14 bars");
        lay(robot, row, 300, 20);
        assertThat(row.getChildren().getLast().isVisible()).isFalse();
    }

    @Test
    void theChartGivesWayFirstThenTheTableLosesRows(FxRobot robot) {
        var chart = new Region();
        chart.setMinHeight(250);
        var table = new Region();
        var both = new ChartOverTable(chart, table);
        lay(robot, both, 600, 700);
        assertThat(table.getHeight()).isEqualTo(32 + 26 + 6 * DenseTable.ROW);
        lay(robot, both, 600, 1400);
        assertThat(table.getHeight()).isEqualTo(32 + 26 + 6 * DenseTable.ROW);
        lay(robot, both, 600, 400);
        assertThat(chart.getHeight()).isEqualTo(250);
        assertThat(table.getHeight()).isEqualTo(150);
    }

    @Test
    void theColumnAtTheSideGrowsInAWideWindowOnly() {
        assertThat(SideColumn.width(1280, 304)).isEqualTo(304.0);
        assertThat(SideColumn.width(1600, 304)).isEqualTo(304.0);
        assertThat(SideColumn.width(1700, 304)).isEqualTo(324.0);
        assertThat(SideColumn.width(2560, 304)).isEqualTo(360.0);
    }

    @Test
    void aSquareStaysOne(FxRobot robot) {
        var content = new Region();
        lay(robot, new SquarePane(content), 700, 400);
        assertThat(content.getWidth()).isEqualTo(400);
        assertThat(content.getHeight()).isEqualTo(400);
        assertThat(content.getLayoutX()).isEqualTo(150);
    }
}
