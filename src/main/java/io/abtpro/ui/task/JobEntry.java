package io.abtpro.ui.task;

import io.abtpro.jobs.Pausable;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.time.Instant;
import java.util.Optional;

/// One job of this session, as the status line and the Jobs tab show it. Lives on the UI thread.
public final class JobEntry {
    /// What became of a job.
    public enum State {
        QUEUED("queued"),
        RUNNING("running"),
        COMPLETED("completed"),
        FAILED("failed"),
        CANCELLED("cancelled"),
        INTERRUPTED("interrupted");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// True where the job has come to its one outcome.
        public boolean isOver() {
            return compareTo(RUNNING) > 0;
        }
    }

    private final String title;
    private final Instant started;
    private final Runnable cancel;
    private final Optional<Pausable> pausable;
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", State.QUEUED);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper(this, "pace", "");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", -1);
    private boolean anew;
    private double doneBefore;
    private double secondsBefore;

    JobEntry(String title, Instant started, Runnable cancel) {
        this(title, started, cancel, Optional.empty());
    }

    /// @param pausable told on the UI thread to pause or to go on
    JobEntry(String title, Instant started, Runnable cancel, Optional<Pausable> pausable) {
        this.title = title;
        this.started = started;
        this.cancel = cancel;
        this.pausable = pausable;
        pausable.ifPresent(
                p ->
                        p.onPaused(
                                now -> {
                                    paused.set(now);
                                    anew = true;
                                }));
    }

    /// A job of an earlier session, which is over.
    static JobEntry past(
            String title, Instant started, State state, double fraction, String message) {
        var entry = new JobEntry(title, started, () -> {});
        entry.became(state);
        entry.says(message);
        entry.fraction.set(fraction);
        return entry;
    }

    public String title() {
        return title;
    }

    public Instant started() {
        return started;
    }

    /// Asks the job to stop; safe to call twice. What it has stored by then stays.
    public void cancel() {
        cancel.run();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// True where the job can be paused and go on to the same result.
    public boolean canPause() {
        return pausable.isPresent();
    }

    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Pauses the job, or lets it go on; nothing for one that cannot be paused.
    public void pauseOrResume() {
        pausable.ifPresent(
                p -> {
                    if (p.isPaused()) {
                        p.resume();
                    } else {
                        p.pause();
                    }
                });
    }

    /// Stops the job as the program ends: one that can be paused is left to be resumed, any other
    /// is cancelled.
    public void leave() {
        pausable.ifPresentOrElse(Pausable::leave, cancel);
    }

    /// What the job does now, or the sentence of its failure.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Rate and time left, such as "1,200/s, 3 s left"; empty while unknown.
    public ReadOnlyStringProperty paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /// Share done in [0, 1]; -1 while unknown.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    void became(State now) {
        state.set(now);
    }

    void says(String text) {
        message.set(text);
    }

    void progressed(double done, double total, double seconds) {
        fraction.set(total > 0 ? Math.clamp(done / total, 0, 1) : -1);
        if (anew) {
            // The time that it waited is no time of work.
            anew = paused.get();
            doneBefore = done;
            secondsBefore = seconds;
        }
        pace.set(Pace.text(done - doneBefore, total - doneBefore, seconds - secondsBefore));
    }
}
