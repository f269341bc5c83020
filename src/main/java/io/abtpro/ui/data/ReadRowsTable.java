package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.loading.LoadedBars;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.ui.kit.DenseTable;

import javafx.collections.FXCollections;
import javafx.scene.control.TableView;

import java.util.Optional;
import java.util.function.Function;

/// The rows as they will be read; only those in view are made.
final class ReadRowsTable {
    private final DenseTable<Integer> table =
            new DenseTable<>("read-rows", "Rows as they will be read");
    private Optional<BarSeries> series = Optional.empty();

    ReadRowsTable() {
        number("Bar", 70, t -> Figures.count(t + 1L));
        table.words("Bar start", 140, this::start);
        number("Open", 100, t -> value(s -> s.open(t)));
        number("High", 100, t -> value(s -> s.high(t)));
        number("Low", 100, t -> value(s -> s.low(t)));
        number("Close", 100, t -> value(s -> s.close(t)));
        number("Volume", 100, t -> series.map(s -> Figures.volume(s.volume(t))).orElse(""));
        table.fixOrder();
    }

    TableView<Integer> node() {
        return table;
    }

    /// @param none why there are no rows
    void show(Optional<LoadedBars> loaded, String none) {
        table.saysIfEmpty(none);
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

    private void number(String name, double width, Function<Integer, String> value) {
        table.numbers(name, width, value, value);
    }
}
