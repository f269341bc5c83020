package io.abtpro.ui.signals;

import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What stands in place of the charts until signals are scored: what they will show, and the one
/// thing to press.
final class EmptyPane extends VBox {
    private final SignalsViewModel model;

    EmptyPane(SignalsViewModel model) {
        this.model = model;
        setId("signals-empty");
        getStyleClass().add("empty-state");
        Label claim = Nodes.label("", "empty-title");
        claim.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::claim, model.openProperty(), model.trainingProperty()));
        Label text = Nodes.label("", "muted");
        text.setId("signals-empty-text");
        text.setWrapText(true);
        text.setMaxWidth(520);
        text.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::text,
                                model.openProperty(),
                                model.trainingProperty(),
                                model.problemProperty()));
        var train = new Button("Train");
        train.setId("train-scorer-first");
        train.getStyleClass().add("accent");
        train.setOnAction(_ -> model.train());
        train.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.openProperty().get().isPresent()
                                                && !model.trainingProperty().get(),
                                model.openProperty(),
                                model.trainingProperty()));
        getChildren().setAll(claim, text, train);
    }

    private String claim() {
        return model.openProperty().get().isEmpty()
                ? "No dataset is open"
                : model.trainingProperty().get() ? "Training" : "No signal is scored yet";
    }

    private String text() {
        if (model.openProperty().get().isEmpty()) {
            return "Open or import one in the Data tab (Ctrl+1).";
        }
        if (!model.problemProperty().get().isEmpty()) {
            return model.problemProperty().get() + ".";
        }
        return "Each signal of the strategy gets the score of a model trained only on outcomes"
                + " known before it. The tab shows how often the scores were right, what a"
                + " threshold on them does to the equity, and why a signal has its score. A"
                + " training takes about a second for a few hundred signals.";
    }
}
