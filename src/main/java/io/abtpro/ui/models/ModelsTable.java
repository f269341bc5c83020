package io.abtpro.ui.models;

import io.abtpro.jobs.KeptModel;
import io.abtpro.report.Figures;
import io.abtpro.store.Trainings;
import io.abtpro.ui.kit.DenseTable;
import io.abtpro.ui.kit.Whisker;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Every training with what it is worth, one line each.
final class ModelsTable extends VBox {
    private static final double LEAST = 0.3;
    private static final double MOST = 0.7;
    private static final double HALF = 0.5;

    private final DenseTable<KeptModel> table = new DenseTable<>("trainings", "Models");
    private final ModelsViewModel model;
    private boolean selecting;

    ModelsTable(ModelsViewModel model) {
        this.model = model;
        var sorted = new SortedList<>(model.listed());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.saysIfEmpty("No model is listed by this chip.");
        columns();
        // What is cut first is a word, which has its tooltip, never a figure.
        for (TableColumn<KeptModel, ?> column : table.getColumns().subList(4, 12)) {
            DenseTable.widen(column, column.getPrefWidth());
        }
        getChildren().setAll(table);
        table.prefHeightProperty().bind(heightProperty());
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        row -> {
                            if (!selecting && row != null) {
                                model.selectedProperty().set(Optional.of(row));
                            }
                        });
        model.selectedProperty().subscribe(this::select);
        sorted.subscribe(() -> select(model.selectedProperty().get()));
        model.changesProperty().subscribe(_ -> table.refresh());
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        model.use();
                        event.consume();
                    }
                });
    }

    private void columns() {
        TableColumn<KeptModel, String> name = table.words("Model", 78, KeptModel::name);
        name.getStyleClass().add("first-column");
        table.words("Dataset", 88, ModelText::dataset, ModelText::dataset, _ -> "muted");
        table.words("Strategy and parameters", 182, ModelText::strategy);
        table.words("Learner", 112, KeptModel::learner, KeptModel::learner, _ -> "muted");
        numbers(
                "Judged",
                54,
                KeptModel::judged,
                r -> Figures.count(r.judged()),
                "Signals scored by a model that knew only outcomes known before them");
        numbers(
                "AUC",
                42,
                KeptModel::auc,
                r -> ModelText.figure(r.auc(), 2),
                "The chance that a signal that won had the higher score than one that lost; 0.50"
                        + " is no skill");
        TableColumn<KeptModel, Double> interval =
                table.numbers(
                        "95 % interval", 90, KeptModel::aucLow, ModelText::interval, this::tone);
        DenseTable.explain(interval, "Of the AUC, for as many independent outcomes as there are");
        whiskers();
        numbers(
                "Brier",
                46,
                r -> r.figure("brier"),
                r -> ModelText.figure(r.figure("brier"), 3),
                "Mean squared distance of the probability from what happened; lower is better");
        numbers(
                "base",
                46,
                r -> r.figure("brierOfBaseRate"),
                r -> ModelText.figure(r.figure("brierOfBaseRate"), 3),
                "The Brier score of always naming the share that won so far");
        table.words(
                "Trained",
                84,
                KeptModel::trained,
                r -> ModelText.shortly(r.trained()),
                _ -> "muted");
        table.words("State", 56, this::state, this::state, this::stateTone);
    }

    private <V extends Comparable<? super V>> void numbers(
            String title,
            double width,
            Function<KeptModel, V> value,
            Function<KeptModel, String> text,
            String about) {
        DenseTable.explain(table.numbers(title, width, value, text), about);
    }

    private void whiskers() {
        var column = new TableColumn<KeptModel, KeptModel>("0.3      0.5      0.7");
        column.setId("whiskers");
        column.setPrefWidth(96);
        column.setMinWidth(90);
        column.setComparator(Comparator.comparingDouble(KeptModel::aucLow));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new WhiskerCell());
        table.getColumns().add(column);
    }

    private String tone(KeptModel row) {
        return row.hasEdge() ? "ours" : "muted";
    }

    private String state(KeptModel row) {
        if (row.model().isEmpty()) {
            return row.training().status() == Trainings.Status.COMPLETED
                    ? "no model"
                    : row.training().status().name().toLowerCase(Locale.ROOT);
        }
        return model.gatesAt(row).isPresent() ? "in use" : "kept";
    }

    private String stateTone(KeptModel row) {
        if (row.model().isEmpty()) {
            return row.training().status() == Trainings.Status.FAILED ? "off" : "muted";
        }
        return model.gatesAt(row).isPresent() ? "ours" : "muted";
    }

    private void select(Optional<KeptModel> row) {
        selecting = true;
        if (row.filter(table.getItems()::contains).isPresent()) {
            table.getSelectionModel().select(row.get());
        } else {
            table.getSelectionModel().clearSelection();
        }
        selecting = false;
    }

    /// The interval beside its figures; blue only where it lies wholly above 0.5.
    private static final class WhiskerCell extends TableCell<KeptModel, KeptModel> {
        private final Whisker whisker = new Whisker(LEAST, MOST, HALF);

        WhiskerCell() {
            getStyleClass().add("whisker-cell");
            whisker.setPrefHeight(DenseTable.ROW);
            whisker.prefWidthProperty().bind(widthProperty());
        }

        @Override
        protected void updateItem(@Nullable KeptModel row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(null);
            if (row != null && !empty && Double.isFinite(row.auc())) {
                whisker.show(row.aucLow(), row.auc(), row.aucHigh(), row.hasEdge());
                setGraphic(whisker);
            }
        }
    }
}
