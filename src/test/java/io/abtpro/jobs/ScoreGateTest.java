package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ModelFile;
import io.abtpro.indicators.Columns;
import io.abtpro.report.ParameterKey;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkOptions;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.SignalScores;
import io.abtpro.store.Trainings;
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
import java.util.concurrent.CancellationException;

class ScoreGateTest {
    private static final BarSeries BARS = Fixtures.randomWalk(3_000, 5);
    private static final Columns COLUMNS = new Columns(BARS);
    private static final Strategy STRATEGY = StrategyCatalog.get("bollinger-reversion");
    private static final Execution BOTH =
            new Execution(
                    Execution.Fill.NEXT_OPEN,
                    2,
                    1,
                    100_000,
                    Execution.Side.BOTH,
                    new Execution.Sizing.FractionOfEquity(1),
                    0);
    private static final SignalSource SOURCE =
            new SignalSource("walk", COLUMNS, STRATEGY, STRATEGY.space().defaults(), BOTH);
    private static final ScoreStudy STUDY =
            ScoreStudy.of(List.of(SOURCE), StudyOptions.defaults(), FitProgress.ignored());

    @TempDir private Path home;

    private static ScoreGate gate(double minScore, boolean scaled) {
        return new ScoreGate(new Gate(STUDY, 0), STUDY.options(), minScore, scaled);
    }

    private static RunBacktest job(Optional<Runs> counting, ScoreGate gate) {
        return new RunBacktest(
                COLUMNS,
                STRATEGY,
                STRATEGY.space().defaults(),
                BOTH,
                gate.within(Backtest.Period.all(BARS)),
                counting,
                Optional.empty(),
                Optional.of(gate));
    }

    private static double scoreAt(int bar) {
        for (int i = 0; i < STUDY.table().size(); i++) {
            if (STUDY.table().row(i).bar() == bar) {
                return STUDY.score(i);
            }
        }
        throw new AssertionError("no signal at bar " + bar);
    }

    @Test
    void aGatedBacktestTakesOnlyEntriesScoredAboveTheMinimumBesideTheUngatedRun() {
        RunBacktest.Report report =
                job(Optional.empty(), gate(0.55, false)).run(Progress.ignored());
        assertThat(report.result().trades()).isNotEmpty();
        assertThat(report.result().trades())
                .allMatch(trade -> scoreAt(trade.entryBar() - 1) > 0.55);
        assertThat(report.unsized().orElseThrow().trades().size())
                .isGreaterThan(report.result().trades().size());
        assertThat(report.unsized().orElseThrow().trades())
                .anyMatch(trade -> scoreAt(trade.entryBar() - 1) <= 0.55);
    }

    @Test
    void aScoreThatSizesTakesThatShare() {
        Trade whole =
                job(Optional.empty(), gate(0.4, false))
                        .run(Progress.ignored())
                        .result()
                        .trades()
                        .getFirst();
        Trade part =
                job(Optional.empty(), gate(0.4, true))
                        .run(Progress.ignored())
                        .result()
                        .trades()
                        .getFirst();
        assertThat(part.quantity() / whole.quantity())
                .isCloseTo(scoreAt(whole.entryBar() - 1), within(1e-9));
    }

    @Test
    void aGateOfOtherSignalsIsRefused() {
        ScoreGate gate = gate(0.6, false);
        assertThatThrownBy(
                        () ->
                                new RunBacktest(
                                        COLUMNS,
                                        STRATEGY,
                                        STRATEGY.space().defaults().with("period", 30),
                                        BOTH,
                                        Backtest.Period.all(BARS),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(gate)))
                .hasMessage("entries must be gated by scores of the same signals, were of others");
        assertThatThrownBy(() -> gate(1.2, false))
                .hasMessageContaining("must be in [0, 1), was 1.2");
    }

