package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.loading.LoadedBars;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.Optional;
import java.util.function.IntFunction;

/// The rows as they will be read; only those in view are made.
final class ReadRowsTable {
    private final TableView<Integer> table = new TableView<>();
    private Optional<BarSeries> series = Optional.empty();

    ReadRowsTable() {
        table.setId("read-rows");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(
                Nodes.label("No rows can be shown before every question is answered.", "muted"));
        column("Bar", 70, t -> Figures.count(t + 1L));
        column("Bar start", 140, t -> start(t)).getStyleClass().remove("number-column");
        column("Open", 100, t -> value(s -> s.open(t)));
        column("High", 100, t -> value(s -> s.high(t)));
        column("Low", 100, t -> value(s -> s.low(t)));
        column("Close", 100, t -> value(s -> s.close(t)));
        column("Volume", 100, t -> series.map(s -> Figures.volume(s.volume(t))).orElse(""));
    }

    TableView<Integer> node() {
        return table;
    }

    void show(Optional<LoadedBars> loaded) {
        series = loaded.map(LoadedBars::series);
        table.setItems(
                series.map(s -> FXCollections.<Integer>observableList(new SeriesRows(s)))
                        .orElseGet(FXCollections::observableArrayList));
        table.refresh();
    }

    private String start(int t) {
        return series.map(s -> Times.stamp(s.openTime(t), s.zone(), !s.timeframe().isCalendar()))
                .orElse("");
    }

    private String value(java.util.function.ToDoubleFunction<BarSeries> price) {
        return series.map(s -> Figures.price(price.applyAsDouble(s))).orElse("");
    }

    private TableColumn<Integer, String> column(
            String name, double width, IntFunction<String> value) {
        var column = new TableColumn<Integer, String>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
        table.getColumns().add(column);
        return column;
    }
}
