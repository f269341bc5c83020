package io.abtpro.ui.backtest;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.ui.task.BesideWindow;
import io.abtpro.ui.task.JobRunner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Keeps jobs until the test lets them run.
public final class HeldJobs implements JobRunner {
    public final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        waiting.add(() -> deliver(job, onSuccess, onFailure));
        return () -> {};
    }

    public void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static <T> void deliver(
            Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        T value;
        try {
            value = BesideWindow.call(() -> job.run(Progress.ignored()));
        } catch (Exception failure) {
            onFailure.accept(failure);
            return;
        }
        onSuccess.accept(value);
    }
}
