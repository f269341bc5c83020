package io.abtpro.ui.kit;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small parts of which every pane is made.
public final class Nodes {
    /// Marks a field whose input is not taken.
    public static final PseudoClass REJECTED = PseudoClass.getPseudoClass("rejected");

    private Nodes() {}

    /// A label whose whole text is its tooltip where it is shown cut.
    public static Label label(String text, String... classes) {
        Label label = WholeText.of(new Label(text));
        label.getStyleClass().addAll(classes);
        return label;
    }

    /// A label that keeps its width.
    public static Label whole(String text, String... classes) {
        Label label = label(text, classes);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// Takes the room that the others of its row leave.
    public static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /// A row of this style class; that of a title is never wider than its place ([TitleRow]).
    public static HBox row(String styleClass, Node... children) {
        HBox row = styleClass.equals("title-row") ? new TitleRow(children) : new HBox(children);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(styleClass);
        return row;
    }

    public static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// @param tip what it does, also for those who cannot see the icon
    public static Button icon(String id, Feather icon, String tip, Runnable action) {
        Button button = button(id, "", action);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(tip);
        button.setTooltip(new Tooltip(tip));
        return button;
    }

    /// Makes `node` do `action` when it is clicked, or Enter or Space is pressed on it.
    ///
    /// @param name what it is, for those who cannot see it
    public static void pressable(Node node, String name, Runnable action) {
        node.getStyleClass().add("pressable");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(name);
        node.setOnMouseClicked(_ -> action.run());
        node.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        action.run();
                        event.consume();
                    }
                });
    }
}
