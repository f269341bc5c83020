package io.abtpro.ui.task;

import io.abtpro.jobs.Job;

import java.util.function.Consumer;

/// Starts a job and delivers exactly one outcome on the UI thread.
public interface JobRunner {
    /// @param title what the status line calls it
    <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure);

    /// As [#start], for what is over in a moment: it is no job and listed nowhere.
    default <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        return start(title, job, onSuccess, onFailure);
    }

    /// What a job gives values to on its own thread: the newest reaches the UI thread, those it
    /// overtook are dropped.
    default <T> Consumer<T> latest(Consumer<T> onUiThread) {
        return onUiThread;
    }

    /// Handle of a started job; `cancel` is safe to call twice.
    interface RunningJob {
        void cancel();
    }
}
