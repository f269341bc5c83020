package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreMeasuresTest {
    private static double[] scores(int n, long seed) {
        var random = new Random(seed);
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            // Rounded, so that there are ties.
            scores[i] = Math.round(random.nextDouble() * 20) / 20.0;
        }
        return scores;
    }

    private static boolean[] won(double[] scores, long seed) {
        var random = new Random(seed + 1_000);
        boolean[] won = new boolean[scores.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = random.nextDouble() < 0.3 + 0.4 * scores[i];
        }
        return won;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areaIsTheShareOfPairsInOrder(long seed) {
        double[] scores = scores(120, seed);
        boolean[] won = won(scores, seed);
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < 120; i++) {
            for (int j = 0; j < 120; j++) {
                if (won[i] && !won[j]) {
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        RocCurve roc = RocCurve.of(scores, won);
        assertThat(roc.auc()).isCloseTo(right / pairs, within(1e-12));
        double under = 0;
        for (int p = 1; p < roc.falsePositives().length; p++) {
            under += (roc.falsePositives()[p] - roc.falsePositives()[p - 1])
                    * (roc.truePositives()[p] + roc.truePositives()[p - 1]) / 2;
        }
        assertThat(under).isCloseTo(roc.auc(), within(1e-12));
        assertThat(roc.truePositives()[roc.truePositives().length - 1]).isEqualTo(1);
    }

    @Test
    void turningScoresAroundTurnsTheAreaAround() {
        double[] scores = scores(200, 9);
        boolean[] won = won(scores, 9);
        double[] turned = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            turned[i] = -scores[i];
        }
        assertThat(RocCurve.of(turned, won).auc()).isCloseTo(1 - RocCurve.of(scores, won).auc(), within(1e-12));
        assertThat(RocCurve.of(turned, won).deviation()).isCloseTo(RocCurve.of(scores, won).deviation(), within(1e-12));
    }

    @Test
    void theIntervalHoldsOneHalfForScoresThatSayNothingInNineteenOfTwenty() {
        int held = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            var random = new Random(run);
            double[] scores = random.doubles(150).toArray();
            boolean[] won = new boolean[150];
            for (int i = 0; i < won.length; i++) {
                won[i] = random.nextBoolean();
            }
            double[] interval = RocCurve.of(scores, won).interval(150, 150);
            held += interval[0] <= 0.5 && 0.5 <= interval[1] ? 1 : 0;
        }
        assertThat(held / (double) runs).isBetween(0.92, 0.98);
    }

    @Test
    void fewerIndependentOutcomesWidenTheInterval() {
        double[] scores = scores(200, 9);
        RocCurve roc = RocCurve.of(scores, won(scores, 9));
        double[] all = roc.interval(200, 200);
        double[] quarter = roc.interval(200, 50);
        assertThat(quarter[1] - quarter[0]).isCloseTo(2 * (all[1] - all[0]), within(1e-9));
    }

    @Test
    void anOutcomeThatNeverOccursIsRefused() {
        assertThatThrownBy(() -> RocCurve.of(new double[] {1, 2}, new boolean[] {true, true}))
                .hasMessage("some signals must have won and some lost, of 2 won 2");
        assertThatThrownBy(() -> RocCurve.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .hasMessage("a score must be finite, was NaN");
    }

    @Test
    void precisionAndRecallOfAHandCase() {
        double[] scores = {0.9, 0.8, 0.7, 0.6};
        boolean[] won = {true, false, true, false};
        PrecisionRecall curve = PrecisionRecall.of(scores, won);
        assertThat(curve.recall()).containsExactly(0.5, 0.5, 1, 1);
        assertThat(curve.precision()).containsExactly(1, 0.5, 2 / 3.0, 0.5);
        assertThat(curve.averagePrecision()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-12));
    }

    @Test
    void brierOfAHandCase() {
        BrierScore brier = BrierScore.of(new double[] {0.8, 0.4}, new boolean[] {true, false});
        assertThat(brier.score()).isCloseTo((0.04 + 0.16) / 2, within(1e-12));
        assertThat(brier.ofBaseRate()).isEqualTo(0.25);
        assertThat(brier.skill()).isCloseTo(0.6, within(1e-12));
        assertThat(brier.logLoss()).isCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, within(1e-12));
        assertThatThrownBy(() -> BrierScore.of(new double[] {1.2}, new boolean[] {true}))
                .hasMessage("a probability must be in [0, 1], was 1.2");
    }

    @Test
    void namingTheBaseRateHasNoSkill() {
        boolean[] won = {true, false, true, true};
        assertThat(BrierScore.of(new double[] {0.75, 0.75, 0.75, 0.75}, won).skill()).isCloseTo(0, within(1e-12));
    }

    @Test
    void everySignalFallsIntoOneBinAndEqualScoresIntoTheSame() {
        double[] scores = scores(103, 5);
        boolean[] won = won(scores, 5);
        List<Reliability.Bin> bins = Reliability.of(scores, won, 6);
        assertThat(bins.stream().mapToInt(Reliability.Bin::count).sum()).isEqualTo(103);
        assertThat(bins).hasSizeLessThanOrEqualTo(6);
        for (int b = 1; b < bins.size(); b++) {
            assertThat(bins.get(b).meanScore()).isGreaterThan(bins.get(b - 1).meanScore());
        }
        assertThat(Reliability.of(new double[] {1, 1, 1, 1}, new boolean[] {true, false, true, true}, 3))
                .singleElement()
                .satisfies(bin -> assertThat(bin.wonShare()).isEqualTo(0.75));
    }

    @Test
    void confusionCountsEverySignalOnce() {
        Confusion at = Confusion.at(0.6, new double[] {0.7, 0.61, 0.6, 0.1}, new boolean[] {true, false, true, false});
        assertThat(at).isEqualTo(new Confusion(1, 1, 1, 1));
        assertThat(at.precision()).isEqualTo(0.5);
        assertThat(at.recall()).isEqualTo(0.5);
        assertThat(at.accuracy()).isEqualTo(0.5);
        assertThat(new Confusion(0, 0, 3, 1).precision()).isNaN();
    }

    @Test
    void stabilityIsZeroForTheSameValuesAndLargeForOthers() {
        double[] then = new Random(1).doubles(1_000).toArray();
        assertThat(PopulationStability.index(then, then)).isCloseTo(0, within(1e-12));
        assertThat(PopulationStability.index(then, new Random(2).doubles(1_000).toArray()))
                .isLessThan(PopulationStability.STABLE_BELOW);
        assertThat(PopulationStability.index(then, new Random(2).doubles(1_000, 0.5, 1.5).toArray()))
                .isGreaterThan(PopulationStability.SHIFTED_FROM);
        assertThat(PopulationStability.index(new double[] {1, 1}, new double[] {1, 1, 1})).isCloseTo(0, within(1e-12));
        assertThat(PopulationStability.index(then, new double[0])).isNaN();
    }
}
