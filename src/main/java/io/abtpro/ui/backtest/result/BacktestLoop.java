package io.abtpro.ui.backtest.result;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.store.Runs;
import io.abtpro.ui.backtest.inputs.BacktestRequest;
import io.abtpro.ui.task.JobRunner;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs the newest request: one run at a time, and of the requests made meanwhile only the last.
///
/// While the UI thread shows a result, the next is computed already; more than that one never waits
/// to be shown.
final class BacktestLoop {
    private static final int AT_ONCE = 2;

    /// Told on the UI thread how a request ended.
    interface Listener {
        void finished(ShownRun outcome);

        void failed(BacktestRequest request, Throwable cause);
    }

    private final JobRunner jobs;
    private final Function<RunBacktest, Job<RunBacktest.Report>> engine;
    private final Listener listener;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final AtomicReference<@Nullable BacktestRequest> newest = new AtomicReference<>();
    private final Lock turn = new ReentrantLock(true);
    private int unfinished;
    private Optional<Counted> counted = Optional.empty(); // of whose turn it is

    private record Counted(String sha256, Runs.Trials trials) {}

    private sealed interface Ended {}

    private record Done(ShownRun outcome) implements Ended {}

    private record Failed(BacktestRequest request, Throwable cause) implements Ended {}

    BacktestLoop(
            JobRunner jobs,
            Function<RunBacktest, Job<RunBacktest.Report>> engine,
            Listener listener) {
        this.jobs = jobs;
        this.engine = engine;
        this.listener = listener;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Runs `request` now, or after the present run unless a newer one comes first.
    void submit(BacktestRequest request) {
        newest.set(request);
        if (unfinished < AT_ONCE) {
            start();
        }
    }

    private void start() {
        unfinished++;
        running.set(true);
        Consumer<Optional<Ended>> ended = found -> finish(() -> found.ifPresent(this::deliver));
        // Only what never ran comes here: the window is closing.
        Consumer<Throwable> dropped = _ -> finish(() -> {});
        // A write, since it may be counted.
        var _ = jobs.compute("Backtest", Job.write(this::endedNewest), ended, dropped);
    }

    private void finish(Runnable report) {
        unfinished--;
        running.set(unfinished > 0);
        try {
            report.run();
        } finally {
            if (newest.get() != null && unfinished < AT_ONCE) {
                start();
            }
        }
    }

    private void deliver(Ended ended) {
        switch (ended) {
            case Done done -> listener.finished(done.outcome());
            case Failed failed -> listener.failed(failed.request(), failed.cause());
        }
    }

    /// One at a time; the next one waits here, so that it begins when this one ends, whatever the
    /// UI thread does then.
    private Optional<Ended> endedNewest(Progress progress) {
        turn.lock();
        try {
            return Optional.ofNullable(newest.getAndSet(null))
                    .map(request -> ended(request, progress));
        } finally {
            turn.unlock();
        }
    }

    private Ended ended(BacktestRequest request, Progress progress) {
        try {
            return new Done(run(request, progress));
        } catch (Exception | Error cause) {
            // Too little memory is told as any other failure.
            return new Failed(request, cause);
        }
    }

    private ShownRun run(BacktestRequest request, Progress progress) throws Exception {
        long start = System.nanoTime();
        RunBacktest.Report report = engine.apply(request.job()).run(progress);
        double millis = (System.nanoTime() - start) / 1e6;
        Optional<Runs.Trials> trials = trials(request);
        if (request.counting().isEmpty()) {
            report = trials.map(report::against).orElse(report);
        }
        var overlays = Overlays.of(request.columns(), request.inputs()).without(request.hidden());
        OptionalInt count =
                request.counting().isEmpty()
                        ? OptionalInt.empty()
                        : trials.map(t -> OptionalInt.of(t.count())).orElseGet(OptionalInt::empty);
        return ShownRun.of(request, report, overlays, count, millis);
    }

    /// Those of the dataset after this run, asked of the store only where it was counted.
    private Optional<Runs.Trials> trials(BacktestRequest request) {
        String sha256 = request.columns().series().sha256();
        request.counting()
                .ifPresent(runs -> counted = Optional.of(new Counted(sha256, runs.trials(sha256))));
        return counted.filter(c -> c.sha256().equals(sha256)).map(Counted::trials);
    }
}
