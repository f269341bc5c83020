package io.abtpro.ui.tuning;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Every past tuning with its figures of then; one opens again, two to four are compared.
final class HistoryPane extends VBox {
    private final HistoryViewModel model;
    private final TableView<PastTuning> table = new TableView<>();

    HistoryPane(HistoryViewModel model) {
        this.model = model;
        getStyleClass().add("result");
        table.setId("tuning-history");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.setMinHeight(24 * 6);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        open();
                    }
                });
        VBox.setVgrow(table, Priority.ALWAYS);
        columns();
        var comparison = new ComparePane(model);
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
        table.getColumns().add(text("Date", 116, PastTuning::when));
        table.getColumns().add(text("Dataset", 120, t -> t.stored().started().datasetName()));
        table.getColumns().add(text("Strategy", 112, t -> t.request().strategy()));
        table.getColumns().add(text("Method", 88, t -> t.request().options().method().label()));
        table.getColumns().add(text("Budget", 158, PastTuning::budget));
        table.getColumns()
                .add(
                        text(
                                "Objective",
                                82,
                                t -> TuningWords.name(t.request().options().objective())));
        table.getColumns().add(number("Train", PastTuning::train));
        table.getColumns().add(number("Valid.", PastTuning::validation));
        table.getColumns().add(number("DSR", PastTuning::deflated));
        table.getColumns().add(number("PBO", PastTuning::overfitting));
        table.getColumns().add(text("Status", 90, PastTuning::status));
    }

    private static TableColumn<PastTuning, String> text(
            String name, double width, Function<PastTuning, String> text) {
        var column = new TableColumn<PastTuning, String>(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        return column;
    }

    private static TableColumn<PastTuning, Double> number(
            String name, Function<PastTuning, Double> value) {
        var column = new TableColumn<PastTuning, Double>(name);
        column.getStyleClass().add("number-column");
        column.setPrefWidth(56);
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable Double item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? "" : Figures.plain(item, 2));
                            }
                        });
        return column;
    }
}
