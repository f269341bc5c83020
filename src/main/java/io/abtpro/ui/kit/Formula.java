package io.abtpro.ui.kit;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.PopupControl;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

/// The formula or meaning of what has the focus, shown by F1.
public final class Formula {
    private static final String KEY = "abt-formula";
    private static final double WIDTH = 340;
    private static final double TALLEST = 60;

    /// Where JavaFX keeps a tooltip that was installed on a node.
    private static final String INSTALLED = "javafx.scene.control.Tooltip";

    private Formula() {}

    /// Says what `node` and everything in it mean.
    public static void of(Node node, String text) {
        node.getProperties().put(KEY, text);
    }

    /// The formula of `focused` or of the nearest node around it that has one; else the tooltip or
    /// the explained headings of the table that are nearest; else what `focused` is called.
    public static String text(@Nullable Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at.getProperties().get(KEY) instanceof String text) {
                return text;
            }
        }
        for (Node at = focused; at != null; at = at.getParent()) {
            String text = tip(at);
            if (!text.isBlank()) {
                return text;
            }
        }
        String name = focused == null ? null : focused.getAccessibleText();
        return name == null ? "" : name;
    }

    private static String tip(Node node) {
        if (node instanceof TableView<?> table) {
            return DenseTable.explained(table);
        }
        boolean tipped = node instanceof Control control && control.getTooltip() != null;
        Object tip = tipped ? ((Control) node).getTooltip() : node.getProperties().get(INSTALLED);
        return tip instanceof Tooltip said && said.getText() != null ? said.getText() : "";
    }

    /// Shows the formula of `focused` under it, until the next click or key.
    public static void show(@Nullable Node focused) {
        String text = text(focused);
        if (focused == null || text.isEmpty()) {
            return;
        }
        Bounds at = focused.localToScreen(focused.getBoundsInLocal());
        var popup = new Tooltip(text);
        popup.setId("formula");
        popup.setWrapText(true);
        popup.setMaxWidth(WIDTH);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setAnchorLocation(PopupControl.AnchorLocation.CONTENT_TOP_LEFT);
        double below = Math.min(at.getMaxY(), at.getMinY() + TALLEST) + 4;
        popup.show(focused, at.getMinX(), below);
    }
}
