package io.abtpro.ui.tuning.history;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.tuning.result.CandidateReceiver;

import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import java.util.function.Function;

/// The last tunings of the open dataset in small, the way to all of them, and Import.
public final class HistoryList extends VBox {
    private static final int ROWS = 5;

    private final HistoryViewModel model;
    private final DenseTable<PastTuning> table =
            new DenseTable<>("history-here", "Past tunings of this dataset");

    /// @param receiver is given the tuned parameters that a file holds
    public HistoryList(HistoryViewModel model, FileDialogs files, CandidateReceiver receiver) {
        this.model = model;
        getStyleClass().addAll("section", "history-list");
        table.setTooltip(
                new Tooltip(
                        "The cell that was best on training, and what it did on validation; the"
                                + " list of candidates is ranked by plateau"));
        table.setOnMouseClicked(
                event -> {
                    PastTuning past = table.getSelectionModel().getSelectedItem();
                    if (event.getClickCount() == 2 && past != null && past.isOver()) {
                        model.open(past);
                    }
                });
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.words("When", 80, t -> t.when().substring(5));
        table.words("Method", 72, t -> t.request().options().method().label());
        number("Train", t -> Figures.plain(t.train(), 2));
        number("Valid.", t -> Figures.plain(t.validation(), 2));
        table.getColumns().forEach(column -> column.setMinWidth(column.getPrefWidth() - 4));
        table.fixOrder();
        table.visibleProperty().bind(model.allProperty().map(_ -> !model.here().isEmpty()));
        table.managedProperty().bind(table.visibleProperty());
        var all = new Button("All, compare\u2026");
        all.setId("show-history");
        all.getStyleClass().add("small-button");
        all.setOnAction(_ -> model.shownProperty().set(true));
        all.disableProperty().bind(model.runningProperty().or(model.workingProperty()));
        var imported = model.importing(receiver);
        var read = new Button("Import\u2026");
        read.setId("import-tuned");
        read.getStyleClass().add("small-button");
        read.setTooltip(
                new Tooltip(
                        "Read exported tuned parameters, run them again, and show them in the"
                                + " Backtest tab"));
        read.setOnAction(
                _ ->
                        files.open(
                                        getScene().getWindow(),
                                        "Import tuned parameters",
                                        new FileDialogs.Kind("Tuned parameters (JSON)", "*.json"))
                                .ifPresent(imported));
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("History", "title"),
                                Nodes.label("double click opens", "muted"),
                                Nodes.gap()),
                        table,
                        Nodes.row("form-row", all, read));
        model.allProperty().subscribe(_ -> show());
        model.sourceProperty().subscribe(_ -> show());
    }

    private void show() {
        var here = model.here();
        table.getItems().setAll(here);
        table.fit(Math.min(ROWS, here.size()));
    }

    private void number(String name, Function<PastTuning, String> text) {
        table.numbers(name, 41, text, text);
    }
}
