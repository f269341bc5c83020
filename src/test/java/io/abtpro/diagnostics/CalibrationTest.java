package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import smile.classification.PlattScaling;

import java.util.Random;
import java.util.SplittableRandom;

class CalibrationTest {
    /// Scores whose true chance is the score squared.
    private static double[] scores(int n, long seed) {
        return new Random(seed).doubles(n).toArray();
    }

    private static boolean[] won(double[] scores, long seed) {
        var random = new Random(seed + 1);
        boolean[] won = new boolean[scores.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = random.nextDouble() < scores[i] * scores[i];
        }
        return won;
    }

    @ParameterizedTest
    @EnumSource(names = {"PLATT", "ISOTONIC"})
    void calibratedScoresAreNearerToWhatHappens(Calibration.Method method) {
        double[] fitted = scores(2_000, 1);
        Calibration calibration = Calibration.fit(method, fitted, won(fitted, 1));
        double[] unseen = scores(4_000, 3);
        boolean[] won = won(unseen, 3);
        double[] calibrated = new double[unseen.length];
        for (int i = 0; i < unseen.length; i++) {
            calibrated[i] = calibration.probability(unseen[i]);
        }
        assertThat(BrierScore.of(calibrated, won).score())
                .isLessThan(BrierScore.of(unseen, won).score() - 0.01);
        assertThat(calibration.probability(0.5)).isCloseTo(0.25, within(0.06));
    }

    @ParameterizedTest
    @EnumSource
    void aHigherScoreNeverBecomesALowerProbability(Calibration.Method method) {
        double[] scores = scores(300, 5);
        boolean[] won = new boolean[300];
        for (int i = 0; i < won.length; i++) {
            won[i] = new SplittableRandom(i).nextDouble() > scores[i];
        }
        Calibration calibration = Calibration.fit(method, scores, won);
        double before = 0;
        for (double score = -0.2; score <= 1.2; score += 0.01) {
            double p = calibration.probability(score);
            assertThat(p).isGreaterThanOrEqualTo(method == Calibration.Method.NONE ? p : before);
            before = p;
        }
    }

    @Test
    void plattIsThatOfSmile() {
        double[] scores = scores(500, 7);
        boolean[] won = won(scores, 7);
        int[] outcomes = new int[won.length];
        for (int i = 0; i < won.length; i++) {
            outcomes[i] = won[i] ? 1 : 0;
        }
        PlattScaling smile = PlattScaling.fit(scores, outcomes);
        Calibration ours = Calibration.fit(Calibration.Method.PLATT, scores, won);
        for (double score = 0; score <= 1; score += 0.1) {
            assertThat(ours.probability(score)).isCloseTo(smile.scale(score), within(1e-6));
        }
    }

    @Test
    void isotonicPoolsWhatDoesNotRise() {
        double[] scores = {0.1, 0.2, 0.3, 0.4, 0.5};
        boolean[] won = {false, true, false, true, true};
        Calibration calibration = Calibration.fit(Calibration.Method.ISOTONIC, scores, won);
        assertThat(calibration.probability(0.1)).isEqualTo(0);
        assertThat(calibration.probability(0.2)).isEqualTo(0.5);
        assertThat(calibration.probability(0.25)).isEqualTo(0.5);
        assertThat(calibration.probability(0.35)).isCloseTo(0.75, within(1e-12));
        assertThat(calibration.probability(0.9)).isEqualTo(1);
    }

    @Test
    void scoresThatWinLessWhenHigherBecomeTheWonShare() {
        double[] scores = {0.1, 0.2, 0.8, 0.9};
        boolean[] won = {true, true, false, false};
        Calibration calibration = Calibration.fit(Calibration.Method.PLATT, scores, won);
        assertThat(calibration.probability(0.1)).isCloseTo(0.5, within(1e-12));
        assertThat(calibration.probability(0.9)).isCloseTo(0.5, within(1e-12));
    }
}
