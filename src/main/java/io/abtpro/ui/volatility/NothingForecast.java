package io.abtpro.ui.volatility;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.EmptyPane;
import io.abtpro.ui.kit.TrainingButtons;

import javafx.beans.binding.Bindings;

import java.util.Optional;

/// What stands in place of the charts until there is a forecast: what they will show, and the one
/// thing to press.
final class NothingForecast {
    private static final double SECONDS_A_FIT = 0.2;

    private final VolatilityViewModel model;

    private NothingForecast(VolatilityViewModel model) {
        this.model = model;
    }

    static EmptyPane of(VolatilityViewModel model) {
        var words = new NothingForecast(model);
        return new EmptyPane(
                "volatility-empty",
                Bindings.createStringBinding(
                        words::claim, model.sourceProperty(), model.trainingProperty()),
                Bindings.createStringBinding(
                        words::text,
                        model.sourceProperty(),
                        model.trainingProperty(),
                        model.askedProperty(),
                        model.problemProperty()),
                TrainingButtons.first("train-first", state(model), model::train));
    }

    /// What the buttons that train go by.
    static TrainingButtons.State state(VolatilityViewModel model) {
        return new TrainingButtons.State(
                model.trainingProperty(),
                model.forecastsProperty().map(Optional::isPresent),
                model.sourceProperty().map(Optional::isPresent));
    }

    private String claim() {
        return model.sourceProperty().get().isEmpty()
                ? "No dataset is open"
                : model.trainingProperty().get() ? "Training" : "No forecast yet";
    }

    private String text() {
        Optional<Forecasts.Source> source = model.sourceProperty().get();
        if (source.isEmpty()) {
            return "Open or import one in the Data tab (Ctrl+1).";
        }
        if (!model.problemProperty().get().isEmpty()) {
            return model.problemProperty().get() + ".";
        }
        int bars = source.get().bars().size();
        int fits = model.askedProperty().get().fits(bars);
        String work =
                fits == 0
                        ? "There are too few bars for one fit."
                        : ("%d forests and baselines are fitted on the way through %s bars, each on"
                               + " outcomes known before its forecasts: about %d s on two cores.")
                                .formatted(
                                        fits,
                                        Figures.count(bars),
                                        Math.max(1, Math.round(fits * SECONDS_A_FIT)));
        return "The volatility of the next bars as bands that say how often they held, beside HAR,"
                + " GARCH and EWMA. "
                + work;
    }
}
