package io.abtpro.ui.backtest;

import atlantafx.base.controls.CustomTextField;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.function.DoubleConsumer;

/// A labelled number of the trading section; what it may be is decided by whoever takes it.
final class NumberRow extends VBox {
    private final CustomTextField field = new CustomTextField();
    private final Label problem = Nodes.label("", "input-problem");
    private final DoubleConsumer taken;
    private final int decimals;
    private double shown;

    /// @param taken throws IllegalArgumentException with the rule where it refuses a number
    NumberRow(String id, String label, String unit, int decimals, DoubleConsumer taken) {
        this.taken = taken;
        this.decimals = decimals;
        getStyleClass().add("number-row");
        field.setId(id);
        field.setAccessibleText(label.isEmpty() ? id.replace('-', ' ') : label);
        field.getStyleClass().add("number-field");
        field.setRight(Nodes.label(unit, "muted"));
        field.setOnAction(_ -> commit());
        field.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused) {
                                commit();
                            }
                        });
        problem.setId("problem-" + id);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        var caption = Nodes.label(label, "muted", "form-label");
        getChildren().setAll(Nodes.row("form-row", caption, Nodes.gap(), field), problem);
    }

    private void commit() {
        if (!field.getText().equals(Figures.plain(shown, decimals))) {
            try {
                taken.accept(ParameterText.number(field.getText()));
                problem.setText("");
            } catch (IllegalArgumentException refused) {
                problem.setText(refused.getMessage());
            }
            show(shown);
        }
    }

    void show(double value) {
        shown = value;
        field.setText(Figures.plain(value, decimals));
    }
}
