package io.abtpro.ui.task;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;

import java.util.function.Consumer;

/// Runs the job at once on the calling thread, so view-model tests need no waiting.
public final class DirectJobRunner implements JobRunner {
    @Override
    public <T> Consumer<T> latest(Consumer<T> onWindow) {
        return BesideWindow.back(onWindow);
    }

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        T result;
        try {
            result = BesideWindow.call(() -> job.run(Progress.ignored()));
        } catch (Exception failure) {
            onFailure.accept(failure);
            return () -> {};
        }
        onSuccess.accept(result);
        return () -> {};
    }
}
