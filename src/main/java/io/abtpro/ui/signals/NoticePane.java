package io.abtpro.ui.signals;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;

/// Says over the charts that they are for other settings, or why the last training came to nothing.
final class NoticePane extends Label {
    NoticePane(SignalsViewModel model) {
        setId("signals-notice");
        getStyleClass().add("notice");
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        StringBinding text = Bindings.createStringBinding(
                () -> text(model), model.problemProperty(), model.staleBinding(), model.trainedProperty());
        textProperty().bind(text);
        visibleProperty().bind(text.isNotEmpty().and(
                Bindings.createBooleanBinding(() -> model.trainedProperty().get().isPresent(), model.trainedProperty())));
        managedProperty().bind(visibleProperty());
    }

    private static String text(SignalsViewModel model) {
        if (!model.problemProperty().get().isEmpty()) {
            return model.problemProperty().get() + ". The last good result stays.";
        }
        return model.staleBinding().get() ? "Trained for other settings. Press Train again." : "";
    }
}
