package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.store.Runs;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Checkpoint;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class CheckpointWriterTest {
    @TempDir Path home;
    private final BarSeries series = RandomBars.of(600, 4);
    private final Strategy strategy = StrategyCatalog.get("sma-cross");
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = H2Workspace.open(home);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    /// `real`, noting every call, and failing where `failing` is called.
    private <T> T noted(Class<T> type, T real, String failing) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, args) -> {
                            calls.add(method.getName());
                            if (method.getName().equals(failing)) {
                                throw new IllegalStateException("the disk is full");
                            }
                            return method.invoke(real, args);
                        }));
    }

    private CheckpointWriter writer(String failing) {
        var count =
                new TrialCount(
                        noted(Runs.class, workspace.runs(), failing),
                        series.sha256(),
                        new Columns(series),
                        strategy,
                        Execution.defaults());
        return new CheckpointWriter(
                1,
                noted(Tunings.class, workspace.tunings(), failing),
                count,
                TuningControl.unwatched(),
                System::nanoTime);
    }

    private Checkpoint checkpoint() {
        var base = strategy.space().defaults();
        var tuner =
                new Tuner(
                        new Columns(series),
                                ParameterGrid.of(
                                        strategy, base, ParameterGrid.around(strategy, base)),
                        new Backtest.Period(0, 600),
                                TuningOptions.defaults(Method.RANDOM).withSearch(1, 5, 1));
        tuner.finish();
        return tuner.checkpoint();
    }

    private List<CheckpointWriter.Trial> trials() {
        return List.of(
                new CheckpointWriter.Trial(
                        new Backtest.Period(0, 600), strategy.space().defaults(), 0.5));
    }

    @Test
    void backtestsAreCountedBeforeTheCheckpointThatStandsOnThem() {
        try (var writer = writer("")) {
            writer.write(trials(), 3, Tunings.Status.RUNNING, checkpoint());
            writer.await();
        }
        assertThat(calls).containsExactly("countTrials", "checkpoint");
        assertThat(workspace.runs().trials(series.sha256()).count()).isEqualTo(1);
    }

    @Test
    void noCheckpointIsKeptWhereItsBacktestsCouldNotBeCountedAndTheReasonIsSaid() {
        try (var writer = writer("countTrials")) {
            writer.write(trials(), 3, Tunings.Status.RUNNING, checkpoint());
            assertThatThrownBy(writer::await).hasMessage("the disk is full");
            writer.await();
        }
        assertThat(calls).containsExactly("countTrials");
    }
}
