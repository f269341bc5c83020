package io.abtpro.ui.task;

import io.abtpro.failures.Sentence;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.JobLedger;
import io.abtpro.jobs.Progress;

import javafx.application.Platform;
import javafx.concurrent.Task;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The only class that knows both jobs and JavaFX tasks. To be called on the UI thread.
///
/// Cancellation is cooperative: the job is asked, never interrupted, since an interrupt would close
/// H2's file. A job that finishes although it was asked to stop counts as completed, because what
/// it did is done.
public final class FxJobRunner implements JobRunner {
    private final ExecutorService workers;
    private final RunningJobs running;
    private final InstantSource clock;
    private final Optional<JobLedger> ledger;

    /// A runner whose jobs are forgotten with the program.
    public FxJobRunner(ExecutorService workers, RunningJobs running, InstantSource clock) {
        this(workers, running, clock, Optional.empty());
    }

    /// @param ledger where jobs are kept over a restart
    public FxJobRunner(
            ExecutorService workers,
            RunningJobs running,
            InstantSource clock,
            Optional<JobLedger> ledger) {
        this.ledger = ledger;
        this.workers = workers;
        this.running = running;
        this.clock = clock;
    }

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        Job<T> kept = ledger.map(l -> l.recorded(title, job)).orElse(job);
        var asked = new AtomicBoolean();
        var entry = new JobEntry(title, clock.instant(), () -> asked.set(true), job.pausable());
        running.add(entry);
        return start(entry, new JobTask<>(kept, asked), onSuccess, onFailure);
    }

    @Override
    public <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        var asked = new AtomicBoolean();
        var unlisted = new JobEntry(title, clock.instant(), () -> asked.set(true));
        running.began();
        return start(
                unlisted,
                new JobTask<>(job, asked),
                value -> {
                    running.ended();
                    onSuccess.accept(value);
                },
                cause -> {
                    running.ended();
                    onFailure.accept(cause);
                });
    }

    @Override
    public <T> Consumer<T> latest(Consumer<T> onUiThread) {
        var newest = new AtomicReference<Optional<T>>(Optional.empty());
        return value -> {
            if (newest.getAndSet(Optional.of(value)).isEmpty()) {
                Platform.runLater(() -> newest.getAndSet(Optional.empty()).ifPresent(onUiThread));
            }
        };
    }

    private <T> RunningJob start(
            JobEntry entry, JobTask<T> task, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        follow(task, entry);
        task.setOnSucceeded(
                _ -> {
                    over(
                            entry,
                            task.isStoppedEarly()
                                    ? JobEntry.State.CANCELLED
                                    : JobEntry.State.COMPLETED);
                    onSuccess.accept(task.getValue());
                });
        task.setOnFailed(_ -> failed(entry, task.getException(), onFailure));
        try {
            workers.execute(task);
        } catch (RejectedExecutionException closing) {
            var reason = new CancellationException("the workbench is closing");
            reason.initCause(closing);
            failed(entry, reason, onFailure);
        }
        return entry::cancel;
    }

    private void failed(JobEntry entry, Throwable cause, Consumer<Throwable> onFailure) {
        entry.says(Sentence.of(cause));
        boolean cancelled = cause instanceof CancellationException;
        over(entry, cancelled ? JobEntry.State.CANCELLED : JobEntry.State.FAILED);
        onFailure.accept(cause);
    }

    private void over(JobEntry entry, JobEntry.State state) {
        entry.became(state);
        running.refresh();
    }

    private void follow(JobTask<?> task, JobEntry entry) {
        task.messageProperty().subscribe(text -> entry.says(text));
        task.setOnRunning(_ -> entry.became(JobEntry.State.RUNNING));
        task.workDoneProperty()
                .subscribe(
                        _ ->
                                entry.progressed(
                                        task.getWorkDone(), task.getTotalWork(), seconds(entry)));
    }

    private double seconds(JobEntry entry) {
        return (clock.millis() - entry.started().toEpochMilli()) / 1000.0;
    }

    private static final class JobTask<T> extends Task<T> {
        private final Job<T> job;
        private final AtomicBoolean asked;

        JobTask(Job<T> job, AtomicBoolean asked) {
            this.job = job;
            this.asked = asked;
        }

        /// True where it was asked to stop, kept what it had, and more would have been to do.
        boolean isStoppedEarly() {
            return asked.get() && getWorkDone() < getTotalWork();
        }

        @Override
        protected T call() throws Exception {
            Progress progress = progress();
            progress.throwIfCancelled();
            return job.run(progress);
        }

        private Progress progress() {
            return new Progress() {
                @Override
                public void report(long done, long total, String message) {
                    updateProgress(done, total); // Task coalesces: one event a pulse at most
                    updateMessage(message);
                }

                @Override
                public boolean isCancelled() {
                    return asked.get();
                }
            };
        }
    }
}
