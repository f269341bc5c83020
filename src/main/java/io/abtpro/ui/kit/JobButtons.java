package io.abtpro.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;

import org.jspecify.annotations.Nullable;

/// Buttons that pause or cancel a job. Once a job has started the focus is on one of them, since
/// what had it is locked.
public final class JobButtons {
    /// The id of the node that holds the tab in front; without one, the whole scene is the tab.
    public static final String FRONT = "content";

    private static final String KEY = "abt-job-button";
    private static final String PAUSES = "pauses";
    private static final String CANCELS = "cancels";

    private JobButtons() {}

    /// Marks a button that pauses its job or lets it go on.
    public static Button pausing(Button button) {
        button.getProperties().put(KEY, PAUSES);
        return button;
    }

    /// Marks a button that cancels its job, which Space never presses.
    public static Button cancelling(Button button) {
        button.getProperties().put(KEY, CANCELS);
        return button;
    }

    public static boolean pauses(Object target) {
        return target instanceof Node node && PAUSES.equals(node.getProperties().get(KEY));
    }

    public static boolean cancels(Object target) {
        return target instanceof Node node && CANCELS.equals(node.getProperties().get(KEY));
    }

    public static boolean isOne(Node node) {
        return pauses(node) || cancels(node);
    }

    /// Gives `button` the focus whenever `running` becomes true, unless the focus is outside the
    /// tab that `button` is in.
    public static void focusWhile(ObservableValue<Boolean> running, Button button) {
        running.subscribe(
                now -> {
                    if (now && button.getScene() != null && isHere(button)) {
                        button.requestFocus();
                    }
                });
    }

    private static boolean isHere(Button button) {
        Node owner = button.getScene().getFocusOwner();
        Node tab = around(button);
        return owner == null || tab == null || isWithin(owner, tab);
    }

    private static @Nullable Node around(Node node) {
        Node at = node;
        while (at != null && !FRONT.equals(at.getId())) {
            at = at.getParent();
        }
        return at;
    }

    /// True where `node` is `around` or stands in it.
    public static boolean isWithin(@Nullable Node node, Node around) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(around)) {
                return true;
            }
        }
        return false;
    }

    /// True where no control has the focus: a key would press none.
    public static boolean isFree(@Nullable Node owner) {
        return owner == null || !owner.isFocusTraversable();
    }
}
