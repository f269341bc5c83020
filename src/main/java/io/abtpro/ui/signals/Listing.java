package io.abtpro.ui.signals;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Optional;
import java.util.stream.IntStream;

/// The signals of a training that the filter lists, and the chosen one.
final class Listing {
    static final int NONE = -1;

    private final ObservableValue<Optional<TrainedScorer>> trained;
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);
    private final ObjectProperty<Filter> filter =
            new SimpleObjectProperty<>(this, "filter", Filter.none());
    private final ObservableList<Integer> signals = FXCollections.observableArrayList();

    Listing(ObservableValue<Optional<TrainedScorer>> trained) {
        this.trained = trained;
        filter.subscribe(_ -> list());
    }

    IntegerProperty selectedProperty() {
        return selected;
    }

    ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    ObservableList<Integer> signals() {
        return signals;
    }

    private void list() {
        trained.getValue()
                .ifPresentOrElse(
                        t ->
                                signals.setAll(
                                        IntStream.range(0, t.study().table().size())
                                                .filter(i -> filter.get().lists(t.study(), i))
                                                .boxed()
                                                .toList()),
                        signals::clear);
    }

    /// Lists the signals of a new training and selects the last, so that there is something to read
    /// at once.
    void begin() {
        list();
        if (!signals.isEmpty()) {
            selected.set(signals.getLast());
        }
    }

    long hiddenInSample() {
        return filter.get().inSample()
                ? 0
                : trained.getValue()
                        .map(
                                t ->
                                        IntStream.range(0, t.study().table().size())
                                                .filter(t.study()::inSample)
                                                .count())
                        .orElse(0L);
    }

    void step(int by) {
        int place = signals.indexOf(selected.get());
        int next = place < 0 ? 0 : Math.max(0, Math.min(signals.size() - 1, place + by));
        if (!signals.isEmpty()) {
            selected.set(signals.get(next));
        }
    }
}
