package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class PyramidTest {
    @Test
    void everyRunHasTheExtremesOfBruteForce() {
        var random = new SplittableRandom(1);
        double[] values = random.doubles(1000).map(v -> v < 0.05 ? Double.NaN : v).toArray();
        var pyramid = new Pyramid(values);
        for (int i = 0; i < 2000; i++) {
            int from = random.nextInt(-5, 1000);
            int to = random.nextInt(from, 1010);
            double min = Double.NaN;
            double max = Double.NaN;
            for (int t = Math.max(0, from); t < Math.min(1000, to); t++) {
                if (!Double.isNaN(values[t])) {
                    min = Double.isNaN(min) ? values[t] : Math.min(min, values[t]);
                    max = Double.isNaN(max) ? values[t] : Math.max(max, values[t]);
                }
            }
            assertThat(pyramid.min(from, to)).isEqualTo((Double) min);
            assertThat(pyramid.max(from, to)).isEqualTo((Double) max);
        }
    }

    @Test
    void aSpikeOfOneBarInAMillionIsFound() {
        double[] values = new double[1_000_000];
        values[123_456] = 9;
        var pyramid = new Pyramid(values);
        assertThat(pyramid.max(0, 1_000_000)).isEqualTo(9);
        assertThat(pyramid.max(123_457, 1_000_000)).isZero();
    }
}
