package io.abtpro.ui.tuning.setup;

import io.abtpro.jobs.Job;
import io.abtpro.ui.task.JobRunner;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Leaves out how long a search will take until a test looks at it: it is found by searching for a
/// moment at each input.
public final class WithoutExpectedTime implements JobRunner {
    private final JobRunner runner;
    private boolean wanted;

    public WithoutExpectedTime(JobRunner runner) {
        this.runner = runner;
    }

    /// From the next input on it is found.
    public void want() {
        wanted = true;
    }

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        return runner.start(title, job, onSuccess, onFailure);
    }

    @Override
    public <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        if (!wanted && title.equals(ExpectedViewModel.TITLE)) {
            onFailure.accept(new CancellationException("no test looks at it"));
            return () -> {};
        }
        return runner.compute(title, job, onSuccess, onFailure);
    }

    @Override
    public <T> Consumer<T> latest(Consumer<T> onUiThread) {
        return runner.latest(onUiThread);
    }
}
