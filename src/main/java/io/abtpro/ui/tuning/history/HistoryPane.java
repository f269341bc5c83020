package io.abtpro.ui.tuning.history;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.tuning.result.TuningWords;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Function;

/// Every past tuning with its figures of then; one opens again, two to four are compared.
public final class HistoryPane extends VBox {
    private final HistoryViewModel model;
    private final DenseTable<PastTuning> table = new DenseTable<>("tuning-history", "Past tunings");

    public HistoryPane(HistoryViewModel model) {
        this.model = model;
        table.setMinHeight(DenseTable.ROW * 6);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        open();
                    }
                });
        VBox.setVgrow(table, Priority.ALWAYS);
        columns();
        var comparison = new ComparedTuningsPane(model);
        VBox.setVgrow(comparison, Priority.ALWAYS);
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Past tunings", "title"),
                                Nodes.label(
                                        "figures as they were then; opening one repeats the search"
                                                + " from its seed",
                                        "muted"),
                                Nodes.gap(),
                                back()),
                        table,
                        buttons(),
                        comparison);
        model.allProperty().subscribe(all -> table.getItems().setAll(all));
    }

    private Button back() {
        var back = new Button("Back");
        back.setId("history-back");
        back.getStyleClass().add("small-button");
        back.setOnAction(_ -> model.shownProperty().set(false));
        return back;
    }

    private javafx.scene.layout.HBox buttons() {
        var chosen = table.getSelectionModel().getSelectedItems();
        var open = new Button("Open");
        open.setId("open-tuning");
        open.setOnAction(_ -> open());
        open.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.workingProperty().get()
                                                || chosen.size() != 1
                                                || !chosen.getFirst().isOver(),
                                chosen,
                                model.workingProperty()));
        var compare = new Button("Compare");
        compare.setId("compare-tunings");
        compare.setTooltip(
                new Tooltip("Select two to four tunings that are over; Ctrl+click adds one"));
        compare.setOnAction(_ -> model.compare(List.copyOf(chosen)));
        compare.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.workingProperty().get()
                                                || chosen.size() < 2
                                                || chosen.size() > HistoryViewModel.MOST_COMPARED
                                                || !chosen.stream().allMatch(PastTuning::isOver),
                                chosen,
                                model.workingProperty()));
        var forget = new Button("Forget");
        forget.setId("forget-past");
        forget.setTooltip(new Tooltip("Remove it from this list; its backtests stay counted"));
        forget.setOnAction(_ -> List.copyOf(chosen).forEach(model::forget));
        forget.disableProperty().bind(Bindings.isEmpty(chosen));
        var hint =
                Nodes.label(
                        "Select one to open it with all its views, two to four to compare",
                        "muted");
        hint.textProperty()
                .bind(
                        model.workingProperty()
                                .map(
                                        w ->
                                                w
                                                        ? "Repeating the search from its seed\u2026"
                                                        : "Select one to open it with all its"
                                                              + " views, two to four to compare"));
        return Nodes.row("progress-row", open, compare, forget, hint);
    }

    private void open() {
        PastTuning past = table.getSelectionModel().getSelectedItem();
        if (past != null && past.isOver()) {
            model.open(past);
        }
    }

    private void columns() {
        table.words("Date", 116, PastTuning::when);
        table.words("Dataset", 120, t -> t.stored().started().datasetName());
        table.words("Strategy", 112, t -> t.request().strategy());
        table.words("Method", 88, t -> t.request().options().method().label());
        table.words("Budget", 158, PastTuning::budget);
        table.words("Objective", 82, t -> TuningWords.name(t.request().options().objective()));
        number("Train", PastTuning::train);
        number("Valid.", PastTuning::validation);
        number("DSR", PastTuning::deflated);
        number("PBO", PastTuning::overfitting);
        table.words("Status", 90, PastTuning::status);
    }

    private void number(String name, Function<PastTuning, Double> value) {
        table.numbers(name, 56, value, t -> Figures.plain(value.apply(t), 2));
    }
}
