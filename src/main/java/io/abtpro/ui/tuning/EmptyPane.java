package io.abtpro.ui.tuning;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What this tab will show and the one thing to press; the offer to go on with what was cut off.
final class EmptyPane extends VBox {
    private final TuningViewModel model;
    private final Label interrupted = Nodes.label("", "muted");
    private final Button resume = new Button("Resume");
    private final Button forget = new Button("Forget");

    EmptyPane(TuningViewModel model) {
        this.model = model;
        getStyleClass().add("empty-state");
        setId("tuning-empty");
        var text = Nodes.label(
                "Check the ranges at the left, drag the splits above, then press Start."
                        + " You can pause or cancel, and keep what was found.", "muted");
        resume.setId("resume-tuning");
        forget.setId("forget-tuning");
        var offer = Nodes.row("offer", interrupted, resume, forget);
        offer.visibleProperty().bind(model.historyProperty().map(_ -> first().isPresent()));
        var title = Nodes.label("", "empty-title");
        title.textProperty().bind(model.historyProperty().map(past -> past.isEmpty()
                ? "Nothing tuned on this dataset yet"
                : "Tune, or open a past tuning at the left"));
        getChildren().setAll(title, text, offer);
        resume.setOnAction(_ -> first().ifPresent(model::resume));
        forget.setOnAction(_ -> first().ifPresent(model::forget));
        model.historyProperty().subscribe(_ -> show());
    }

    private Optional<Long> first() {
        return model.historyProperty().get().stream()
                .filter(t -> t.status().isResumable())
                .map(t -> t.id())
                .findFirst();
    }

    private void show() {
        model.historyProperty().get().stream()
                .filter(t -> t.status().isResumable())
                .findFirst()
                .ifPresent(t -> interrupted.setText(
                        "A tuning of %s stopped after %,d; it goes on to the same result as if it had never stopped."
                                .formatted(t.started().strategy(), t.iterations())));
    }
}
