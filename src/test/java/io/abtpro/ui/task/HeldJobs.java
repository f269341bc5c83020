package io.abtpro.ui.task;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Keeps jobs until the test lets them run; what computes is run at once, unless everything is
/// held.
public final class HeldJobs implements JobRunner {
    /// What waits, the oldest first.
    public final Deque<Runnable> waiting = new ArrayDeque<>();

    /// Titles of all jobs that were started.
    public final List<String> titles = new ArrayList<>();

    private final boolean everything;
    private int reports;

    public HeldJobs() {
        this(false);
    }

    private HeldJobs(boolean everything) {
        this.everything = everything;
    }

    /// Holds what computes too.
    public static HeldJobs ofEverything() {
        return new HeldJobs(true);
    }

    /// How often jobs have told their progress.
    public int reports() {
        return reports;
    }

    @Override
    public <T> Consumer<T> latest(Consumer<T> onWindow) {
        return BesideWindow.back(onWindow);
    }

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        titles.add(title);
        var asked = new AtomicBoolean();
        waiting.add(() -> deliver(job, asked, onSuccess, onFailure));
        return () -> asked.set(true);
    }

    @Override
    public <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        if (everything) {
            return start(title, job, onSuccess, onFailure);
        }
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

    private <T> void deliver(
            Job<T> job, AtomicBoolean asked, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        T value;
        try {
            Progress progress =
                    new Progress() {
                        @Override
                        public void report(long done, long total, String message) {
                            reports++;
                        }

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
