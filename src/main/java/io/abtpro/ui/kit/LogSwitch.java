package io.abtpro.ui.kit;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import java.util.function.Consumer;

/// Switches a price pane between equal differences and equal ratios.
public final class LogSwitch extends HBox {
    private final ToggleButton button = new ToggleButton("log");
    private final Tooltip tip = new Tooltip();

    public LogSwitch(String id, Consumer<Boolean> chosen) {
        super();
        button.setId(id);
        button.setAccessibleText("Logarithmic price axis");
        button.setOnAction(_ -> chosen.accept(button.isSelected()));
        getStyleClass().add("segment");
        setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(button);
        // What is off shows no tooltip of its own.
        Tooltip.install(this, tip);
    }

    /// Shows what holds.
    ///
    /// @param possible false where a price is not above 0
    public void show(boolean logarithmic, boolean possible) {
        button.setSelected(logarithmic);
        button.setDisable(!possible);
        tip.setText(
                possible
                        ? "Equal distances are equal ratios of the price"
                        : "A price is not above 0, so there is no logarithm of it.");
    }
}
