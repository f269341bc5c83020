package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

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
            under +=
                    (roc.falsePositives()[p] - roc.falsePositives()[p - 1])
                            * (roc.truePositives()[p] + roc.truePositives()[p - 1])
                            / 2;
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
        assertThat(RocCurve.of(turned, won).auc())
                .isCloseTo(1 - RocCurve.of(scores, won).auc(), within(1e-12));
        assertThat(RocCurve.of(turned, won).deviation())
                .isCloseTo(RocCurve.of(scores, won).deviation(), within(1e-12));
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

    /// Source: the pain scores of Brunner and Munzel (2000) as R's lawstat::brunner.munzel.test
    /// prints them.
    @Test
    void theIntervalIsThatOfBrunnerAndMunzel() {
        double[] lower = {1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1};
        double[] upper = {3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4};
        double[] scores = new double[25];
        boolean[] won = new boolean[25];
        System.arraycopy(lower, 0, scores, 0, 14);
        System.arraycopy(upper, 0, scores, 14, 11);
        Arrays.fill(won, 14, 25, true);
        RocCurve roc = RocCurve.of(scores, won);
        assertThat(roc.auc()).isCloseTo(0.788961, within(5e-7));
        assertThat(roc.degrees()).isCloseTo(17.683, within(5e-4));
        double[] interval = roc.interval(25, 25);
        assertThat(interval[0]).isCloseTo(0.5952169, within(5e-8));
        assertThat(interval[1]).isCloseTo(0.9827052, within(5e-8));
    }

    @Test
    void fewerIndependentOutcomesWidenTheInterval() {
        double[] scores = scores(200, 9);
        RocCurve roc = RocCurve.of(scores, won(scores, 9));
        double[] all = roc.interval(200, 200);
        double[] quarter = roc.interval(200, 50);
        // Twice, and a little more, since the error itself is known from fewer.
        assertThat((quarter[1] - quarter[0]) / (all[1] - all[0])).isBetween(2.0, 2.1);
    }

    @Test
    void whereEveryPairIsInOrderTheIntervalStillHasAWidth() {
        RocCurve roc =
                RocCurve.of(
                        new double[] {1, 2, 3, 4, 5, 6, 7, 8},
                        new boolean[] {false, false, false, true, true, true, true, true});
        assertThat(roc.auc()).isEqualTo(1);
        // Three losers below all winners: an area of 0.29 places them so once in forty.
        assertThat(roc.interval(8, 8)[0]).isCloseTo(Math.cbrt(0.025), within(1e-12));
        assertThat(roc.interval(8, 8)[1]).isEqualTo(1);
        RocCurve turned =
                RocCurve.of(
                        new double[] {1, 2, 3, 4, 5, 6, 7, 8},
                        new boolean[] {true, true, true, true, true, false, false, false});
        assertThat(turned.interval(8, 8)[0]).isZero();
        assertThat(turned.interval(8, 8)[1]).isCloseTo(1 - Math.cbrt(0.025), within(1e-12));
    }

    @Test
    void oneLoserAloneHasAnAreaWithoutAnInterval() {
        RocCurve roc = RocCurve.of(new double[] {1, 2, 3}, new boolean[] {true, false, true});
        assertThat(roc.auc()).isEqualTo(0.5);
        assertThat(roc.rarer()).isEqualTo(1);
        assertThat(roc.interval(3, 3)).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void anOutcomeWeighsInTheAreaAsItsScoreRanks() {
        assertThat(RocCurve.weights(new double[] {0.2, 0.9, 0.2, 0.5}))
                .containsExactly(-0.25, 0.375, -0.25, 0.125);
        // The area is 1/2 + the weights of those that won / (won lost / n), less their mean weight,
        // which is 0.
        double[] scores = scores(90, 3);
        boolean[] won = won(scores, 3);
        double sum = 0;
        int wins = 0;
        for (int i = 0; i < 90; i++) {
            sum += won[i] ? RocCurve.weights(scores)[i] : 0;
            wins += won[i] ? 1 : 0;
        }
        assertThat(RocCurve.of(scores, won).auc())
                .isCloseTo(0.5 + sum * 90 / (wins * (90.0 - wins)), within(1e-12));
    }

    @Test
    void anOutcomeThatNeverOccursIsRefused() {
        assertThatThrownBy(() -> RocCurve.of(new double[] {1, 2}, new boolean[] {true, true}))
                .hasMessage("some signals must have won and some lost, of 2 won 2");
        assertThatThrownBy(
                        () ->
                                RocCurve.of(
                                        new double[] {1, Double.NaN}, new boolean[] {true, false}))
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
        assertThat(BrierScore.of(new double[] {0.75, 0.75, 0.75, 0.75}, won).skill())
                .isCloseTo(0, within(1e-12));
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
        assertThat(
                        Reliability.of(
                                new double[] {1, 1, 1, 1},
                                new boolean[] {true, false, true, true},
                                3))
                .singleElement()
                .satisfies(bin -> assertThat(bin.wonShare()).isEqualTo(0.75));
    }

    @Test
    void confusionCountsEverySignalOnce() {
        Confusion at =
                Confusion.at(
                        0.6,
                        new double[] {0.7, 0.61, 0.6, 0.1},
                        new boolean[] {true, false, true, false});
        assertThat(at).isEqualTo(new Confusion(1, 1, 1, 1));
        assertThat(at.precision()).isEqualTo(0.5);
        assertThat(at.recall()).isEqualTo(0.5);
        assertThat(at.accuracy()).isEqualTo(0.5);
        assertThat(new Confusion(0, 0, 3, 1).precision()).isNaN();
    }

    @Test
    void neighboursThatAreAlikeCountAsFewerInAStability() {
        double[] apart = new Random(4).doubles(2_000).toArray();
        assertThat(PopulationStability.independent(apart)).isBetween(1_500.0, 2_000.0);
        double[] alike = new double[2_000];
        var random = new Random(6);
        for (int i = 1; i < alike.length; i++) {
            alike[i] = 0.9 * alike[i - 1] + random.nextGaussian();
        }
        // (1 - 0.9)/(1 + 0.9) of their number.
        assertThat(PopulationStability.independent(alike)).isBetween(70.0, 170.0);
        assertThat(PopulationStability.independent(new double[] {3, 3, 3})).isEqualTo(3);
        assertThat(PopulationStability.independent(new double[0])).isEqualTo(1);
    }

    @Test
    void aBinOfOverlappingTradesHasAWiderInterval() {
        double[] scores = scores(60, 5);
        boolean[] won = won(scores, 5);
        long[] from = new long[60];
        long[] to = new long[60];
        Arrays.setAll(from, i -> i);
        Arrays.setAll(to, i -> i + 30);
        var overlap = OutcomeOverlap.of(new int[60], from, to, new boolean[60], won);
        List<Reliability.Bin> alone = Reliability.of(scores, won, 2);
        List<Reliability.Bin> together = Reliability.of(scores, won, 2, overlap);
        for (int b = 0; b < 2; b++) {
            assertThat(together.get(b).won()).isEqualTo(alone.get(b).won());
            assertThat(together.get(b).interval().low()).isLessThan(alone.get(b).interval().low());
            assertThat(together.get(b).interval().high())
                    .isGreaterThan(alone.get(b).interval().high());
        }
    }

    @Test
    void stabilityIsZeroForTheSameValuesAndLargeForOthers() {
        double[] then = new Random(1).doubles(1_000).toArray();
        assertThat(PopulationStability.index(then, then)).isCloseTo(0, within(1e-12));
        assertThat(PopulationStability.index(then, new Random(2).doubles(1_000).toArray()))
                .isLessThan(PopulationStability.STABLE_BELOW);
        assertThat(
                        PopulationStability.index(
                                then, new Random(2).doubles(1_000, 0.5, 1.5).toArray()))
                .isGreaterThan(PopulationStability.SHIFTED_FROM);
        assertThat(PopulationStability.index(new double[] {1, 1}, new double[] {1, 1, 1}))
                .isCloseTo(0, within(1e-12));
        assertThat(PopulationStability.index(then, new double[0])).isNaN();
    }
}
