package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.tuning.Checkpoint;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// Writes the checkpoints of one tuning beside its search, each after the backtests that it stands
/// on were counted.
final class CheckpointWriter implements AutoCloseable {
    /// A backtest to be counted.
    ///
    /// @param sharpe annualised, NaN where there is none
    record Trial(Backtest.Period period, ParameterSet parameters, double sharpe) {}

    private final long id;
    private final Tunings tunings;
    private final TrialCount count;
    private final TuningControl control;
    private final LongSupplier nanos;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("checkpoints").daemon().factory());
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    CheckpointWriter(
            long id, Tunings tunings, TrialCount count, TuningControl control, LongSupplier nanos) {
        this.id = id;
        this.tunings = tunings;
        this.count = count;
        this.control = control;
        this.nanos = nanos;
    }

    /// True while the last checkpoint is being written.
    boolean isBusy() {
        return !writing.isDone();
    }

    /// Begins to write a checkpoint once the last is written.
    ///
    /// @param trials since the last, in order
    /// @param done pieces of the search
    void write(List<Trial> trials, int done, Tunings.Status status, Checkpoint checkpoint) {
        await();
        long at = nanos.getAsLong();
        writing =
                CompletableFuture.runAsync(
                        () -> {
                            trials.forEach(t -> count.add(t.period(), t.parameters(), t.sharpe()));
                            count.store();
                            tunings.checkpoint(id, done, status, checkpoint.bytes());
                            control.checkpointed(at);
                        },
                        thread);
    }

    /// Returns once the last checkpoint is written, and throws what prevented it.
    void await() {
        try {
            writing.join();
        } catch (CompletionException failed) {
            writing = CompletableFuture.completedFuture(null);
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw failed;
            }
        }
    }

    /// Returns once nothing is written any more.
    @Override
    public void close() {
        thread.close();
    }
}
