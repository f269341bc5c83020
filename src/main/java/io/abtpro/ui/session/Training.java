package io.abtpro.ui.session;

import io.abtpro.jobs.Job;
import io.abtpro.ui.task.JobRunner.RunningJob;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The trainings of a tab, for each dataset one at a time: the last good result of the dataset that
/// is followed, whether that is still of what is asked, and why the last came to nothing.
///
/// What trains goes on while another dataset is looked at, and what came of it is there when its
/// dataset is opened again. What was shown stays until there is something newer.
///
/// @param <A> what is asked for
/// @param <R> what comes of it
public final class Training<A, R> {
    /// Results take memory; those of datasets that were not looked at for longest are let go.
    private static final int MOST_KEPT = 4;

    private enum Stage {
        IDLE,
        TRAINING,
        ADDING
    }

    /// What there is of one dataset.
    private static final class Slot<R> {
        private Optional<R> result = Optional.empty();
        private Stage stage = Stage.IDLE;
        private Optional<RunningJob> job = Optional.empty();
        private int begun;
        private String problem = "";
    }

    private final Session session;
    private final String stays;
    private final Supplier<A> asked;
    private final BiPredicate<R, A> isOf;
    private final Runnable whenOver;
    private final Map<String, Slot<R>> slots = new LinkedHashMap<>(MOST_KEPT, 1, true);
    private final ReadOnlyObjectWrapper<Optional<R>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper(this, "adding");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private Slot<R> followed = new Slot<>();

    /// @param stays what is kept when one is cancelled, such as "the last training"
    /// @param asked what is asked for now
    /// @param isOf whether a result is of what is asked
    /// @param whenOver is run after each training, whatever came of it
    public Training(
            Session session,
            String stays,
            Supplier<A> asked,
            BiPredicate<R, A> isOf,
            Runnable whenOver) {
        this.session = session;
        this.stays = stays;
        this.asked = asked;
        this.isOf = isOf;
        this.whenOver = whenOver;
    }

    /// The last good result.
    public ReadOnlyObjectProperty<Optional<R>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// True while it trains; not while it adds to what it found.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// True while what was found is added to.
    public ReadOnlyBooleanProperty addingProperty() {
        return adding.getReadOnlyProperty();
    }

    /// Why the last one came to nothing; empty where it did not.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// True where the result is of something else than is asked for now.
    ///
    /// @param changes what that depends on beside the result
    public BooleanBinding stale(Observable... changes) {
        var all = new Observable[changes.length + 1];
        System.arraycopy(changes, 0, all, 0, changes.length);
        all[changes.length] = result;
        return Bindings.createBooleanBinding(
                () -> result.get().filter(r -> !isOf.test(r, asked.get())).isPresent(), all);
    }

    /// Shows what there is of a dataset.
    ///
    /// @param dataset hash of its bars; empty for none
    /// @param mayBeShown false for a result that is let go instead
    public void follow(Optional<String> dataset, Predicate<R> mayBeShown) {
        followed =
                dataset.map(d -> slots.computeIfAbsent(d, _ -> new Slot<>())).orElseGet(Slot::new);
        followed.problem = "";
        followed.result = followed.result.filter(mayBeShown);
        slots.values().stream()
                .filter(slot -> slot != followed && slot.stage == Stage.IDLE)
                .limit(Math.max(0, slots.size() - MOST_KEPT))
                .toList()
                .forEach(slots.values()::remove);
        publish();
    }

    private void publish() {
        running.set(followed.stage == Stage.TRAINING);
        adding.set(followed.stage == Stage.ADDING);
        problem.set(followed.problem);
        result.set(followed.result);
    }

    /// Shows `newest`, or nothing.
    public void show(Optional<R> newest) {
        followed.result = newest;
        publish();
    }

    /// Takes back why the last one came to nothing: something else is asked for.
    public void forgive() {
        followed.problem = "";
        publish();
    }

    /// Says why none begins.
    public void refuse(String why) {
        followed.problem = why;
        publish();
    }

    /// Trains, unless that is done already.
    ///
    /// @param done is given what came of it where its dataset is still followed, and shows it;
    ///   elsewhere it is there when that is followed again
    public void start(String title, Job<R> work, Consumer<R> done) {
        Slot<R> mine = followed;
        if (mine.stage != Stage.TRAINING) {
            mine.job.ifPresent(RunningJob::cancel);
            run(mine, Stage.TRAINING, title, work, found -> take(mine, found, done));
        }
    }

    /// Adds to the result shown, in the background: inputs are not locked meanwhile.
    ///
    /// @param add makes of the result and of what was found what is shown then
    public <T> void second(String title, Job<T> work, BiFunction<R, T, R> add) {
        Slot<R> mine = followed;
        R before = mine.result.orElseThrow();
        run(
                mine,
                Stage.ADDING,
                title,
                work,
                found -> {
                    if (mine.result.filter(now -> now.equals(before)).isPresent()) {
                        take(mine, add.apply(before, found), this::shown);
                    }
                });
    }

    private void shown(R found) {
        show(Optional.of(found));
    }

    private void take(Slot<R> mine, R found, Consumer<R> done) {
        if (mine == followed) {
            done.accept(found);
        } else {
            mine.result = Optional.of(found);
        }
    }

    private <T> void run(Slot<R> mine, Stage stage, String title, Job<T> work, Consumer<T> done) {
        int begun = ++mine.begun;
        mine.problem = "";
        mine.stage = stage;
        publish();
        RunningJob job =
                session.jobs()
                        .start(
                                title,
                                work,
                                found -> {
                                    if (isOver(mine, begun)) {
                                        done.accept(found);
                                        whenOver.run();
                                    }
                                },
                                cause -> {
                                    if (isOver(mine, begun)) {
                                        failed(mine, cause);
                                        whenOver.run();
                                    }
                                });
        mine.job = Optional.of(job).filter(_ -> mine.stage != Stage.IDLE);
    }

    /// False for what another was begun in the place of.
    private boolean isOver(Slot<R> mine, int begun) {
        if (mine.begun != begun) {
            return false;
        }
        mine.job = Optional.empty();
        mine.stage = Stage.IDLE;
        publish();
        return true;
    }

    private void failed(Slot<R> mine, Throwable cause) {
        if (cause instanceof CancellationException) {
            session.statusProperty()
                    .set(
                            mine.result.isEmpty()
                                    ? "Cancelled; nothing was trained."
                                    : "Cancelled; " + stays + " stays.");
        } else if (cause instanceof IllegalArgumentException) {
            mine.problem = String.valueOf(cause.getMessage());
            publish();
        } else {
            session.fail(cause);
        }
    }

    /// Stops what trains of the dataset that is followed; what was shown stays.
    public void cancel() {
        followed.job.ifPresent(RunningJob::cancel);
    }
}
