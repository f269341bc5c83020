package io.abtpro.ui.tuning;

import io.abtpro.store.Tunings;
import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.tuning.history.HistoryViewModel;
import io.abtpro.ui.tuning.history.StoredTunings;
import io.abtpro.ui.tuning.history.TunedElsewherePane;
import io.abtpro.ui.tuning.setup.ExpectedViewModel;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.List;
import java.util.Optional;

/// What this tab will show, how long that takes, and the one thing to press; the offer to go on
/// with what was cut off.
final class NothingTuned {
    private final TuningViewModel model;
    private final Label interrupted = Nodes.label("", "muted");

    private NothingTuned(TuningViewModel model) {
        this.model = model;
        model.stored().interruptedProperty().subscribe(_ -> show());
        model.setup().sourceProperty().subscribe(_ -> show());
    }

    static EmptyPane of(
            TuningViewModel model, ExpectedViewModel expected, HistoryViewModel history) {
        var words = new NothingTuned(model);
        Label time = Nodes.label("", "muted");
        time.setId("expected-time");
        time.textProperty().bind(expected.textProperty());
        var pane =
                new EmptyPane(
                        "tuning-empty",
                        model.stored()
                                .historyProperty()
                                .map(
                                        past ->
                                                past.isEmpty()
                                                        ? "Nothing tuned on this dataset yet"
                                                        : "Tune, or open a past tuning at the"
                                                                + " left"),
                        new SimpleStringProperty(
                                "Check the ranges at the left, drag the splits above, then press"
                                        + " Start."),
                        time,
                        Nodes.row("empty-actions", around(expected), sweep(expected)),
                        words.offer(),
                        new TunedElsewherePane(history));
        pane.visibleProperty().subscribe(expected::setSeen);
        return pane;
    }

    private HBox offer() {
        Button resume =
                Nodes.button(
                        "resume-tuning",
                        "Resume",
                        () -> offered().ifPresent(t -> model.search().resume(t.id())));
        Button forget =
                Nodes.button(
                        "forget-tuning",
                        "Forget",
                        () -> offered().ifPresent(t -> model.stored().forget(t.id())));
        HBox offer = Nodes.row("offer", interrupted, resume, forget);
        offer.visibleProperty()
                .bind(model.stored().interruptedProperty().map(cut -> !cut.isEmpty()));
        offer.managedProperty().bind(offer.visibleProperty());
        return offer;
    }

    private static Button around(ExpectedViewModel expected) {
        var button = button("around-backtest", expected.aroundProperty());
        button.setOnAction(_ -> expected.around());
        return button;
    }

    private static Button sweep(ExpectedViewModel expected) {
        var button = button("sweep-first", expected.sweepProperty());
        button.setOnAction(_ -> expected.sweep());
        return button;
    }

    /// There while it has a text.
    private static Button button(String id, ObservableValue<String> text) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(text);
        button.visibleProperty().bind(text.map(t -> !t.isEmpty()));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /// The newest of the open dataset, else the newest of any.
    private Optional<Tunings.Tuning> offered() {
        List<Tunings.Tuning> cut = model.stored().interruptedProperty().get();
        return cut.stream().filter(this::isOfOpen).findFirst().or(() -> cut.stream().findFirst());
    }

    private boolean isOfOpen(Tunings.Tuning tuning) {
        return model.setup()
                .sourceProperty()
                .get()
                .filter(s -> s.series().sha256().equals(tuning.started().datasetSha256()))
                .isPresent();
    }

    private void show() {
        offered()
                .ifPresent(
                        t ->
                                interrupted.setText(
                                        ("A tuning of %s on %s stopped after %s; it"
                                                        + " goes on to the same result as if it had"
                                                        + " never stopped.")
                                                .formatted(
                                                        t.started().strategy(),
                                                        isOfOpen(t)
                                                                ? "this dataset"
                                                                : t.started().datasetName(),
                                                        StoredTunings.counted(t))));
    }
}
