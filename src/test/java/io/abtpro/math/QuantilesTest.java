package io.abtpro.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;

class QuantilesTest {
    private static final double EXACT = 1e-12;

    @Test
    void betweenTwoValuesItIsLinear() {
        double[] sample = {1, 2, 4, 8};
        assertThat(Quantiles.linear(sample, 0)).isEqualTo(1);
        assertThat(Quantiles.linear(sample, 0.25)).isEqualTo(1.75);
        assertThat(Quantiles.linear(sample, 0.5)).isEqualTo(3);
        assertThat(Quantiles.linear(sample, 0.9)).isCloseTo(6.8, within(EXACT));
        assertThat(Quantiles.linear(sample, 1)).isEqualTo(8);
    }

    @Test
    void oneValueIsEveryQuantileAndNoneHasNone() {
        assertThat(Quantiles.linear(new double[] {7}, 0.3)).isEqualTo(7);
        assertThat(Quantiles.linear(new double[0], 0.3)).isNaN();
    }

    @Test
    void anInfiniteValueThatIsMetIsGiven() {
        double[] sample = {
            Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
        };
        assertThat(Quantiles.linear(sample, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Quantiles.linear(sample, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /// In decimal arithmetic: the h-th order statistic at h = (n - 1) p + 1, Hyndman and Fan's
    /// definition 7.
    @Test
    void itIsTheSeventhDefinition() {
        var random = new Random(5);
        for (int trial = 0; trial < 2_000; trial++) {
            double[] sample = random.doubles(1 + random.nextInt(30), -5, 5).sorted().toArray();
            double share = random.nextDouble();
            BigDecimal h =
                    BigDecimal.valueOf(sample.length - 1)
                            .multiply(new BigDecimal(share), MathContext.DECIMAL128);
            int floor = h.intValue();
            int next = Math.min(floor + 1, sample.length - 1);
            BigDecimal part = h.subtract(BigDecimal.valueOf(floor));
            BigDecimal right =
                    new BigDecimal(sample[floor])
                            .add(
                                    part.multiply(
                                            new BigDecimal(sample[next])
                                                    .subtract(new BigDecimal(sample[floor])),
                                            MathContext.DECIMAL128));
            assertThat(Quantiles.linear(sample, share))
                    .as("%s at %s", Arrays.toString(sample), share)
                    .isCloseTo(right.doubleValue(), within(EXACT));
        }
    }

    @Test
    void aDigestIsThatOfTheStandardsExample() {
        assertThat(Sha256.hex("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
