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

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The training of a tab: one at a time, the last good result, whether that is still of what is
/// asked, and why the last came to nothing. What was shown stays until there is something newer.
///
/// @param <A> what is asked for
/// @param <R> what comes of it
public final class Training<A, R> {
    private final Session session;
    private final String stays;
    private final Supplier<A> asked;
    private final BiPredicate<R, A> isOf;
    private final Runnable whenOver;
    private final ReadOnlyObjectWrapper<Optional<R>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private Optional<RunningJob> job = Optional.empty();

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

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
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

    /// Shows `newest`, or nothing.
    public void show(Optional<R> newest) {
        result.set(newest);
    }

    /// Takes back why the last one came to nothing.
    public void forgive() {
        problem.set("");
    }

    /// Says why none begins.
    public void refuse(String why) {
        problem.set(why);
    }

    /// Trains, unless that is done already.
    ///
    /// @param isWanted false where what it was begun for is no longer open: its failure is nobody's
    /// @param done is given what came of it, after it is over
    public <T> void start(String title, Job<T> work, BooleanSupplier isWanted, Consumer<T> done) {
        if (!running.get()) {
            problem.set("");
            run(
                    title,
                    work,
                    isWanted,
                    found -> {
                        finish();
                        done.accept(found);
                    });
        }
    }

    /// Trains in two parts, unless that is done already.
    ///
    /// @param then is given what came of the first; it calls [#second], or all is over
    public <T> void startFirst(
            String title, Job<T> work, BooleanSupplier isWanted, Consumer<T> then) {
        if (!running.get()) {
            problem.set("");
            run(
                    title,
                    work,
                    isWanted,
                    found -> {
                        job = Optional.empty();
                        then.accept(found);
                        if (job.isEmpty() && running.get()) {
                            finish();
                        }
                    });
        }
    }

    /// The second part of what [#startFirst] began.
    public <T> void second(String title, Job<T> work, BooleanSupplier isWanted, Consumer<T> done) {
        run(
                title,
                work,
                isWanted,
                found -> {
                    finish();
                    done.accept(found);
                });
    }

    private <T> void run(String title, Job<T> work, BooleanSupplier isWanted, Consumer<T> done) {
        running.set(true);
        job =
                Optional.of(
                        session.jobs().start(title, work, done, cause -> failed(isWanted, cause)));
    }

    private void failed(BooleanSupplier isWanted, Throwable cause) {
        finish();
        if (cause instanceof CancellationException) {
            session.statusProperty()
                    .set(
                            result.get().isEmpty()
                                    ? "Cancelled; nothing was trained."
                                    : "Cancelled; " + stays + " stays.");
        } else if (cause instanceof IllegalArgumentException && isWanted.getAsBoolean()) {
            problem.set(String.valueOf(cause.getMessage()));
        } else {
            session.fail(cause);
        }
    }

    private void finish() {
        job = Optional.empty();
        running.set(false);
        whenOver.run();
    }

    /// Stops it; what was shown stays.
    public void cancel() {
        job.ifPresent(RunningJob::cancel);
    }
}
