package io.abtpro.ui.kit;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

/// The formula or meaning of what has the focus, shown by F1.
public final class Formula {
    private static final String KEY = "abt-formula";
    private static final double WIDTH = 340;

    private Formula() {}

    /// Says what `node` and everything in it mean.
    public static void of(Node node, String text) {
        node.getProperties().put(KEY, text);
    }

    /// The text of `focused` or of the nearest node around it; empty where there is none.
    public static String text(@Nullable Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at.getProperties().get(KEY) instanceof String text) {
                return text;
            }
        }
        return "";
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
        popup.show(focused, at.getMinX(), at.getMaxY() + 4);
    }
}
