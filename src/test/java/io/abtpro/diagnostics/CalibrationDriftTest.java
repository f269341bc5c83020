package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class CalibrationDriftTest {
    @Test
    void twoSignalsGiveTheStatisticOfTheFormula() {
        // ((1 - 0.8)(1 - 1.6) + (0 - 0.3)(1 - 0.6)) / sqrt(0.36 * 0.16 + 0.16 * 0.21)
        CalibrationDrift drift =
                CalibrationDrift.of(new double[] {0.8, 0.3}, new boolean[] {true, false});
        assertThat(drift.z()).isCloseTo(-0.24 / Math.sqrt(0.0576 + 0.0336), within(1e-12));
        assertThat(drift.expected()).isCloseTo(0.55, within(1e-15));
        assertThat(drift.won()).isEqualTo(0.5);
    }

    @Test
    void thePValueIsThatOfTheNormalDistribution() {
        assertThat(new CalibrationDrift(1, 0.5, 0.5, 1.959963984540054).pValue())
                .isCloseTo(0.05, within(1e-12));
        assertThat(new CalibrationDrift(1, 0.5, 0.5, -1.959963984540054).pValue())
                .isCloseTo(0.05, within(1e-12));
    }

    @Test
    void probabilitiesOfOneHalfPromiseNothingToTest() {
        assertThat(CalibrationDrift.of(new double[] {0.5, 0.5}, new boolean[] {true, true}).z())
                .isNaN();
    }

    @Test
    void probabilitiesThatHoldAreRejectedAsOftenAsTheLevelSays() {
        var random = new SplittableRandom(5);
        int rejected = 0;
        for (int run = 0; run < 2_000; run++) {
            rejected += simulated(random, 0).pValue() < 0.05 ? 1 : 0;
        }
        // 100 expected, deviation 9.7
        assertThat(rejected).isBetween(65, 135);
    }

    @Test
    void probabilitiesThatPromiseTooMuchAreFound() {
        var random = new SplittableRandom(6);
        for (int run = 0; run < 50; run++) {
            CalibrationDrift drift = simulated(random, 0.25);
            assertThat(drift.pValue()).isLessThan(0.01);
            assertThat(drift.z()).isPositive();
            assertThat(drift.won()).isLessThan(drift.expected());
        }
    }

    private static CalibrationDrift simulated(SplittableRandom random, double tooHigh) {
        double[] probabilities = new double[300];
        boolean[] won = new boolean[300];
        for (int i = 0; i < won.length; i++) {
            double truth = 0.3 + 0.3 * random.nextDouble();
            probabilities[i] = truth + tooHigh;
            won[i] = random.nextDouble() < truth;
        }
        return CalibrationDrift.of(probabilities, won);
    }
}
