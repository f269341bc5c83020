package io.abtpro.ui.backtest.inputs;

import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Refusals;
import io.abtpro.volatility.VolatilityTarget;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Whether positions are sized to a volatility, to which, and how large at most.
final class SizingRows extends VBox {
    /// Two lines: the statement comes with the result, and the fields under it keep their place.
    private static final double STATEMENT = 38;

    private final InputsViewModel model;
    private final CheckBox sized = new CheckBox("Size by forecast volatility");
    private final NumberRow target;
    private final NumberRow cap;
    private final Label statement = Nodes.label("", "muted", "sizing-statement");

    /// @param refusals where is said what is not taken
    SizingRows(InputsViewModel model, Refusals refusals) {
        this.model = model;
        target =
                new NumberRow(
                        refusals,
                        "volatility-target",
                        "Target",
                        "% a year",
                        1,
                        v -> change(v / 100, now().cap()));
        cap =
                new NumberRow(
                        refusals,
                        "size-cap",
                        "Cap",
                        "\u00d7 size",
                        2,
                        v -> change(now().annualised(), v));
        sized.setId("sized");
        sized.setTooltip(
                new Tooltip(
                        "Each entry takes target / forecast of its size, at most the cap; more than"
                                + " equity pays is cut. The forecast is that of the Volatility tab,"
                                + " known at the close of the signal's bar."));
        sized.setOnAction(
                _ ->
                        model.setTarget(
                                sized.isSelected()
                                        ? Optional.of(InputsViewModel.FIRST_TARGET)
                                        : Optional.empty()));
        statement.setId("sizing-statement");
        statement.textProperty().bind(model.sizingStatementProperty());
        statement.setWrapText(true);
        for (var row : new Region[] {target, cap}) {
            row.visibleProperty().bind(sized.selectedProperty());
            row.managedProperty().bind(row.visibleProperty());
        }
        statement.managedProperty().bind(statement.visibleProperty());
        statement.visibleProperty().bind(sized.selectedProperty());
        statement.setMinHeight(STATEMENT);
        getChildren().setAll(Nodes.row("form-row", sized), target, cap, statement);
        model.inputsProperty().subscribe(inputs -> show(inputs.target()));
    }

    private VolatilityTarget now() {
        return model.inputsProperty().get().target().orElse(InputsViewModel.FIRST_TARGET);
    }

    private void change(double annualised, double most) {
        model.setTarget(Optional.of(new VolatilityTarget(annualised, most)));
    }

    private void show(Optional<VolatilityTarget> wanted) {
        sized.setSelected(wanted.isPresent());
        target.show(100 * now().annualised());
        cap.show(now().cap());
    }
}
