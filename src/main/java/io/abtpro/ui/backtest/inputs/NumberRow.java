package io.abtpro.ui.backtest.inputs;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Refusals;

import javafx.scene.layout.VBox;

import java.util.function.DoubleConsumer;

/// A labelled number of the trading section; what it may be is decided by whoever takes it.
final class NumberRow extends VBox {
    private final CommittedField field;
    private final int decimals;

    /// @param refusals where is said what is not taken
    /// @param taken throws IllegalArgumentException with the rule where it refuses a number
    NumberRow(
            Refusals refusals,
            String id,
            String label,
            String unit,
            int decimals,
            DoubleConsumer taken) {
        this.decimals = decimals;
        getStyleClass().add("number-row");
        field =
                new CommittedField(
                                id,
                                label.isEmpty() ? id.replace('-', ' ') : label,
                                typed -> taken.accept(ParameterText.number(typed)),
                                refusals.place("problem-" + id)::setText)
                        .in(unit)
                        .styled("number-field");
        var caption = Nodes.label(label, "muted", "form-label");
        getChildren().setAll(Nodes.row("form-row", caption, Nodes.gap(), field));
    }

    void show(double value) {
        field.show(Figures.plain(value, decimals));
    }
}
