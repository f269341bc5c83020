package io.abtpro.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ToolBar;

/// Nodes side by side of which those that do not fit fold into a menu at the end.
public final class FoldingRow extends ToolBar {
    public FoldingRow(Node... items) {
        super(items);
        getStyleClass().add("folding");
    }

    public FoldingRow styled(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }
}
