package io.abtpro.ui.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/// The research that every tab works on, and its edits: all those of a drag are one, to be taken
/// back and to be counted.
public final class CurrentResearch {
    private static final String READY = "Ready.";

    private final Steps steps;
    private final Consumer<String> status;
    private final ReadOnlyObjectWrapper<Research> now;
    private final ReadOnlyIntegerWrapper passedThrough =
            new ReadOnlyIntegerWrapper(this, "passedThrough");
    private final ReadOnlyBooleanWrapper dragging = new ReadOnlyBooleanWrapper(this, "dragging");
    private Optional<Research> dragStart = Optional.empty();
    private BinaryOperator<Research> allowed = (_, asked) -> asked;
    private String said = READY;

    /// @param steps where edits are kept to be taken back
    /// @param status told what another tab changed, and what was taken back
    CurrentResearch(Research first, Steps steps, Consumer<String> status) {
        this.steps = steps;
        this.status = status;
        now = new ReadOnlyObjectWrapper<>(this, "now", first);
    }

    public ReadOnlyObjectProperty<Research> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public Research now() {
        return now.get();
    }

    /// How many values were merely passed through while dragging.
    public ReadOnlyIntegerProperty passedThroughProperty() {
        return passedThrough.getReadOnlyProperty();
    }

    /// True from the first to the last value of a drag.
    public ReadOnlyBooleanProperty draggingProperty() {
        return dragging.getReadOnlyProperty();
    }

    /// Has `rule` make of what is asked for, after what was before, what may be.
    public void holdTo(BinaryOperator<Research> rule) {
        allowed = rule;
    }

    /// Takes what the user edits where it is seen.
    public void edit(Research asked) {
        Research before = now.get();
        if (asked.equals(before)) {
            return;
        }
        Research next = allowed.apply(before, asked);
        if (dragStart.isEmpty()) {
            did(before, next);
        } else if (!before.equals(dragStart.get())) {
            passedThrough.set(passedThrough.get() + 1);
        }
        now.set(next);
    }

    /// Takes what is asked for elsewhere, and says so.
    ///
    /// @param by what changes it, such as "Apply in Tuning"
    public void change(Research next, String by) {
        if (!next.equals(now.get())) {
            edit(next);
            say("Research changed to %s by %s. Ctrl+Z undoes it.".formatted(now.get().words(), by));
        }
    }

    private void say(String sentence) {
        said = sentence;
        status.accept(sentence);
    }

    /// What changed the research last without being edited where it is seen, to be said once more
    /// with the result; "Ready." where nothing did.
    public String takeSaid() {
        String last = said;
        said = READY;
        return last;
    }

    /// Takes what follows from another dataset, or from what is sealed: no edit, and not taken
    /// back.
    public void adapt(Research next) {
        now.set(next);
    }

    /// Says that no value of another dataset counts as passed through.
    public void forgetPassedThrough() {
        passedThrough.set(0);
    }

    /// From here to [#endDrag] all edits are one.
    public void beginDrag() {
        dragStart = Optional.of(dragStart.orElse(now.get()));
        dragging.set(true);
    }

    /// True where the drag came to something.
    public boolean endDrag() {
        Research last = now.get();
        Optional<Research> start = dragStart.filter(before -> !before.equals(last));
        dragStart = Optional.empty();
        dragging.set(false);
        start.ifPresent(before -> did(before, last));
        return start.isPresent();
    }

    private void did(Research before, Research after) {
        steps.did(new Steps.Step(() -> restore(before), () -> restore(after)));
    }

    private void restore(Research other) {
        now.set(other);
        say("Research is %s again.".formatted(other.words()));
    }
}
