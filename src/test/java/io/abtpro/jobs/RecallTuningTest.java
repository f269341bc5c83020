package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.RandomBars;
import io.abtpro.store.Datasets;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class RecallTuningTest {
    @TempDir Path home;
    private final BarSeries series = RandomBars.of(1500, 21);
    private Workspace workspace;
    private TuneParameters.Report tuned;

    @BeforeEach
    void tune() throws Exception {
        workspace = H2Workspace.open(home);
        workspace
                .datasets()
                .add(
                        new Datasets.Description(
                                "walk",
                                "RND",
                                "generated",
                                "r.csv",
                                0,
                                SeriesQuality.of(series, Long.MAX_VALUE)),
                        series);
        var strategy = StrategyCatalog.get("sma-cross");
        var base = strategy.space().defaults();
        var options =
                TuningOptions.defaults(Method.RANDOM)
                        .withSearch(60, 80, 5)
                        .withGoal(
                                Objective.SHARPE, new Objective.Limits(1, 1), Execution.defaults())
                        .withBeside(3, 3);
        var request =
                new TuningRequest(
                        strategy.id(),
                        base,
                        ParameterGrid.around(strategy, base),
                        options,
                        Splits.of(series),
                        TuningAnalysis.Walk.none());
        tuned =
                TuneParameters.begin(
                                workspace, source(), strategy, request, TuningControl.unwatched())
                        .run(Progress.ignored());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private TuningSource source() {
        return TuningSource.of(workspace, "walk", series);
    }

    @Test
    void aPastTuningIsTheSameAgainAndCountsNothing() throws Exception {
        int counted = workspace.runs().trials(series.sha256()).count();
        RecallTuning.Report again = new RecallTuning(workspace, tuned.id()).run(Progress.ignored());
        assertThat(again.same()).isTrue();
        assertThat(again.tuning().result().candidates()).isEqualTo(tuned.result().candidates());
        assertThat(again.tuning().result().walkForward()).isEmpty();
        assertThat(workspace.runs().trials(series.sha256()).count()).isEqualTo(counted);
    }

    @Test
    void aWalkThatFollowedATuningIsThereAgainWithIt() throws Exception {
        var walked =
                new WalkTuning(
                                workspace,
                                source(),
                                tuned.id(),
                                tuned.result(),
                                new TuningAnalysis.Walk(3, 20))
                        .run(Progress.ignored());
        var again =
                new RecallTuning(workspace, tuned.id())
                        .run(Progress.ignored())
                        .tuning()
                        .result()
                        .walkForward();
        assertThat(again).isPresent();
        assertThat(again.get().windows()).hasSize(3).isEqualTo(walked.windows());
        assertThat(again.get().equity()).isEqualTo(walked.equity());
    }

    /// Q-learning without a budget ended once where it knew every cell; opened again, it goes no
    /// further than it did.
    @Test
    void aPastTuningGoesAsFarAsItWentThen() throws Exception {
        var strategy = StrategyCatalog.get("sma-cross");
        var ranges =
                List.of(
                        new ParameterRange("fast", 10, 40, 10),
                        new ParameterRange("slow", 60, 120, 20));
        var options = TuningOptions.defaults(Method.RL).withSearch(200, 16, 42).withBeside(0, 0);
        var request =
                new TuningRequest(
                        strategy.id(),
                        strategy.space().defaults(),
                        ranges,
                        options,
                        Splits.of(series),
                        TuningAnalysis.Walk.none());
        var then =
                TuneParameters.begin(
                                workspace, source(), strategy, request, TuningControl.unwatched())
                        .run(Progress.ignored());
        Tunings tunings = workspace.tunings();
        Tunings.Tuning kept = tunings.find(then.id()).orElseThrow();
        var started = kept.started();
        long old =
                tunings.begin(
                        new Tunings.Started(
                                started.datasetName(),
                                started.datasetSha256(),
                                started.strategy(),
                                started.method(),
                                started.requestJson().replace("\"budget\":16", "\"budget\":0"),
                                started.originalJson()));
        tunings.finish(
                old,
                kept.iterations(),
                kept.status(),
                kept.optimizedJson(),
                kept.performanceJson());

        var again = new RecallTuning(workspace, old).run(Progress.ignored());
        assertThat(again.tuning().result().done()).isEqualTo(then.result().done()).isLessThan(200);
        assertThat(again.same()).isTrue();
    }
}
