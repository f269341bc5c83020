package io.abtpro.ui.task;

import io.abtpro.jobs.Job;
import java.util.function.Consumer;

/// Starts a job and delivers exactly one outcome on the UI thread.
public interface JobRunner {
    /// @param title what the status line calls it
    <T> RunningJob start(String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure);

    /// Handle of a started job; `cancel` is safe to call twice.
    interface RunningJob {
        void cancel();
    }
}
