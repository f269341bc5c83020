package io.abtpro.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The left column of a tab: its fields, which scroll, and the primary button under them.
///
/// What is refused is said over the end of the fields, above the button: no field moves under the
/// mouse of whoever types.
public class InputsColumn extends BorderPane {
    /// As the style sheet has it.
    public static final double WIDTH = 264;

    private final Refusals refusals = new Refusals();

    protected InputsColumn() {}

    /// Where refusals are said.
    public final Refusals refusals() {
        return refusals;
    }

    protected final void fill(Region buttons, Node... rows) {
        var content = new VBox(rows);
        content.getStyleClass().add("inputs-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var stack = new StackPane(scroll, refusals);
        StackPane.setAlignment(refusals, Pos.BOTTOM_CENTER);
        getStyleClass().addAll("panel", "inputs");
        setCenter(stack);
        setBottom(buttons);
    }
}
