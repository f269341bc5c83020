package io.abtpro.ui.tuning.search;

import io.abtpro.jobs.TuningControl;
import io.abtpro.tuning.TuningSnapshot;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.OptionalDouble;

/// The search at work as the window sees and steers it.
final class SearchWatch {
    private final Session session;
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
    private final ReadOnlyObjectWrapper<Optional<TuningSnapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", Optional.empty());
    private Looking looking = new Looking(0, 1);
    private boolean watching = true;
    private TuningControl control = TuningControl.unwatched();

    SearchWatch(Session session) {
        this.session = session;
    }

    /// Two ranges that the landscape is looked at along.
    record Looking(int x, int y) {}

    /// What the next search is steered by.
    TuningControl begin() {
        control = new TuningControl(session.jobs().latest(this::see));
        control.onPaused(paused::set);
        control.lookAlong(looking.x(), looking.y());
        control.watch(watching);
        return control;
    }

    private void see(TuningSnapshot newest) {
        boolean first = snapshot.get().isEmpty();
        snapshot.set(Optional.of(newest));
        if (first) {
            session.tuningsProperty().set(session.tuningsProperty().get() + 1);
        }
    }

    /// Forgets the search that was seen last.
    void clear() {
        paused.set(false);
        snapshot.set(Optional.empty());
    }

    /// The search is over.
    void end() {
        paused.set(false);
    }

    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// The search as it was last seen.
    ReadOnlyObjectProperty<Optional<TuningSnapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// Whether anybody can see the search: where nobody does, it goes on without being drawn.
    void watch(boolean seen) {
        watching = seen;
        control.watch(seen);
    }

    /// Pauses the search, or lets it go on.
    void pauseOrResume() {
        if (control.isPaused()) {
            control.resume();
        } else {
            control.pause();
        }
    }

    void resume() {
        control.resume();
    }

    /// Shows the landscape along two ranges from the next snapshot on.
    void lookAlong(Looking along) {
        looking = along;
        control.lookAlong(along.x(), along.y());
    }

    /// To look along the first two ranges of what is set up next.
    void lookAnew() {
        looking = new Looking(0, 1);
    }

    Looking looking() {
        return looking;
    }

    /// Seconds since the running search was kept; empty before the first checkpoint.
    OptionalDouble secondsSinceKept() {
        var nanos = control.sinceCheckpoint();
        return nanos.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(nanos.getAsLong() / 1e9);
    }
}
