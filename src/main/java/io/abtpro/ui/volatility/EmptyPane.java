package io.abtpro.ui.volatility;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// What stands in place of the charts until there is a forecast: what they will show, and the one
/// thing to press.
final class EmptyPane extends VBox {
    private static final double SECONDS_A_FIT = 0.2;

    private final VolatilityViewModel model;

    EmptyPane(VolatilityViewModel model) {
        this.model = model;
        setId("volatility-empty");
        getStyleClass().add("empty-state");
        Label claim = Nodes.label("", "empty-title");
        claim.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::claim, model.sourceProperty(), model.trainingProperty()));
        Label text = Nodes.label("", "muted");
        text.setId("volatility-empty-text");
        text.setWrapText(true);
        text.setMaxWidth(520);
        text.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::text,
                                model.sourceProperty(),
                                model.trainingProperty(),
                                model.askedProperty(),
                                model.problemProperty()));
        var train = new Button("Train");
        train.setId("train-first");
        train.getStyleClass().add("accent");
        train.setOnAction(_ -> model.train());
        train.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.sourceProperty().get().isPresent()
                                                && !model.trainingProperty().get(),
                                model.sourceProperty(),
                                model.trainingProperty()));
        getChildren().setAll(claim, text, train);
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
                        : "%d forests and baselines are fitted on the way through %s bars, each on outcomes known before its forecasts: about %d s on two cores."
                                .formatted(
                                        fits,
                                        Figures.count(bars),
                                        Math.max(1, Math.round(fits * SECONDS_A_FIT)));
        return "The volatility of the next bars as bands that say how often they held, beside HAR,"
                + " GARCH and EWMA. "
                + work;
    }
}
