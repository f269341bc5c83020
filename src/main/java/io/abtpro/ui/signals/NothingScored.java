package io.abtpro.ui.signals;

import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.TrainingButtons;

import javafx.beans.binding.Bindings;

import java.util.Optional;

/// What stands in place of the charts until signals are scored: what they will show, and the one
/// thing to press.
final class NothingScored {
    private final SignalsViewModel model;

    private NothingScored(SignalsViewModel model) {
        this.model = model;
    }

    static EmptyPane of(SignalsViewModel model) {
        var words = new NothingScored(model);
        return new EmptyPane(
                "signals-empty",
                Bindings.createStringBinding(
                        words::claim, model.openProperty(), model.trainingProperty()),
                Bindings.createStringBinding(
                        words::text,
                        model.openProperty(),
                        model.trainingProperty(),
                        model.problemProperty()),
                TrainingButtons.first("train-scorer-first", state(model), model::train));
    }

    /// What the buttons that train go by.
    static TrainingButtons.State state(SignalsViewModel model) {
        return new TrainingButtons.State(
                model.trainingProperty(),
                model.trainedProperty().map(Optional::isPresent),
                model.openProperty().map(Optional::isPresent));
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
