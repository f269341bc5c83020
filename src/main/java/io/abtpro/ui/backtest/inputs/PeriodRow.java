package io.abtpro.ui.backtest.inputs;

import io.abtpro.failures.RefusedException;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Refusals;
import io.abtpro.ui.session.Research;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// First and last day that may be traded; empty means all of the data.
final class PeriodRow extends VBox {
    private final InputsViewModel model;
    private final CommittedField from;
    private final CommittedField to;

    /// @param refusals where is said what is not taken
    PeriodRow(InputsViewModel model, Refusals refusals) {
        this.model = model;
        Label problem = refusals.place("problem-period");
        from = field("from", problem);
        to = field("to", problem);
        getStyleClass().add("section");
        getChildren()
                .setAll(
                        Nodes.row(
                                "period-row",
                                Nodes.label("Period", "muted", "first"),
                                Nodes.gap(),
                                from,
                                Nodes.label("to", "muted"),
                                to));
        model.inputsProperty().subscribe(this::show);
        model.datasetProperty()
                .subscribe(
                        open ->
                                open.ifPresent(
                                        o -> {
                                            var series = o.columns().series();
                                            from.setPromptText(Research.day(series, 0).toString());
                                            to.setPromptText(
                                                    Research.day(series, series.size() - 1)
                                                            .toString());
                                        }));
    }

    private CommittedField field(String id, Label problem) {
        return new CommittedField(id, "Period " + id, _ -> take(), problem::setText)
                .styled("date-field");
    }

    private void take() {
        try {
            model.setPeriod(day(from), day(to));
        } catch (DateTimeException noDate) {
            throw new RefusedException(
                    "A date must have the form 2020-01-31, or be empty for all of the data.",
                    noDate);
        }
    }

    private static Optional<LocalDate> day(CommittedField field) {
        String text = field.getText() == null ? "" : field.getText().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private void show(Research inputs) {
        from.show(inputs.from().map(LocalDate::toString).orElse(""));
        to.show(inputs.to().map(LocalDate::toString).orElse(""));
    }
}
