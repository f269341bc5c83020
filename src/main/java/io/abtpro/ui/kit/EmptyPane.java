package io.abtpro.ui.kit;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// What stands where nothing is shown yet: what this tab will show, and the one thing to press.
public final class EmptyPane extends VBox {
    private static final double LINE = 520;

    /// @param claim what is missing
    /// @param text what will be here, and what to do for it
    /// @param actions what can be pressed
    public EmptyPane(
            String id,
            ObservableValue<String> claim,
            ObservableValue<String> text,
            Node... actions) {
        setId(id);
        getStyleClass().add("empty-state");
        Label title = Nodes.label("", "empty-title");
        title.textProperty().bind(claim);
        Label about = Nodes.label("", "muted");
        about.setId(id + "-text");
        about.setWrapText(true);
        about.setMaxWidth(LINE);
        about.setAlignment(Pos.CENTER);
        about.setTextAlignment(TextAlignment.CENTER);
        about.textProperty().bind(text);
        getChildren().setAll(title, about);
        getChildren().addAll(actions);
    }

    /// One that always says the same.
    public static EmptyPane of(String id, String claim, String text, Node... actions) {
        return new EmptyPane(
                id, new ReadOnlyStringWrapper(claim), new ReadOnlyStringWrapper(text), actions);
    }
}
