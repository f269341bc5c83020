package io.abtpro.ui.backtest;

import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// First and last day that may be traded; empty means all of the data.
final class PeriodRow extends VBox {
    private final BacktestViewModel model;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final Label problem = Nodes.label("", "input-problem");

    PeriodRow(BacktestViewModel model) {
        this.model = model;
        getStyleClass().add("section");
        prepare(from, "from");
        prepare(to, "to");
        problem.setId("problem-period");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        getChildren()
                .setAll(
                        Nodes.row(
                                "period-row",
                                Nodes.label("Period", "muted", "first"),
                                Nodes.gap(),
                                from,
                                Nodes.label("to", "muted"),
                                to),
                        problem);
        model.inputsProperty().subscribe(this::show);
        model.datasetProperty()
                .subscribe(
                        open ->
                                open.ifPresent(
                                        o -> {
                                            var series = o.columns().series();
                                            from.setPromptText(Inputs.day(series, 0).toString());
                                            to.setPromptText(
                                                    Inputs.day(series, series.size() - 1)
                                                            .toString());
                                        }));
    }

    private void prepare(TextField field, String id) {
        field.setId(id);
        field.setAccessibleText("Period " + id);
        field.getStyleClass().add("date-field");
        field.setOnAction(_ -> commit());
        field.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused) {
                                commit();
                            }
                        });
    }

    private void commit() {
        try {
            model.setPeriod(day(from), day(to));
            problem.setText("");
        } catch (DateTimeException noDate) {
            problem.setText(
                    "A date must have the form 2020-01-31, or be empty for all of the data.");
            show(model.inputsProperty().get());
        }
    }

    private static Optional<LocalDate> day(TextField field) {
        String text = field.getText() == null ? "" : field.getText().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private void show(Inputs inputs) {
        from.setText(inputs.from().map(LocalDate::toString).orElse(""));
        to.setText(inputs.to().map(LocalDate::toString).orElse(""));
    }
}
