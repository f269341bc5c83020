package io.abtpro.ui.task;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Computes the newest request: one at a time, and of those made meanwhile only the last.
public final class LatestOnly<T> {
    private final JobRunner jobs;
    private final String title;
    private final Consumer<T> onResult;
    private final Consumer<Throwable> onFailure;
    private boolean running;
    private Optional<Callable<T>> pending = Optional.empty();

    public LatestOnly(
            JobRunner jobs, String title, Consumer<T> onResult, Consumer<Throwable> onFailure) {
        this.jobs = jobs;
        this.title = title;
        this.onResult = onResult;
        this.onFailure = onFailure;
    }

    /// Computes `work` now, or after what is computed at present unless something newer comes
    /// first.
    public void submit(Callable<T> work) {
        if (running) {
            pending = Optional.of(work);
            return;
        }
        running = true;
        var _ =
                jobs.compute(
                        title,
                        _ -> work.call(),
                        result -> finish(() -> onResult.accept(result)),
                        cause -> finish(() -> onFailure.accept(cause)));
    }

    private void finish(Runnable report) {
        running = false;
        Optional<Callable<T>> next = pending;
        pending = Optional.empty();
        try {
            report.run();
        } finally {
            next.ifPresent(this::submit);
        }
    }
}
