package io.abtpro.ui.signals;

import io.abtpro.ui.kit.Notice;

import javafx.beans.binding.Bindings;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says over the charts that they are for other settings, or why the last training came to nothing,
/// and where scoring ends before a sealed holdout.
final class NoticePane {
    private NoticePane() {}

    static Notice of(SignalsViewModel model) {
        return new Notice(
                "signals-notice",
                Bindings.createStringBinding(
                        () -> text(model),
                        model.problemProperty(),
                        model.staleBinding(),
                        model.ofAnotherResearchProperty(),
                        model.trainedProperty(),
                        model.endProperty()));
    }

    private static String text(SignalsViewModel model) {
        return Stream.of(
                        model.trainedProperty().get().isPresent() ? ofResult(model) : "",
                        model.endProperty().get())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String ofResult(SignalsViewModel model) {
        if (!model.problemProperty().get().isEmpty()) {
            return model.problemProperty().get() + ". The last good result stays.";
        }
        // That it is of another research is said beside the research.
        if (!model.staleBinding().get()
                || !model.ofAnotherResearchProperty().getValue().isEmpty()) {
            return "";
        }
        ScorerInputs asked = model.inputs().askedProperty().get();
        return model.trainedProperty().get().filter(t -> t.asked().equals(asked)).isPresent()
                ? "Trained before the holdout was opened. Press Train again."
                : "Trained for other settings. Press Train again.";
    }
}
