package io.abtpro.ui.tuning.result;

import io.abtpro.report.Figures;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Neighbourhood;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The selected candidate's values, and how far each may move alone before the plateau ends.
final class CandidateRangesPane extends VBox {
    private final Label title = Nodes.label("", "title");
    private final Label note = Nodes.label("", "muted");
    private final GridPane grid = new GridPane();
    private final Label edge = Nodes.label("", "off");

    CandidateRangesPane(ResultViewModel model) {
        getStyleClass().add("next");
        title.setId("candidate-title");
        grid.setId("plateau-ranges");
        grid.getStyleClass().add("facts-grid");
        for (int column = 0; column < 3; column++) {
            var wide = new ColumnConstraints();
            wide.setPercentWidth(column == 0 ? 46 : 27);
            wide.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(wide);
        }
        getChildren().setAll(Nodes.row("title-row", title, Nodes.gap(), note), grid, edge);
        edge.setId("range-edge");
        edge.setWrapText(true);
        edge.setMinHeight(USE_PREF_SIZE);
        edge.visibleProperty().bind(edge.textProperty().isNotEmpty());
        edge.managedProperty().bind(edge.visibleProperty());
        model.selectedProperty()
                .subscribe(
                        found -> found.ifPresent(c -> model.result().ifPresent(r -> show(r, c))));
    }

    private void show(TuningResult result, Candidate candidate) {
        title.setText("Candidate " + (1 + result.candidates().indexOf(candidate)));
        note.setText(CandidatesPane.note(result, candidate));
        edge.setText(edges(result, candidate));
        grid.getChildren().clear();
        grid.addRow(
                0,
                Nodes.label("Parameter", "muted"),
                Nodes.label("Value", "muted"),
                Nodes.label("Plateau", "muted"));
        for (int d = 0; d < result.grid().dimensions(); d++) {
            Neighbourhood.Stretch stretch = result.stretches(candidate).get(d);
            var range =
                    Nodes.label(
                            Figures.exact(stretch.low()) + " to " + Figures.exact(stretch.high()));
            range.setTooltip(
                    new Tooltip(
                            "Moved alone, %s stays within a fifth of the plateau's %s here, as far as it was backtested"
                                    .formatted(
                                            stretch.name(),
                                            TuningWords.name(result.options().objective()))));
            grid.addRow(
                    d + 1,
                    Nodes.label(stretch.name()),
                    Nodes.label(Figures.exact(result.grid().value(candidate.cell(), d)), "best"),
                    range);
        }
    }

    /// Which values are the first or last of their range: better ones may lie outside.
    private static String edges(TuningResult result, Candidate candidate) {
        String names =
                IntStream.range(0, result.grid().dimensions())
                        .filter(d -> result.grid().ranges().get(d).count() > 1)
                        .filter(
                                d ->
                                        result.grid().index(candidate.cell(), d)
                                                        % (result.grid().ranges().get(d).count()
                                                                - 1)
                                                == 0)
                        .mapToObj(d -> result.grid().ranges().get(d).name())
                        .collect(Collectors.joining(" and "));
        return names.isEmpty()
                ? ""
                : "At the edge of the range of " + names + "; widen it to see what lies beyond.";
    }
}