    @Test
    void aSavedGatedRunGivesTheSameTradesAfterARestartAndBothRunsAreCounted() {
        try (Workspace workspace = H2Workspace.open(home)) {
            var quality = new SeriesQuality(List.of(), "every day");
            workspace
                    .datasets()
                    .add(new Datasets.Description("walk", "X", "test", "f", 0, quality), BARS);
            RunBacktest job = job(Optional.of(workspace.runs()), gate(0.55, true));
            RunBacktest.Report report = job.run(Progress.ignored());
            workspace
                    .runs()
                    .save(job.record(report, InstantSource.system()).named("gated", "walk"));
            assertThat(workspace.runs().trials(BARS.sha256()).count()).isEqualTo(2);
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            List<SavedRuns.Again> again =
                    new SavedRuns(workspace.runs(), "walk", COLUMNS, StrategyCatalog.all(), 3)
                            .run(Progress.ignored());
            assertThat(again)
                    .filteredOn(run -> run.name().equals("gated"))
                    .singleElement()
                    .satisfies(
                            run -> {
                                assertThat(run.same()).isTrue();
                                assertThat(run.gate().orElseThrow().minScore()).isEqualTo(0.55);
                                assertThat(run.gate().orElseThrow().scaled()).isTrue();
                            });
        }
    }

    /// By another label the same gate takes other trades, and is another trial.
    @Test
    void aSavedGateOfAnotherLabelIsMadeAnewWithThatLabel() {
        ScoreStudy barriers =
                ScoreStudy.of(
                        List.of(SOURCE),
                        StudyOptions.defaults()
                                .withLabel(LabelRule.parse("triple-barrier:2,1.5,20")),
                        FitProgress.ignored());
        var other = new ScoreGate(new Gate(barriers, 0), barriers.options(), 0.55, true);
        assertThat(other.key()).isNotEqualTo(gate(0.55, true).key());
        try (Workspace workspace = H2Workspace.open(home)) {
            var quality = new SeriesQuality(List.of(), "every day");
            workspace
                    .datasets()
                    .add(new Datasets.Description("walk", "X", "test", "f", 0, quality), BARS);
            RunBacktest job = job(Optional.of(workspace.runs()), other);
            RunBacktest.Report report = job.run(Progress.ignored());
            workspace
                    .runs()
                    .save(
                            job.record(report, workspace.runs().runClock())
                                    .named("barriers", "walk"));
            assertThat(
                            new SavedRuns(
                                            workspace.runs(),
                                            "walk",
                                            COLUMNS,
                                            StrategyCatalog.all(),
                                            3)
                                    .run(Progress.ignored()))
                    .filteredOn(run -> run.name().equals("barriers"))
                    .singleElement()
                    .satisfies(run -> assertThat(run.same()).isTrue());
        }
    }

    @Test
    void aTrainingIsKeptWithItsModelAndEveryScore() {
        try (Workspace workspace = H2Workspace.open(home)) {
            var keeping = TrainScorer.Keeping.in(workspace);
            TrainScorer.Report report =
                    new TrainScorer(
                                    List.of(SOURCE),
                                    StudyOptions.defaults(),
                                    0.6,
                                    Optional.of(keeping))
                            .run(Progress.ignored());
            Trainings.Training training = workspace.trainings().all().getFirst();
            assertThat(training.status()).isEqualTo(Trainings.Status.COMPLETED);
            assertThat(training.performanceJson()).contains("\"auc\":", "\"judged\":");
            byte[] bytes = workspace.trainings().bytes(report.model().orElseThrow()).orElseThrow();
            var model = ModelFile.read(bytes).model();
            ScoreStudy study = report.study();
            for (int i = 0; i < study.table().size(); i += 13) {
                double[] row = study.table().row(i).features();
                assertThat(model.probability(study.latest().pick(row)))
                        .isEqualTo(study.latest().score(row));
            }
            List<SignalScores.Score> kept =
                    workspace
                            .signalScores()
                            .of("walk", "1d", STRATEGY.id(), ParameterKey.of(SOURCE.parameters()));
            assertThat(kept).hasSize(study.table().size());
            assertThat(kept.getLast().score()).isEqualTo(study.score(study.table().size() - 1));
        }
    }

