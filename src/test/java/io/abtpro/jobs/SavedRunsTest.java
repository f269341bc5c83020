package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class SavedRunsTest {
    @TempDir Path home;

    private final BarSeries series = Fixtures.randomWalk(800, 3);
    private final Columns columns = new Columns(series);

    private RunBacktest job(
            Workspace workspace, String strategy, Execution execution, Backtest.Period period) {
        Strategy found = StrategyCatalog.get(strategy);
        return new RunBacktest(
                columns,
                found,
                found.space().defaults().with("stopLoss", 2.5),
                execution,
                period,
                Optional.of(workspace.runs()));
    }

    private static Execution shorts() {
        return new Execution(
                Execution.Fill.SAME_CLOSE,
                3,
                0.5,
                5000,
                Execution.Side.BOTH,
                new Execution.Sizing.FixedCash(1234.5),
                0.01);
    }

    private void store(Workspace workspace) {
        var quality = new SeriesQuality(List.of(), "every day");
        workspace
                .datasets()
                .add(new Datasets.Description("walk", "X", "test", "f", 0, quality), series);
    }

    @Test
    void savedRunGivesTheSameTradesAfterARestart() {
        var period = new Backtest.Period(100, 700);
        try (Workspace workspace = H2Workspace.open(home)) {
            store(workspace);
            for (String strategy : List.of("sma-cross", "rsi-reversion")) {
                RunBacktest job = job(workspace, strategy, shorts(), period);
                workspace
                        .runs()
                        .save(
                                job.record(job.run(Progress.ignored()), InstantSource.system())
                                        .named("run " + strategy, "walk"));
            }
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            List<SavedRuns.Again> again =
                    new SavedRuns(workspace.runs(), "walk", columns, StrategyCatalog.all(), 3)
                            .run(Progress.ignored());
            assertThat(again)
                    .extracting(SavedRuns.Again::name)
                    .containsExactly("run sma-cross", "run rsi-reversion");
            assertThat(again).allMatch(SavedRuns.Again::same);
            assertThat(again.getFirst().execution()).isEqualTo(shorts());
            assertThat(again.getFirst().report().result().period()).isEqualTo(period);
            assertThat(again.getFirst().parameters().get("stopLoss")).isEqualTo(2.5);
            workspace.runs().forget("walk", "run sma-cross");
            assertThat(workspace.runs().of("walk")).hasSize(1);
        }
    }

    @Test
    void aRunThatANewerWorkbenchSavedIsLeftOut() {
        try (Workspace workspace = H2Workspace.open(home)) {
            store(workspace);
            RunBacktest job = job(workspace, "sma-cross", shorts(), new Backtest.Period(100, 700));
            Runs.Run run =
                    job.record(job.run(Progress.ignored()), InstantSource.system())
                            .named("newer", "walk");
            String newer =
                    run.documentJson().replace("\"schemaVersion\": 1", "\"schemaVersion\": 2");
            assertThat(newer).isNotEqualTo(run.documentJson());
            workspace
                    .runs()
                    .save(
                            new Runs.Run(
                                    run.name(),
                                    run.datasetName(),
                                    run.datasetSha256(),
                                    run.strategy(),
                                    newer,
                                    run.ledgerSha256(),
                                    run.at()));
            assertThat(
                            new SavedRuns(
                                            workspace.runs(),
                                            "walk",
                                            columns,
                                            StrategyCatalog.all(),
                                            3)
                                    .run(Progress.ignored()))
                    .isEmpty();
        }
    }

    @Test
    void everyCountedRunIsRecordedOnceAndNeedsNoName() {
        try (Workspace workspace = H2Workspace.open(home)) {
            store(workspace);
            RunBacktest job =
                    job(workspace, "sma-cross", Execution.defaults(), Backtest.Period.all(series));
            job.run(Progress.ignored());
            job.run(Progress.ignored());
            assertThat(workspace.runs().of("walk")).isEmpty();
            assertThat(workspace.datasets().dependents("walk"))
                    .isEqualTo(new Datasets.Dependents(0, 1));
            workspace.runs().forget("walk", "no such run");
        }
        try (var database =
                        java.sql.DriverManager.getConnection(
                                "jdbc:h2:file:" + home.resolve("workspace"), "sa", "");
                var rows =
                        database.createStatement()
                                .executeQuery("SELECT dataset_name, strategy FROM backtest_run")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("walk");
            assertThat(rows.next()).isFalse();
        } catch (java.sql.SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
