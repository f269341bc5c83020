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
/// mouse of whoever types, and the fields can be scrolled out from under it.
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
        content.getChildren().add(room());
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

    /// As high as the highest refusal was, so that the last field is never under one at the end of
    /// the column. It stays when the refusal has gone, else fields would move.
    private Region room() {
        var room = new Region();
        room.setMinHeight(0);
        Runnable grow =
                () -> {
                    if (refusals.isVisible()) {
                        room.setMinHeight(Math.max(room.getMinHeight(), refusals.getHeight()));
                    }
                };
        refusals.heightProperty().subscribe(_ -> grow.run());
        refusals.visibleProperty().subscribe(_ -> grow.run());
        return room;
    }
}
