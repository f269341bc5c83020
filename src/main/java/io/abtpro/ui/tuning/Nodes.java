package io.abtpro.ui.tuning;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The small parts of which the panes of this tab are made.
final class Nodes {
    /// Marks a field whose input is not taken.
    static final PseudoClass REJECTED = PseudoClass.getPseudoClass("rejected");

    private Nodes() {}

    static Label label(String text, String... classes) {
        var label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    /// A label that keeps its width.
    static Label whole(String text, String... classes) {
        Label label = label(text, classes);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    static HBox row(String styleClass, Node... children) {
        var row = new HBox(children);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(styleClass);
        return row;
    }
}
