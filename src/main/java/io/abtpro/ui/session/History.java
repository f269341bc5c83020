package io.abtpro.ui.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What was edited, so that it can be taken back.
public final class History<T> {
    private static final int LONGEST = 500;

    private final Deque<T> before = new ArrayDeque<>();
    private final Deque<T> after = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /// Remembers `old`, which an edit has replaced.
    public void edited(T old) {
        before.push(old);
        if (before.size() > LONGEST) {
            before.removeLast();
        }
        after.clear();
        refresh();
    }

    /// What there was before the last edit; empty for none.
    public Optional<T> undo(T present) {
        return move(before, after, present);
    }

    /// What the last undo took back; empty for none.
    public Optional<T> redo(T present) {
        return move(after, before, present);
    }

    private Optional<T> move(Deque<T> from, Deque<T> to, T present) {
        Optional<T> found = Optional.ofNullable(from.poll());
        found.ifPresent(_ -> to.push(present));
        refresh();
        return found;
    }

    private void refresh() {
        canUndo.set(!before.isEmpty());
        canRedo.set(!after.isEmpty());
    }
}
