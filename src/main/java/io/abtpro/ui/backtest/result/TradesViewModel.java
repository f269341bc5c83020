package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.files.WholeFile;
import io.abtpro.report.RunCsv;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The trades of the result and the one that is selected.
final class TradesViewModel {
    static final int NONE = -1;

    private final ObservableList<TradeRow> rows = FXCollections.observableArrayList();
    private final FilteredList<TradeRow> listedRows = new FilteredList<>(rows);
    private final ReadOnlyObjectWrapper<List<Exits>> exits =
            new ReadOnlyObjectWrapper<>(this, "exits", List.of(Exits.ALL));
    private Exits listed = Exits.ALL;
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);

    private Optional<List<TradeRow>> waiting = Optional.empty();

    /// Trades that ended in one way, or all.
    ///
    /// @param reason empty for all
    record Exits(Optional<Trade.ExitReason> reason, int count) {
        static final Exits ALL = new Exits(Optional.empty(), 0);

        String words() {
            return reason.map(r -> "%s, %,d".formatted(TradeRow.words(r), count))
                    .orElse("All exits");
        }

        boolean has(TradeRow row) {
            return reason.isEmpty() || reason.get() == row.trade().exitReason();
        }
    }

    /// All, then each kind of exit that there is, the most frequent first.
    ReadOnlyObjectProperty<List<Exits>> exitsProperty() {
        return exits.getReadOnlyProperty();
    }

    /// Which are listed.
    Exits listed() {
        return listed;
    }

    /// Lists only these.
    void list(Exits chosen) {
        listed = chosen;
        listedRows.setPredicate(chosen::has);
    }

    /// Of [#rows], those that are listed.
    ObservableList<TradeRow> listedRows() {
        return listedRows;
    }

    /// Keeps to the kind of exit that is listed, where there still is one.
    private void countExits() {
        Map<Trade.ExitReason, Integer> counts = new EnumMap<>(Trade.ExitReason.class);
        rows.forEach(row -> counts.merge(row.trade().exitReason(), 1, Integer::sum));
        List<Exits> found = new ArrayList<>(List.of(Exits.ALL));
        counts.entrySet().stream()
                .sorted(Map.Entry.<Trade.ExitReason, Integer>comparingByValue().reversed())
                .forEach(e -> found.add(new Exits(Optional.of(e.getKey()), e.getValue())));
        list(
                found.stream()
                        .filter(e -> e.reason().equals(listed.reason()))
                        .findFirst()
                        .orElse(Exits.ALL));
        exits.set(List.copyOf(found));
    }

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
        countExits();
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
        countExits();
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
