package io.abtpro.ui.task;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Runs what computes at once and keeps jobs until the test lets them run.
public final class HeldJobs implements JobRunner {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> Consumer<T> latest(Consumer<T> onWindow) {
        return BesideWindow.back(onWindow);
    }

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        var asked = new AtomicBoolean();
        waiting.add(() -> deliver(job, asked, onSuccess, onFailure));
        return () -> asked.set(true);
    }

    @Override
    public <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        deliver(job, new AtomicBoolean(), onSuccess, onFailure);
        return () -> {};
    }

    public boolean runNext() {
        if (waiting.isEmpty()) {
            return false;
        }
        waiting.remove().run();
        return true;
    }

    public void runAll() {
        while (runNext()) {}
    }

    private static <T> void deliver(
            Job<T> job, AtomicBoolean asked, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        T value;
        try {
            Progress progress =
                    new Progress() {
                        @Override
                        public void report(long done, long total, String message) {}

                        @Override
                        public boolean isCancelled() {
                            return asked.get();
                        }
                    };
            progress.throwIfCancelled();
            value = BesideWindow.call(() -> job.run(progress));
        } catch (Exception failure) {
            onFailure.accept(failure);
            return;
        }
        onSuccess.accept(value);
    }
}
