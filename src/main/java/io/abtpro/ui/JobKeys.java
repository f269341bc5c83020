package io.abtpro.ui;

import io.abtpro.ui.kit.JobButtons;
import io.abtpro.ui.kit.Shortcut;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

/// What Space, Enter and Tab do while a job runs. Space pauses it or lets it go on wherever the
/// focus is, but for a text field; Enter presses the button that has the focus. Where that is
/// locked or hidden, the focus goes to no neighbour, which the next key would press, but to
/// `parking`; Tab goes on from where it was.
final class JobKeys {
    private final ShellViewModel model;
    private final Node parking;
    private @Nullable Node lost;

    /// True from when the focus was parked to the user's next act.
    private boolean parked;

    JobKeys(ShellViewModel model, Node parking) {
        this.model = model;
        this.parking = parking;
    }

    /// Follows the focus of `scene`.
    void follow(Scene scene) {
        scene.focusOwnerProperty().subscribe(this::moved);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> parked = false);
    }

    private void moved(@Nullable Node before, @Nullable Node now) {
        // JavaFX looks for another control once more, after what had the focus was taken away.
        boolean again = parked && parking.equals(before);
        boolean taken = now != null && (JobButtons.isFree(now) || JobButtons.isOne(now));
        if (before != null && (again || isLost(before)) && !taken) {
            parked = !again;
            lost = again ? lost : before;
            parking.requestFocus();
        }
    }

    private static boolean isLost(Node node) {
        return node.getScene() == null ? JobButtons.isOne(node) : !isUsable(node);
    }

    private static boolean isUsable(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return !node.isDisabled();
    }

    /// Takes the key where it is about jobs or the focus.
    ///
    /// @return false where it is for others
    boolean take(KeyEvent event) {
        parked = false;
        if (Shortcut.PAUSE.matches(event)) {
            return pause(event);
        }
        if (event.getCode() == KeyCode.ENTER && isBare(event)) {
            return press(event);
        }
        return event.getCode() == KeyCode.TAB && parking.isFocused() && goOn(event);
    }

    private boolean pause(KeyEvent event) {
        if (JobButtons.pauses(event.getTarget())) {
            return false;
        }
        if (model.pauseOrResume()) {
            return true;
        }
        boolean cancels = JobButtons.cancels(event.getTarget());
        if (cancels) {
            model.say("This job cannot be paused; Enter cancels it.");
        }
        return cancels;
    }

    private static boolean press(KeyEvent event) {
        if (event.getTarget() instanceof ButtonBase button && !button.isDisabled()) {
            button.fire();
            return true;
        }
        return false;
    }

    private static boolean isBare(KeyEvent event) {
        return !event.isControlDown()
                && !event.isShiftDown()
                && !event.isAltDown()
                && !event.isMetaDown();
    }

    private boolean goOn(KeyEvent event) {
        Node from = lost;
        if (from == null || from.getScene() == null) {
            return false;
        }
        from.requestFocus();
        return from.isFocused()
                || from.requestFocusTraversal(
                        event.isShiftDown()
                                ? TraversalDirection.PREVIOUS
                                : TraversalDirection.NEXT);
    }
}
