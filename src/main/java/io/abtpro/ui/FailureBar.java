package io.abtpro.ui;

import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The last failure with its remedy, until it is closed.
final class FailureBar extends HBox {
    FailureBar(ShellViewModel model, Runnable details) {
        setId("failure-bar");
        getStyleClass().addAll("failure-bar");
        setMaxHeight(USE_PREF_SIZE);
        Label text = Nodes.label("", "failure-text");
        text.setId("failure-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        text.textProperty().bind(model.failureProperty());
        visibleProperty().bind(model.failureProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        getChildren()
                .setAll(
                        text,
                        Nodes.gap(),
                        Nodes.icon(
                                "failure-details",
                                Feather.INFO,
                                "Details, to copy for a report",
                                details),
                        Nodes.icon(
                                "close-failure", Feather.X, "Close", () -> model.closeFailure()));
    }
}
