package io.abtpro.ui.backtest.inputs;

import io.abtpro.ui.session.History;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import java.util.Optional;

/// Edits of the inputs: all those of a drag are one, to be taken back and to be counted.
final class Edits {
    private final History<Inputs> history = new History<>();
    private final ReadOnlyIntegerWrapper passedThrough =
            new ReadOnlyIntegerWrapper(this, "passedThrough");
    private final ReadOnlyBooleanWrapper dragging = new ReadOnlyBooleanWrapper(this, "dragging");
    private Optional<Inputs> dragStart = Optional.empty();

    History<Inputs> history() {
        return history;
    }

    /// How many values were merely passed through while dragging.
    ReadOnlyIntegerProperty passedThroughProperty() {
        return passedThrough.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty draggingProperty() {
        return dragging.getReadOnlyProperty();
    }

    /// Notes that `before` was replaced; true where that is an edit of its own.
    boolean edited(Inputs before) {
        if (dragStart.isEmpty()) {
            history.edited(before);
            return true;
        }
        if (!before.equals(dragStart.get())) {
            passedThrough.set(passedThrough.get() + 1);
        }
        return false;
    }

    void beginDrag(Inputs now) {
        dragStart = Optional.of(dragStart.orElse(now));
        dragging.set(true);
    }

    /// True where the drag came to something.
    boolean endDrag(Inputs now) {
        Optional<Inputs> start = dragStart.filter(before -> !before.equals(now));
        dragStart = Optional.empty();
        dragging.set(false);
        start.ifPresent(history::edited);
        return start.isPresent();
    }

    void forgetPassedThrough() {
        passedThrough.set(0);
    }
}
