package io.abtpro.ui.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.util.ArrayDeque;
import java.util.Deque;

/// What was done in the window and can be taken back, newest first, in whichever tab.
public final class Steps {
    private static final int LONGEST = 500;

    /// Something that was done.
    ///
    /// @param back takes it back, and says so
    /// @param again does it again, and says so
    public record Step(Runnable back, Runnable again) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> taken = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /// Remembers what was just done.
    public void did(Step step) {
        done.push(step);
        if (done.size() > LONGEST) {
            done.removeLast();
        }
        taken.clear();
        refresh();
    }

    /// Takes the newest step back; nothing where there is none.
    public void undo() {
        Step step = done.poll();
        if (step != null) {
            taken.push(step);
            refresh();
            step.back().run();
        }
    }

    /// Does again what was taken back last; nothing where nothing was.
    public void redo() {
        Step step = taken.poll();
        if (step != null) {
            done.push(step);
            refresh();
            step.again().run();
        }
    }

    private void refresh() {
        canUndo.set(!done.isEmpty());
        canRedo.set(!taken.isEmpty());
    }
}
