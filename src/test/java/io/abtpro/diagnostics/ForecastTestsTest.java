package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class ForecastTestsTest {
    private static final double FLOOR = 1e-12;

    @Test
    void kupiecReproducesItsWorkedCases() {
        assertThat(Kupiec.of(252, 20, 0.05).likelihoodRatio())
                .isCloseTo(3.91255083, within(0.5e-8));
        assertThat(Kupiec.of(252, 20, 0.05).pValue()).isCloseTo(.0479268, within(0.5e-7));
        assertThat(Kupiec.of(255, 6, 0.01).likelihoodRatio()).isCloseTo(3.41535753, within(0.5e-8));
    }

    @Test
    void kupiecIsZeroWhereThePromiseIsKeptExactly() {
        assertThat(Kupiec.of(100, 20, 0.2)).isEqualTo(new Kupiec(0, 1));
        assertThat(Kupiec.of(100, 0, 0.05).likelihoodRatio())
                .isCloseTo(-200 * Math.log(0.95), within(1e-12));
    }

    @Test
    void christoffersenSeesMissesThatComeInRuns() {
        boolean[] runs = new boolean[200];
        boolean[] alone = new boolean[200];
        for (int i = 0; i < 200; i++) {
            runs[i] = i % 100 < 20;
            alone[i] = i % 5 == 0;
        }
        assertThat(Christoffersen.of(runs, 0.2).independencePValue()).isLessThan(1e-10);
        assertThat(Christoffersen.of(runs, 0.2).conditionalPValue()).isLessThan(1e-10);
        var even = Christoffersen.of(random(2_000, 0.2, 3), 0.2);
        assertThat(even.independencePValue()).isGreaterThan(0.05);
        assertThat(even.conditionalPValue()).isGreaterThan(0.05);
        // Misses at an even distance are no less dependent than misses in runs.
        assertThat(Christoffersen.of(alone, 0.2).independencePValue()).isLessThan(1e-5);
    }

    @Test
    void christoffersenByHand() {
        // Moves 0->0 twice, 0->1 twice, 1->0 once, 1->1 none.
        var test = Christoffersen.of(new boolean[] {false, false, true, false, false, true}, 0.4);
        double free = 4 * Math.log(0.5);
        double independent = 3 * Math.log(0.6) + 2 * Math.log(0.4);
        assertThat(test.independence()).isCloseTo(2 * (free - independent), within(1e-12));
    }

    private static boolean[] random(int n, double probability, long seed) {
        var random = new SplittableRandom(seed);
        boolean[] misses = new boolean[n];
        for (int i = 0; i < n; i++) {
            misses[i] = random.nextDouble() < probability;
        }
        return misses;
    }

    @Test
    void qlikeIsZeroForAnExactForecastAndPunishesTooLowMoreThanTooHigh() {
        assertThat(Qlike.of(4, 4, FLOOR)).isZero();
        assertThat(Qlike.of(4, 2, FLOOR)).isCloseTo(2 - Math.log(2) - 1, within(1e-15));
        assertThat(Qlike.of(4, 2, FLOOR)).isGreaterThan(Qlike.of(4, 8, FLOOR));
        assertThat(Qlike.of(0, 1, FLOOR)).isFinite();
        assertThatThrownBy(() -> Qlike.of(Double.NaN, 1, FLOOR)).hasMessageContaining("NaN");
    }

    @Test
    void variancesBelowTheFloorOfALossCountAsTheFloor() {
        assertThat(Qlike.of(0, 0, 0.5)).isZero();
        assertThat(Qlike.of(0.1, 2, 0.5)).isEqualTo(Qlike.of(0.5, 2, FLOOR));
        assertThat(Qlike.of(2, 0, 0.5)).isCloseTo(4 - Math.log(4) - 1, within(1e-15));
        assertThatThrownBy(() -> Qlike.of(1, 1, 0))
                .hasMessageContaining("floor of a loss must be above 0, was 0.0");
    }

    @Test
    void pinballIsLeastAtTheQuantile() {
        double[] candidates = {0.3, 0.5, 0.7, 0.9};
        double[] losses = new double[4];
        var random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            double outcome = random.nextDouble();
            for (int k = 0; k < 4; k++) {
                losses[k] += PinballLoss.of(outcome, candidates[k], 0.7);
            }
        }
        assertThat(losses[2]).isLessThan(losses[0]).isLessThan(losses[1]).isLessThan(losses[3]);
        assertThat(PinballLoss.of(3, 1, 0.9)).isCloseTo(1.8, within(1e-15));
        assertThat(PinballLoss.of(1, 3, 0.9)).isCloseTo(0.2, within(1e-15));
    }

    @Test
    void pitOfASampleFromTheForecastIsFlat() {
        double[] sample = {1, 2, 3, 4};
        assertThat(Pit.of(0, sample)).isCloseTo(0.1, within(1e-15));
        assertThat(Pit.of(2.5, sample)).isCloseTo(0.5, within(1e-15));
        assertThat(Pit.of(9, sample)).isCloseTo(0.9, within(1e-15));
        assertThat(Pit.density(new double[] {0.1, 0.3, 0.6, 0.9}, 2)).containsExactly(1, 1);
    }

    @Test
    void dieboldMarianoByHandAtHorizonOne() {
        double[] difference = {1, -1, 2, 0, 1, -2, 3, 1, 0, 1};
        double mean = 0.6;
        int lags = 2;
        double[] covariance = new double[3];
        for (int lag = 0; lag < 3; lag++) {
            for (int i = lag; i < 10; i++) {
                covariance[lag] += (difference[i] - mean) * (difference[i - lag] - mean) / 10;
            }
        }
        double variance = covariance[0] + 2 * (2.0 / 3 * covariance[1] + 1.0 / 3 * covariance[2]);
        var test = DieboldMariano.of(difference, new double[10], 1);
        assertThat(test.lags()).isEqualTo(lags);
        assertThat(test.statistic())
                .isCloseTo(mean / Math.sqrt(variance / 10) * Math.sqrt(0.9), within(1e-12));
        assertThat(test.meanDifference()).isCloseTo(mean, within(1e-15));
    }

    @Test
    void dieboldMarianoOfOneModelWithItselfFindsNoDifference() {
        double[] losses = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(DieboldMariano.of(losses, losses, 5).pValue()).isEqualTo(1);
    }

    @Test
    void dieboldMarianoRejectsEqualModelsAboutAsOftenAsItSays() {
        // Differences that overlap over 24 bars: the test must not mistake the overlap for
        // evidence.
        int rejected = 0;
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            double[] shocks = random.doubles(2_024).map(u -> u - 0.5).toArray();
            double[] difference = new double[2_000];
            for (int i = 0; i < difference.length; i++) {
                for (int k = 0; k < 24; k++) {
                    difference[i] += shocks[i + k];
                }
            }
            rejected +=
                    DieboldMariano.of(difference, new double[2_000], 24).pValue() < 0.05 ? 1 : 0;
        }
        // 5 % of 400 is 20; the estimate of a long-run variance leaves the test slightly generous.
        assertThat(rejected).isBetween(8, 45);
    }
}
