package io.abtpro.ui.volatility;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;

/// Says over the charts that they are for other settings, or why the last training came to nothing.
final class NoticePane extends Label {
    NoticePane(VolatilityViewModel model) {
        setId("volatility-notice");
        getStyleClass().add("notice");
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        StringBinding text =
                Bindings.createStringBinding(
                        () -> text(model),
                        model.problemProperty(),
                        model.staleBinding(),
                        model.forecastsProperty());
        textProperty().bind(text);
        visibleProperty().bind(text.isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static String text(VolatilityViewModel model) {
        if (model.forecastsProperty().get().isEmpty()) {
            return "";
        }
        if (!model.problemProperty().get().isEmpty()) {
            return model.problemProperty().get() + ". The last good result stays.";
        }
        return model.forecastsProperty()
                .get()
                .filter(_ -> model.staleBinding().get())
                .map(
                        f ->
                                "Trained for other settings: %s, %d bars ahead, refit every %d. Press Train again."
                                        .formatted(
                                                f.asked().estimator().label(),
                                                f.asked().horizon(),
                                                f.asked().refitEvery()))
                .orElse("");
    }
}
