package io.abtpro.ui.backtest.inputs;

import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Refusals;
import io.abtpro.ui.session.GateInput;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Whether entries are gated by their score, from which score on, and whether the score sizes them.
final class GateRows extends VBox {
    /// Two lines: the statement comes with the result, and the fields under it keep their place.
    private static final double STATEMENT = 38;

    private final InputsViewModel model;
    private final CheckBox gated = new CheckBox("Gate entries by score");
    private final NumberRow minimum;
    private final CheckBox scaled = new CheckBox("Size by score");
    private final Label statement = Nodes.label("", "muted", "sizing-statement");

    /// @param refusals where is said what is not taken
    GateRows(InputsViewModel model, Refusals refusals) {
        this.model = model;
        minimum =
                new NumberRow(
                        refusals,
                        "min-score",
                        "Above score",
                        "",
                        2,
                        v -> model.setGate(Optional.of(new GateInput(v, now().scaled()))));
        gated.setId("gated");
        gated.setTooltip(
                new Tooltip(
                        "Takes only entries that the model valid at their signal scored above the"
                            + " minimum; the run that takes every entry stands beside it. Settings"
                            + " are those of the Signals tab."));
        gated.setOnAction(
                _ ->
                        model.setGate(
                                gated.isSelected()
                                        ? Optional.of(GateInput.FIRST)
                                        : Optional.empty()));
        scaled.setId("gate-scaled");
        scaled.setTooltip(
                new Tooltip(
                        "Take as large a part of the usual size as the score says: 70 % at 0.70"));
        scaled.setOnAction(
                _ ->
                        model.setGate(
                                Optional.of(new GateInput(now().minScore(), scaled.isSelected()))));
        statement.setId("gate-statement");
        statement.textProperty().bind(model.gateStatementProperty());
        statement.setWrapText(true);
        for (Region row : new Region[] {minimum, scaled}) {
            row.visibleProperty().bind(gated.selectedProperty());
            row.managedProperty().bind(row.visibleProperty());
        }
        statement.managedProperty().bind(statement.visibleProperty());
        statement.visibleProperty().bind(gated.selectedProperty());
        statement.setMinHeight(STATEMENT);
        getChildren().setAll(Nodes.row("form-row", gated), minimum, scaled, statement);
        model.inputsProperty().subscribe(inputs -> show(inputs.gate()));
    }

    private GateInput now() {
        return model.inputsProperty().get().gate().orElse(GateInput.FIRST);
    }

    private void show(Optional<GateInput> wanted) {
        gated.setSelected(wanted.isPresent());
        scaled.setSelected(now().scaled());
        minimum.show(now().minScore());
    }
}
