package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class LuckBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {19, 20, 27, 39, 100})
    void aSearchThatFindsOnlyLuckIsAboveTheFloorInOneOfTwentyCasesAtMost(int twins) {
        var random = new Random(twins);
        int cases = 40_000;
        int above = 0;
        for (int i = 0; i < cases; i++) {
            double[] values = random.doubles(twins).sorted().toArray();
            above += random.nextDouble() > LuckBenchmark.floor(values, twins) ? 1 : 0;
        }
        assertThat((double) above / cases).isLessThan(0.053).isGreaterThan(0.03);
    }

    @Test
    void tooFewTwinsTellNothing() {
        assertThat(LuckBenchmark.floor(new double[] {0.1, 0.9}, 2)).isNaN();
        assertThat(LuckBenchmark.floor(IntStream.range(0, 18).asDoubleStream().toArray(), 18))
                .isNaN();
    }

    @Test
    void aTwinWithinNoLimitsIsBelowAllOthers() {
        double[] three = {0.1, 0.2, 0.3};
        assertThat(LuckBenchmark.floor(three, 20)).isCloseTo(0.3, within(0.0));
        assertThat(LuckBenchmark.floor(Arrays.copyOf(three, 0), 20)).isNaN();
    }
}
