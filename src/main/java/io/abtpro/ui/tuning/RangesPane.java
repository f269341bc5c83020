package io.abtpro.ui.tuning;

import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Neighbourhood;
import io.abtpro.tuning.TuningResult;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The selected candidate's values, and how far each may move alone before the plateau ends.
final class RangesPane extends VBox {
    private final Label title = Nodes.label("", "title");
    private final Label note = Nodes.label("", "muted");
    private final GridPane grid = new GridPane();

    RangesPane(AfterViewModel model) {
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
        getChildren().setAll(Nodes.row("title-row", title, Nodes.gap(), note), grid);
        model.selectedProperty().subscribe(found -> found.ifPresent(c -> model.result().ifPresent(r -> show(r, c))));
    }

    private void show(TuningResult result, Candidate candidate) {
        title.setText("Candidate " + (1 + result.candidates().indexOf(candidate)));
        note.setText(CandidatesPane.note(result, candidate));
        grid.getChildren().clear();
        grid.addRow(0, Nodes.label("Parameter", "muted"), Nodes.label("Value", "muted"), Nodes.label("Plateau", "muted"));
        for (int d = 0; d < result.grid().dimensions(); d++) {
            Neighbourhood.Stretch stretch = SlicesPane.stretch(result, candidate, d);
            var range = Nodes.label(Figures.value(stretch.low()) + " to " + Figures.value(stretch.high()));
            range.setTooltip(new Tooltip(
                    "Moved alone, %s stays within a fifth of the plateau's %s here, as far as it was backtested"
                            .formatted(stretch.name(), Figures.name(result.options().objective()))));
            grid.addRow(
                    d + 1, Nodes.label(stretch.name()),
                    Nodes.label(Figures.value(result.grid().value(candidate.cell(), d)), "best"), range);
        }
    }
}
