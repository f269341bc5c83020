package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.Execution;
import io.abtpro.files.WholeFile;
import io.abtpro.report.RunCsv;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The trades of the result and the one that is selected.
final class TradesViewModel {
    static final int NONE = -1;

    private final ObservableList<TradeRow> rows = FXCollections.observableArrayList();
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);

    private Optional<List<TradeRow>> waiting = Optional.empty();

    /// In order of entry.
    ObservableList<TradeRow> rows() {
        return rows;
    }

    /// The number of the selected trade; -1 for none.
    IntegerProperty selectedProperty() {
        return selected;
    }

    Optional<TradeRow> selectedRow() {
        int number = selected.get();
        return number >= 1 && number <= rows.size()
                ? Optional.of(rows.get(number - 1))
                : Optional.empty();
    }

    /// Shows these with the next [#catchUp].
    void showSoon(List<TradeRow> newest) {
        waiting = Optional.of(newest);
    }

    /// Shows what was asked to be shown soon and has not been yet.
    void catchUp() {
        waiting.ifPresent(this::show);
    }

    void show(List<TradeRow> newest) {
        waiting = Optional.empty();
        Optional<TradeRow> before = selectedRow();
        rows.setAll(newest);
        selected.set(before.flatMap(this::sameEntry).map(TradeRow::number).orElse(NONE));
    }

    private Optional<TradeRow> sameEntry(TradeRow before) {
        return rows.stream()
                .filter(row -> row.trade().entryTime() == before.trade().entryTime())
                .filter(row -> row.trade().isLong() == before.trade().isLong())
                .findFirst();
    }

    void clear() {
        waiting = Optional.empty();
        selected.set(NONE);
        rows.clear();
    }

    /// Selects the trade after the selected one; the first where none is.
    void next() {
        move(1);
    }

    /// Selects the trade before the selected one; the last where none is.
    void previous() {
        move(-1);
    }

    private void move(int by) {
        if (rows.isEmpty()) {
            return;
        }
        int start = by > 0 ? 0 : rows.size() + 1;
        int from = selected.get() == NONE ? start : selected.get();
        selected.set(Math.clamp(from + by, 1, rows.size()));
    }

    /// The words beside the title of a table of `count` trades.
    static String summary(int count, Execution.Fill chosen) {
        String fill = chosen == Execution.Fill.NEXT_OPEN ? "next open" : "same close";
        return count == 0
                ? "none with these inputs"
                : "%,d; a signal at a close fills at the %s".formatted(count, fill);
    }

    /// These rows as CSV with a header.
    static String csv(List<TradeRow> chosen) {
        return chosen.isEmpty()
                ? RunCsv.noTrades()
                : RunCsv.trades(
                        chosen.getFirst().times(), chosen.stream().map(TradeRow::trade).toList());
    }

    /// Writes all trades as CSV.
    void export(Path file) throws IOException {
        WholeFile.writeString(file, csv(rows));
    }
}
