package io.abtpro.jobs;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.RandomBars;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Small tunings of a random walk for tests.
final class TuningFixture {
    static final BarSeries SERIES = RandomBars.of(1500, 21);

    private TuningFixture() {}

    /// A workspace that holds the walk.
    static Workspace workspace(Path home) {
        var workspace = H2Workspace.open(home);
        workspace
                .datasets()
                .add(
                        new Datasets.Description(
                                "walk",
                                "RND",
                                "generated",
                                "r.csv",
                                0,
                                SeriesQuality.of(SERIES, Long.MAX_VALUE)),
                        SERIES);
        return workspace;
    }

    static TuningRequest request(Strategy strategy, Method method) {
        var base = strategy.space().defaults();
        var options =
                TuningOptions.defaults(method)
                        .withSearch(60, method == Method.BAYESIAN ? 30 : 80, 5)
                        .withGoal(
                                Objective.SHARPE, new Objective.Limits(1, 1), Execution.defaults())
                        .withBeside(3, 3);
        return new TuningRequest(
                strategy.id(),
                base,
                ParameterGrid.around(strategy, base),
                options,
                Splits.of(SERIES),
                TuningAnalysis.Walk.none());
    }

    static TuneParameters job(
            Workspace workspace, Strategy strategy, Method method, TuningControl control) {
        return TuneParameters.begin(
                workspace,
                TuningSource.of(workspace, "walk", SERIES),
                strategy,
                request(strategy, method),
                control);
    }

    /// Progress that hears what the job says and cancels it where asked.
    static Progress progress(Consumer<String> heard, BooleanSupplier cancelled) {
        return new Progress() {
            @Override
            public void report(long done, long total, String message) {
                heard.accept(message);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }
}
