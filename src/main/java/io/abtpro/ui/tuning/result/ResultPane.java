package io.abtpro.ui.tuning.result;

import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;
import io.abtpro.ui.kit.SideColumn;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// What stands after a run: verdict, candidates and the views of the selected one; its figures at
/// the right.
public final class ResultPane extends BorderPane {
    /// @param layer where the question before opening the holdout is shown
    /// @param receiver is given the candidate that is applied
    public ResultPane(
            ResultViewModel model,
            WalkViewModel walk,
            ModalLayer layer,
            FileDialogs files,
            CandidateReceiver receiver) {
        var candidates = candidates(model);
        var walking = new WalkPane(walk);
        var views =
                Segment.ofPanes(
                        List.of(candidates, walking),
                        List.of("view-candidates", "view-walk"),
                        List.of("Candidates", "Walk-forward"));
        var stack = new StackPane(candidates, walking);
        stack.setMinSize(0, 0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        setCenter(new VBox(TuningVerdict.row(model), Nodes.row("views", views), stack));
        setRight(
                details(
                        model,
                        new WalkSummary(walk, () -> views.choose(walking)),
                        new HoldoutDialog(model, layer),
                        files,
                        receiver));
        model.reportProperty().subscribe(_ -> views.choose(candidates));
    }

    private static Node candidates(ResultViewModel model) {
        var candidates = new CandidatesPane(model);
        var parallel = new ParallelPane(model);
        var below = below(model);
        VBox.setVgrow(candidates, Priority.SOMETIMES);
        VBox.setVgrow(parallel, Priority.ALWAYS);
        VBox.setVgrow(below, Priority.ALWAYS);
        return new VBox(candidates, parallel, below);
    }

    private static Node details(
            ResultViewModel model,
            WalkSummary walk,
            HoldoutDialog dialog,
            FileDialogs files,
            CandidateReceiver receiver) {
        var content =
                new VBox(
                        new CandidateRangesPane(model),
                        new HoldoutComparison(model),
                        new LuckPane(model),
                        new RankPane(model),
                        walk);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var details = new BorderPane(scroll);
        details.getStyleClass().addAll("details", "after-details");
        SideColumn.widen(details, 304);
        details.setBottom(
                new VBox(new HoldoutPane(model, dialog), new ActionsPane(model, files, receiver)));
        return details;
    }

    private static GridPane below(ResultViewModel model) {
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
        below.setPrefHeight(220);
        return below;
    }
}
