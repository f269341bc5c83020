package io.abtpro.ui.tuning;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// What stands after a run: verdict, candidates and the views of the selected one; its figures at the right.
final class ResultPane extends BorderPane {
    ResultPane(AfterViewModel model, HoldoutDialog dialog, TuningFiles files, TuningTab.Applying applying) {
        getStyleClass().add("result");
        var candidates = new CandidatesPane(model);
        var parallel = new ParallelPane(model);
        var below = below(model);
        VBox.setVgrow(candidates, Priority.ALWAYS);
        VBox.setVgrow(parallel, Priority.ALWAYS);
        VBox.setVgrow(below, Priority.ALWAYS);
        setCenter(new VBox(new VerdictRow(model.tuning()), candidates, parallel, below));
        var content = new VBox(
                new RangesPane(model), new LuckPane(model), new RankPane(model), new HoldoutPane(model, dialog));
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        var details = new BorderPane(scroll);
        details.getStyleClass().add("details");
        details.setBottom(new ActionsPane(model, files, applying));
        setRight(details);
    }

    private static GridPane below(AfterViewModel model) {
        var below = new GridPane();
        below.getStyleClass().add("below");
        below.add(new PlateauPane(model), 0, 0);
        below.add(new SlicesPane(model), 1, 0);
        below.add(new ImportancePane(model), 2, 0);
        for (double share : new double[] {41, 34, 25}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            below.getColumnConstraints().add(column);
        }
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setPercentHeight(100);
        below.getRowConstraints().add(row);
        below.setMinHeight(190);
        below.setPrefHeight(230);
        return below;
    }
}
