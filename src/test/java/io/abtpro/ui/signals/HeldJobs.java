package io.abtpro.ui.signals;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.ui.task.BesideWindow;
import io.abtpro.ui.task.JobRunner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Runs what computes at once and keeps jobs until the test lets them run.
final class HeldJobs implements JobRunner {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    int reports;

    @Override
    public <T> Consumer<T> latest(Consumer<T> onWindow) {
        return BesideWindow.back(onWindow);
    }

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        var cancelled = new AtomicBoolean();
        waiting.add(() -> deliver(job, cancelled, onSuccess, onFailure));
        return () -> cancelled.set(true);
    }

    @Override
    public <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        deliver(job, new AtomicBoolean(), onSuccess, onFailure);
        return () -> {};
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private <T> void deliver(
            Job<T> job,
            AtomicBoolean cancelled,
            Consumer<T> onSuccess,
            Consumer<Throwable> onFailure) {
        T value;
        try {
            if (cancelled.get()) {
                throw new CancellationException("cancelled by the user");
            }
            Progress progress =
                    new Progress() {
                        @Override
                        public void report(long done, long total, String message) {
                            reports++;
                        }

                        @Override
                        public boolean isCancelled() {
                            return cancelled.get();
                        }
                    };
            value = BesideWindow.call(() -> job.run(progress));
        } catch (Exception failure) {
            onFailure.accept(failure);
            return;
        }
        onSuccess.accept(value);
    }
}
