package io.abtpro.ui.volatility;

import io.abtpro.ui.kit.Notice;

import javafx.beans.binding.Bindings;

/// Says over the charts that they are for other settings, or why the last training came to nothing.
final class NoticePane {
    private NoticePane() {}

    static Notice of(VolatilityViewModel model) {
        return new Notice(
                "volatility-notice",
                Bindings.createStringBinding(
                        () -> text(model),
                        model.problemProperty(),
                        model.staleBinding(),
                        model.forecastsProperty()));
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
