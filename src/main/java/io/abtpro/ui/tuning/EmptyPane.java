package io.abtpro.ui.tuning;

import io.abtpro.store.Tunings;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// What this tab will show, how long that takes, and the one thing to press; the offer to go on
/// with what was cut off.
final class EmptyPane extends VBox {
    private final TuningViewModel model;
    private final Label interrupted = Nodes.label("", "muted");
    private final Button resume = new Button("Resume");
    private final Button forget = new Button("Forget");

    EmptyPane(TuningViewModel model, ExpectedViewModel expected, HistoryViewModel history) {
        this.model = model;
        getStyleClass().add("empty-state");
        setId("tuning-empty");
        var text =
                Nodes.label(
                        "Check the ranges at the left, drag the splits above, then press Start.",
                        "muted");
        var time = Nodes.label("", "muted");
        time.setId("expected-time");
        time.textProperty().bind(expected.textProperty());
        resume.setId("resume-tuning");
        forget.setId("forget-tuning");
        var offer = Nodes.row("offer", interrupted, resume, forget);
        offer.visibleProperty().bind(model.interruptedProperty().map(cut -> !cut.isEmpty()));
        offer.managedProperty().bind(offer.visibleProperty());
        var title = Nodes.label("", "empty-title");
        title.textProperty()
                .bind(
                        model.historyProperty()
                                .map(
                                        past ->
                                                past.isEmpty()
                                                        ? "Nothing tuned on this dataset yet"
                                                        : "Tune, or open a past tuning at the"
                                                                + " left"));
        var actions = Nodes.row("empty-actions", around(expected), sweep(expected));
        getChildren().setAll(title, text, time, actions, offer, new ElsewherePane(history));
        resume.setOnAction(_ -> offered().ifPresent(t -> model.resume(t.id())));
        forget.setOnAction(_ -> offered().ifPresent(t -> model.forget(t.id())));
        model.interruptedProperty().subscribe(_ -> show());
        model.sourceProperty().subscribe(_ -> show());
        visibleProperty().subscribe(expected::look);
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
        List<Tunings.Tuning> cut = model.interruptedProperty().get();
        return cut.stream().filter(this::isOfOpen).findFirst().or(() -> cut.stream().findFirst());
    }

    private boolean isOfOpen(Tunings.Tuning tuning) {
        return model.sourceProperty()
                .get()
                .filter(s -> s.series().sha256().equals(tuning.started().datasetSha256()))
                .isPresent();
    }

    private void show() {
        offered()
                .ifPresent(
                        t ->
                                interrupted.setText(
                                        "A tuning of %s on %s stopped after %,d; it goes on to the same result as if it had never stopped."
                                                .formatted(
                                                        t.started().strategy(),
                                                        isOfOpen(t)
                                                                ? "this dataset"
                                                                : t.started().datasetName(),
                                                        t.iterations())));
    }
}