    @Test
    void aTrainingThatFailsOrIsCancelledKeepsWhyAndNoModel() {
        try (Workspace workspace = H2Workspace.open(home)) {
            var keeping = Optional.of(TrainScorer.Keeping.in(workspace));
            var few = StudyOptions.defaults().withWalk(new WalkOptions(5_000, 10, 5));
            assertThatThrownBy(
                            () ->
                                    new TrainScorer(List.of(SOURCE), few, 0.6, keeping)
                                            .run(Progress.ignored()))
                    .hasMessageContaining("signals are too few");
            assertThatThrownBy(
                            () ->
                                    new TrainScorer(
                                                    List.of(SOURCE),
                                                    StudyOptions.defaults(),
                                                    0.6,
                                                    keeping)
                                            .run(cancelled()))
                    .isInstanceOf(CancellationException.class);
            assertThat(workspace.trainings().all())
                    .extracting(Trainings.Training::status)
                    .containsExactly(Trainings.Status.CANCELLED, Trainings.Status.FAILED);
            assertThat(workspace.trainings().all().getLast().error().orElseThrow())
                    .contains("signals are too few");
            assertThat(workspace.trainings().models()).isEmpty();
            assertThat(workspace.signalScores().newestOutcome()).isEmpty();
        }
    }

    private static Progress cancelled() {
        return new Progress() {
            @Override
            public void report(long done, long total, String message) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
    }

    @Test
    void anEvaluationSetsTheGateBesideNoGateAndCountsBoth() {
        try (Workspace workspace = H2Workspace.open(home)) {
            var training =
                    new TrainScorer(
                            List.of(SOURCE), StudyOptions.defaults(), 0.6, Optional.empty());
            EvaluateScorer.Report report =
                    new EvaluateScorer(training, false, Optional.of(workspace.runs()))
                            .run(Progress.ignored());
            assertThat(report.verdict().orElseThrow().holds()).isFalse();
            assertThat(report.gated().getFirst().run().result().trades().size())
                    .isLessThan(report.gated().getFirst().ungated().trades().size());
            assertThat(workspace.runs().trials(BARS.sha256()).count()).isEqualTo(2);
        }
    }

    @Test
    void theWalkOfFewerBarsGatesTheSameBarsOfAllToTheSameTrades() {
        int end = 2_400;
        ScoreStudy cut =
                ScoreStudy.of(
                        List.of(SOURCE.before(end)),
                        StudyOptions.defaults(),
                        FitProgress.ignored());
        var shown = new Gate(cut, 0);
        var all = new Gate(ScoreStudy.of(List.of(SOURCE), cut.options(), FitProgress.ignored()), 0);
        var gate = new ScoreGate(all, cut.options(), 0.55, false);
        var run =
                new RunBacktest(
                        COLUMNS,
                        STRATEGY,
                        STRATEGY.space().defaults(),
                        BOTH,
                        gate.within(new Backtest.Period(0, end)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(gate));
        assertThat(run.run(Progress.ignored()).result().ledgerSha256())
                .isEqualTo(shown.at(0.55, false).result().ledgerSha256());
    }

    @Test
    void severalSymbolsAreScoredByModelsOfTheOthers() {
        BarSeries other = Fixtures.randomWalk(3_000, 6);
        var second =
                new SignalSource(
                        "other", new Columns(other), STRATEGY, STRATEGY.space().defaults(), BOTH);
        ScoreStudy study =
                ScoreStudy.of(
                        List.of(SOURCE, second), StudyOptions.defaults(), FitProgress.ignored());
        for (var fit : study.walk().fits()) {
            for (int known : fit.scorer().trainedOn()) {
                assertThat(study.table().row(known).source()).isNotEqualTo(fit.source());
            }
        }
        for (int i = 0; i < study.table().size(); i++) {
            assertThat(study.walk().fits().get(study.walk().fitOf()[i]).source())
                    .isEqualTo(study.table().row(i).source());
        }
    }
}
