package io.abtpro.ui.backtest;

import io.abtpro.chart.Layer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Up to four runs side by side: the present one and the three that were saved last.
final class CompareViewModel {
    private static final List<Layer.Style> STYLES =
            List.of(Layer.Style.COMPARISON_1, Layer.Style.COMPARISON_2, Layer.Style.COMPARISON_3);

    private final ObservableList<Compared> runs = FXCollections.observableArrayList();
    private final ObservableList<Compared> shown = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<CompareTable> table =
            new ReadOnlyObjectWrapper<>(this, "table", new CompareTable(List.of(), List.of()));
    private Optional<ShownRun> present = Optional.empty();
    private int saved;

    /// The saved runs, newest first.
    ObservableList<Compared> runs() {
        return shown;
    }

    ReadOnlyObjectProperty<CompareTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    void present(ShownRun outcome) {
        present = Optional.of(outcome);
        refresh();
    }

    /// A name that no run of the dataset has.
    String freshName() {
        return "run " + (saved + 1);
    }

    /// Sets `outcome` beside the present run; the oldest makes room.
    void add(String name, ShownRun outcome) {
        add(name, name, outcome);
    }

    /// As [#add(String, ShownRun)], of a run that is shown by another name than its own.
    void add(String key, String name, ShownRun outcome) {
        saved = Math.max(saved + 1, number(key));
        var kept = new ArrayList<>(runs);
        if (kept.size() == STYLES.size()) {
            kept.removeLast();
        }
        kept.addFirst(new Compared(key, name, outcome, freeStyle(kept), true));
        runs.setAll(kept);
        refresh();
    }

    private static int number(String name) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private static Layer.Style freeStyle(List<Compared> kept) {
        return STYLES.stream()
                .filter(style -> kept.stream().noneMatch(run -> run.style() == style))
                .findFirst()
                .orElseThrow();
    }

    /// Shows or hides the equity curve of `run`.
    void toggle(Compared run) {
        int at = runs.indexOf(run);
        if (at >= 0) {
            runs.set(at, run.toggled());
            refresh();
        }
    }

    void remove(Compared run) {
        if (runs.remove(run)) {
            refresh();
        }
    }

    void clear() {
        present = Optional.empty();
        saved = 0;
        runs.clear();
        refresh();
    }

    private void refresh() {
        table.set(CompareTable.of(present, runs));
    }
}
