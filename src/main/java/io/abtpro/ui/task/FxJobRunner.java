package io.abtpro.ui.task;

import io.abtpro.failures.Sentence;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobCourse;
import io.abtpro.jobs.JobLedger;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.jobs.Progress;

import javafx.application.Platform;
import javafx.concurrent.Task;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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
    private final Set<JobTask<?>> writes = ConcurrentHashMap.newKeySet();

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
        var course = new JobCourse();
        Job<T> kept = ledger.map(l -> l.recorded(title, job, course)).orElse(job);
        var asked = new AtomicBoolean();
        var entry = new JobEntry(title, clock.instant(), stop(job, asked), job.pausable(), course);
        if (job.isRepeatable()) {
            entry.canRunAgain(
                    () -> {
                        var _ = start(title, job, onSuccess, onFailure);
                    });
        }
        running.add(entry);
        return start(entry, new JobTask<>(kept, asked, job.isWrite(), entry), onSuccess, onFailure);
    }

    @Override
    public <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        var asked = new AtomicBoolean();
        var unlisted = new JobEntry(title, clock.instant(), stop(job, asked));
        running.began();
        return start(
                unlisted,
                new JobTask<>(job, asked, job.isWrite(), unlisted),
                value -> {
                    running.ended();
                    onSuccess.accept(value);
                },
                cause -> {
                    running.ended();
                    onFailure.accept(cause);
                });
    }

    private static Runnable stop(Job<?> job, AtomicBoolean asked) {
        return job.isWrite() ? () -> {} : () -> asked.set(true);
    }

    /// Waits until every write that was started is done, however it ends. May be called on any
    /// thread.
    public void awaitWrites() throws InterruptedException {
        for (JobTask<?> write : List.copyOf(writes)) {
            write.over.await();
        }
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
        bindProgress(task, entry);
        task.setOnSucceeded(
                _ -> {
                    end(
                            entry,
                            task.isStoppedEarly()
                                    ? JobEntry.State.CANCELLED
                                    : JobEntry.State.COMPLETED);
                    onSuccess.accept(task.getValue());
                });
        task.setOnFailed(_ -> failed(entry, task.getException(), onFailure));
        try {
            if (task.isWrite) {
                writes.add(task);
            }
            workers.execute(task);
        } catch (RejectedExecutionException closing) {
            writes.remove(task);
            var reason = new CancellationException("the workbench is closing");
            reason.initCause(closing);
            failed(entry, reason, onFailure);
        }
        return entry::cancel;
    }

    private void failed(JobEntry entry, Throwable cause, Consumer<Throwable> onFailure) {
        entry.says(Sentence.of(cause));
        entry.course().say(clock.instant(), Sentence.of(cause));
        boolean cancelled = cause instanceof CancellationException;
        end(entry, cancelled ? JobEntry.State.CANCELLED : JobEntry.State.FAILED);
        onFailure.accept(cause);
    }

    private void end(JobEntry entry, JobEntry.State state) {
        entry.ended(state, clock.instant());
        running.refresh();
    }

    private void bindProgress(JobTask<?> task, JobEntry entry) {
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

    private final class JobTask<T> extends Task<T> {
        private final Job<T> job;
        private final AtomicBoolean asked;
        private final boolean isWrite;
        private final JobEntry entry;
        private final CountDownLatch over = new CountDownLatch(1);

        JobTask(Job<T> job, AtomicBoolean asked, boolean isWrite, JobEntry entry) {
            this.entry = entry;
            this.job = job;
            this.asked = asked;
            this.isWrite = isWrite;
        }

        /// True where it was asked to stop, kept what it had, and more would have been to do.
        boolean isStoppedEarly() {
            return asked.get() && getWorkDone() < getTotalWork();
        }

        @Override
        protected T call() throws Exception {
            try {
                Progress progress = progress();
                progress.throwIfCancelled();
                return job.run(progress);
            } finally {
                writes.remove(this);
                over.countDown();
            }
        }

        private Progress progress() {
            return new Progress() {
                @Override
                public void report(long done, long total, String message) {
                    updateProgress(done, total); // Task coalesces: one event a pulse at most
                    updateMessage(message);
                    entry.course().report(clock.instant(), done, total, message);
                }

                @Override
                public void about(JobAbout about) {
                    entry.course().about(about);
                    Platform.runLater(() -> entry.works(entry.course().about()));
                }

                @Override
                public void anew() {
                    Platform.runLater(entry::beginAnew);
                }

                @Override
                public void made(JobOutcome outcome) {
                    entry.course().made(outcome);
                    Platform.runLater(() -> entry.made(outcome));
                }

                @Override
                public boolean isCancelled() {
                    return asked.get();
                }
            };
        }
    }
}
