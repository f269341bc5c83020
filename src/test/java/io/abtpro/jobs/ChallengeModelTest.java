package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.labels.Outcome;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ChallengeModelTest {
    private static final Strategy STRATEGY = StrategyCatalog.get("bollinger-reversion");
    private static final Execution BOTH =
            new Execution(
                    Execution.Fill.NEXT_OPEN,
                    0,
                    0,
                    100_000,
                    Execution.Side.BOTH,
                    new Execution.Sizing.FractionOfEquity(1),
                    0);

    @TempDir private Path home;

    private static SignalSource source(BarSeries bars) {
        return new SignalSource(
                "walk", new Columns(bars), STRATEGY, STRATEGY.space().defaults(), BOTH);
    }

    private static TrainScorer.Keeping keeping(Workspace workspace) {
        return TrainScorer.Keeping.in(workspace);
    }

    @Test
    void onARandomWalkTheChampionStays() {
        BarSeries all = Fixtures.randomWalk(5_000, 21);
        try (Workspace workspace = H2Workspace.open(home)) {
            long champion =
                    new TrainScorer(
                                    List.of(source(all.slice(0, 3_000))),
                                    StudyOptions.defaults(),
                                    0.6,
                                    Optional.of(keeping(workspace)))
                            .run(Progress.ignored())
                            .model()
                            .orElseThrow();
            ChallengeModel.Report report =
                    new ChallengeModel(List.of(source(all)), champion, 0.6, keeping(workspace))
                            .run(Progress.ignored());
            assertThat(report.promoted()).isEmpty();
            assertThat(report.challenge().judged()).isGreaterThan(100);
            assertThat(report.challenge().low()).isLessThan(report.challenge().high());
            assertThat(workspace.trainings().models()).hasSize(1);
        }
    }

    /// The champion learnt that signals win on one condition; since then they win on its opposite.
    @Test
    void aChampionThatLearntWhatNoLongerHoldsIsReplaced() {
        BarSeries all = Fixtures.randomWalk(6_000, 22);
        int turn = 2_500;
        LabelRule turned =
                signals -> {
                    double[] momentum = signals.columns().column("roc", List.of(10.0));
                    return LabelRule.netProfit().outcomes(signals).stream()
                            .map(
                                    o ->
                                            !o.matured()
                                                    ? o
                                                    : new Outcome(
                                                            o.signalBar(),
                                                            o.isLong(),
                                                            o.exitBar(),
                                                            momentum[o.signalBar()] > 0
                                                                            == o.signalBar() < turn
                                                                    ? 0.01
                                                                    : -0.01))
                            .toList();
                };
        try (Workspace workspace = H2Workspace.open(home)) {
            long champion =
                    new TrainScorer(
                                    List.of(source(all.slice(0, turn))),
                                    StudyOptions.defaults().withLabel(turned),
                                    0.6,
                                    Optional.of(keeping(workspace)))
                            .run(Progress.ignored())
                            .model()
                            .orElseThrow();
            ChallengeModel.Report report =
                    new ChallengeModel(
                                    List.of(source(all)), champion, 0.6, keeping(workspace), turned)
                            .run(Progress.ignored());
            assertThat(report.challenge().isWon()).isTrue();
            assertThat(report.promoted()).isPresent();
            assertThat(workspace.trainings().models()).hasSize(2);
        }
    }

    @Test
    void aChallengeNeedsOutcomesThatMaturedSince() {
        BarSeries all = Fixtures.randomWalk(3_000, 23);
        try (Workspace workspace = H2Workspace.open(home)) {
            long champion =
                    new TrainScorer(
                                    List.of(source(all)),
                                    StudyOptions.defaults(),
                                    0.6,
                                    Optional.of(keeping(workspace)))
                            .run(Progress.ignored())
                            .model()
                            .orElseThrow();
            assertThatThrownBy(
                            () ->
                                    new ChallengeModel(
                                                    List.of(source(all)),
                                                    champion,
                                                    0.6,
                                                    keeping(workspace))
                                            .run(Progress.ignored()))
                    .hasMessageContaining(
                            "signals have matured since the champion was trained; a challenge needs"
                                    + " 20");
            assertThatThrownBy(
                            () ->
                                    new ChallengeModel(
                                                    List.of(source(all)),
                                                    99,
                                                    0.6,
                                                    keeping(workspace))
                                            .run(Progress.ignored()))
                    .hasMessageContaining("there is no model 99");
        }
    }
}
