package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Trade;
import io.abtpro.bench.Walks;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class GateTest {
    private static final StudyOptions OPTIONS =
            new StudyOptions(
                    SignalFeatures.ORIGINAL,
                    new RandomForestLearner(new ForestOptions(20, 6, 10, 0, 42)),
                    LabelRule.netProfit(),
                    new WalkOptions(60, 40, 5),
                    Calibration.Method.PLATT,
                    WalkForwardScores.Symbols.TOGETHER);
    private static final ScoreStudy STUDY =
            ScoreStudy.of(
                    List.of(Walks.source(Walks.hours(4_000, 7), "bollinger-reversion")),
                    OPTIONS,
                    FitProgress.ignored());
    private static final Gate GATE = new Gate(STUDY, 0);

    private static int signalOf(Trade trade) {
        for (int i = 0; i < STUDY.table().size(); i++) {
            if (STUDY.table().row(i).bar() == trade.entryBar() - 1) {
                return i;
            }
        }
        throw new AssertionError("no signal for " + trade);
    }

    @Test
    void aGateBelowEveryScoreTakesEverySignal() {
        assertThat(GATE.at(-1, false).result().ledgerSha256())
                .isEqualTo(GATE.ungated().ledgerSha256());
        assertThat(GATE.at(-1, false).ledger())
                .isEqualTo(new GateLedger(List.of(), List.of(), List.of(), 0));
    }

    @Test
    void aGateAboveEveryScoreTakesNoneAndSkipsTheTradesOfTheUngatedRunAsItSizedThem() {
        Gate.Run run = GATE.at(1, false);
        assertThat(run.result().trades()).isEmpty();
        assertThat(run.ledger().skipped()).isEqualTo(GATE.ungated().trades());
    }

    @Test
    void everyTradeTakenHadAScoreAboveTheThresholdThatNoModelHadSeen() {
        List<Trade> trades = GATE.at(0.55, false).result().trades();
        assertThat(trades).isNotEmpty();
        for (Trade trade : trades) {
            int signal = signalOf(trade);
            assertThat(STUDY.score(signal)).isGreaterThan(0.55);
            assertThat(STUDY.inSample(signal)).isFalse();
        }
        for (Trade trade : GATE.at(0.55, false).ledger().skipped()) {
            assertThat(STUDY.score(signalOf(trade))).isLessThanOrEqualTo(0.55);
        }
    }

    @Test
    void aScaledSizeIsThatShareOfTheUsual() {
        Trade whole = GATE.at(0.4, false).result().trades().getFirst();
        Trade scaled = GATE.at(0.4, true).result().trades().getFirst();
        assertThat(scaled.quantity())
                .isCloseTo(
                        whole.quantity() * STUDY.score(signalOf(whole)),
                        within(1e-9 * whole.quantity()));
    }

    @Test
    void chanceGatesLieAroundTheirMedianAndTakeAllWhereEveryScoreIsAboveTheThreshold() {
        Gate.Chance half = GATE.chance(0.5, false, 40);
        int last = half.low().length - 1;
        assertThat(half.low()[last]).isLessThan(half.median()[last]);
        assertThat(half.median()[last]).isLessThan(half.high()[last]);
        BacktestResult all = GATE.ungated();
        assertThat(GATE.chance(-1, false, 5).low()).containsExactly(all.equity());
    }

    @Test
    void anExplanationSumsToTheScore() {
        var explainers = new Explanation.Explainers(STUDY);
        for (int i = 0; i < STUDY.table().size(); i += 17) {
            Explanation why = explainers.of(i);
            assertThat(why.exact()).isTrue();
            assertThat(why.base() + Arrays.stream(why.values()).sum())
                    .isCloseTo(STUDY.score(i), within(1e-9));
        }
    }

    @Test
    void aFlipTurnsTheAdviceAndNothingNearerInItsFeatureDoes() {
        int found = 0;
        for (int i = 60; i < STUDY.table().size(); i += 11) {
            FittedScorer scorer = STUDY.scorer(i);
            double[] row = STUDY.table().row(i).features();
            Optional<Flip> flip = Flip.of(STUDY.table(), scorer, row, 0.5);
            if (flip.isPresent()) {
                found++;
                double[] changed = row.clone();
                changed[flip.get().feature()] = flip.get().to();
                assertThat(Advice.of(scorer.score(changed), 0.5)).isEqualTo(flip.get().advice());
                assertThat(Advice.of(scorer.score(row), 0.5)).isNotEqualTo(flip.get().advice());
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void theCacheGivesTheBitsOfTheModelAndStaysWithinItsBound() {
        var cache = new ScoreCache(20);
        FittedScorer scorer = STUDY.scorer(100);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 60; i++) {
                double[] row = STUDY.table().row(i).features();
                assertThat(cache.score(scorer, row)).isEqualTo(scorer.score(row));
            }
        }
        assertThat(cache.size()).isLessThanOrEqualTo(20);
        double[] row = STUDY.table().row(5).features();
        FittedScorer other = STUDY.latest();
        cache.score(scorer, row);
        assertThat(cache.score(other, row)).isEqualTo(other.score(row));
    }

    @Test
    void neighboursWereKnownThenAndTheNearestComesFirst() {
        int of = STUDY.table().size() - 1;
        List<Neighbours.Neighbour> near = Neighbours.of(STUDY.table(), of, 12);
        assertThat(near).hasSize(12);
        for (int k = 0; k < near.size(); k++) {
            assertThat(STUDY.table().row(near.get(k).signal()).knownAt())
                    .isLessThanOrEqualTo(STUDY.table().row(of).time());
            assertThat(near.get(k).likeness())
                    .isBetween(0.0, k == 0 ? 1 : near.get(k - 1).likeness());
        }
    }

    @Test
    void theVerdictOnARandomWalkIsThatThereIsNoEdge() {
        ScoreQuality quality = ScoreQuality.of(STUDY);
        Gate.Run run = GATE.at(0.6, false);
        Verdict verdict =
                ScoreVerdict.of(
                        quality,
                        GateReading.of(
                                "", GATE, 0.6, run, Optional.of(GATE.chance(0.6, false, 100))));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.claim()).isEqualTo("No edge found.");
        assertThat(verdict.numbers())
                .contains("of the score, 95 % interval", "out-of-sample signals", "calibrated (")
                .contains("The gate at 0.60 executes ")
                .doesNotContain("better.");
        assertThat(GATE.ungated().statistics().value(Statistic.SHARPE)).isPresent();
    }

    @Test
    void everyJudgedSignalBelongsToOneBlock() {
        int judged =
                ScoreQuality.blocks(STUDY, 0.5).stream().mapToInt(ScoreQuality.Block::judged).sum();
        assertThat(judged).isEqualTo(STUDY.judged().length);
        assertThat(ScoreQuality.confusion(STUDY, 0.5).count()).isEqualTo(judged);
    }
}
