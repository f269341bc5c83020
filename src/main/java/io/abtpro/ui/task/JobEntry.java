package io.abtpro.ui.task;

import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobCourse;
import io.abtpro.jobs.JobOutcome;
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

    /// How far a job has come.
    ///
    /// @param total 0 while unknown
    public record Counted(long done, long total) {}

    /// A job of an earlier session, which is over.
    ///
    /// @param ended empty where that is not known
    public record Past(
            String title,
            Instant started,
            Optional<Instant> ended,
            State state,
            Counted counted,
            String message,
            JobCourse course) {}

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
    private final ReadOnlyObjectWrapper<JobAbout> about =
            new ReadOnlyObjectWrapper<>(this, "about", JobAbout.unknown());
    private final ReadOnlyObjectWrapper<JobOutcome> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", JobOutcome.none());
    private final ReadOnlyObjectWrapper<Counted> counted =
            new ReadOnlyObjectWrapper<>(this, "counted", new Counted(0, 0));
    private final JobCourse course;
    private Optional<Instant> ended = Optional.empty();
    private Optional<Runnable> again = Optional.empty();
    private boolean anew;
    private double doneBefore;
    private double secondsBefore;

    JobEntry(String title, Instant started, Runnable cancel) {
        this(title, started, cancel, Optional.empty());
    }

    JobEntry(String title, Instant started, Runnable cancel, Optional<Pausable> pausable) {
        this(title, started, cancel, pausable, new JobCourse());
    }

    /// @param pausable told on the UI thread to pause or to go on
    JobEntry(
            String title,
            Instant started,
            Runnable cancel,
            Optional<Pausable> pausable,
            JobCourse course) {
        this.course = course;
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

    static JobEntry past(Past past) {
        var entry =
                new JobEntry(
                        past.title(), past.started(), () -> {}, Optional.empty(), past.course());
        entry.says(past.message());
        entry.counted.set(past.counted());
        entry.fraction.set(share((double) past.counted().done(), (double) past.counted().total()));
        entry.about.set(past.course().about());
        entry.outcome.set(past.course().outcome());
        entry.ended = past.ended();
        entry.became(past.state());
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

    /// What it works on.
    public ReadOnlyObjectProperty<JobAbout> aboutProperty() {
        return about.getReadOnlyProperty();
    }

    /// What came of it so far.
    public ReadOnlyObjectProperty<JobOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Counted> countedProperty() {
        return counted.getReadOnlyProperty();
    }

    /// How far it was when, and what it said.
    public JobCourse course() {
        return course;
    }

    /// When it came to its end; empty while it has not, and where that is not known.
    public Optional<Instant> ended() {
        return ended;
    }

    /// Starts the same once more; empty where that cannot be done.
    public Optional<Runnable> again() {
        return again;
    }

    void canRunAgain(Runnable once) {
        again = Optional.of(once);
    }

    /// What was done so far is no measure of the pace.
    void beginAnew() {
        anew = true;
        pace.set("");
    }

    void works(JobAbout on) {
        about.set(on);
    }

    void made(JobOutcome found) {
        outcome.set(found);
    }

    /// Ends it: a pace is of what still runs.
    void ended(State now, Instant at) {
        ended = Optional.of(at);
        about.set(course.about());
        outcome.set(course.outcome());
        became(now);
    }

    void became(State now) {
        if (now.isOver()) {
            pace.set("");
        }
        state.set(now);
    }

    void says(String text) {
        message.set(text);
    }

    void progressed(double done, double total, double seconds) {
        fraction.set(share(done, total));
        counted.set(new Counted(Math.max(0, Math.round(done)), Math.max(0, Math.round(total))));
        if (anew) {
            // The time that it waited is no time of work.
            anew = paused.get();
            doneBefore = done;
            secondsBefore = seconds;
        }
        pace.set(Pace.text(done - doneBefore, total - doneBefore, seconds - secondsBefore));
    }

    private static double share(double done, double total) {
        return total > 0 ? Math.clamp(done / total, 0, 1) : -1;
    }
}
