package io.abtpro.ui.volatility;

import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// The forest against HAR and the bands against their promise, first in the centre; amber unless
/// both hold.
final class VerdictPane extends HBox {
    private static final double LEAST_HEIGHT = 40;

    private final Text claim = new Text();
    private final Text numbers = new Text();
    private final FontIcon sign = new FontIcon(Feather.ALERT_TRIANGLE);

    VerdictPane(VolatilityViewModel model) {
        setId("verdict");
        claim.getStyleClass().add("note-claim");
        numbers.getStyleClass().add("note-text");
        getChildren().setAll(sign, new TextFlow(claim, numbers));
        setFillHeight(false);
        setMinHeight(USE_PREF_SIZE);
        model.forecastsProperty().subscribe(this::show);
    }

    /// As high as its sentences need at this width: none of them is cut off.
    @Override
    protected double computePrefHeight(double width) {
        return Math.max(LEAST_HEIGHT, super.computePrefHeight(width));
    }

    private void show(Optional<Forecasts> forecasts) {
        forecasts
                .map(f -> f.evaluation().verdictWith(f.next().coverageVerdict()))
                .ifPresent(
                        verdict -> {
                            claim.setText(verdict.claim() + " ");
                            numbers.setText(verdict.numbers());
                            sign.setIconCode(
                                    verdict.holds() ? Feather.CHECK : Feather.ALERT_TRIANGLE);
                            getStyleClass()
                                    .setAll(
                                            "verdict",
                                            verdict.holds() ? "verdict-plain" : "verdict-warning");
                        });
    }
}
