package io.abtpro.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;

class SignificantTest {
    private static final MathContext SEVEN = new MathContext(7, RoundingMode.HALF_EVEN);

    @Test
    void whatHasNoDigitsStaysAsItIs() {
        for (double value :
                new double[] {
                    0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
                }) {
            assertThat(Double.compare(Significant.round(value), value)).isZero();
        }
    }

    @Test
    void sevenDigitsStayAndMoreAreRounded() {
        assertThat(Significant.round(41.8976412345)).isEqualTo(41.89764);
        assertThat(Significant.round(-0.000123456789)).isEqualTo(-0.0001234568);
        assertThat(Significant.round(23)).isEqualTo(23);
        assertThat(Significant.round(123_456_789)).isEqualTo(123_456_800);
    }

    /// Decimal arithmetic rounds the same number, but for ties that scaling decides by its last
    /// bit.
    @Test
    void itIsTheDecimalRounding() {
        var random = new Random(8);
        for (int i = 0; i < 50_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(-14, 14));
            double right = new BigDecimal(value).round(SEVEN).doubleValue();
            assertThat(Significant.round(value))
                    .as("%s", value)
                    .satisfiesAnyOf(
                            rounded -> assertThat(rounded).isEqualTo(right),
                            rounded ->
                                    assertThat(Math.abs(rounded - right))
                                            .isLessThanOrEqualTo(Math.ulp(right)));
        }
    }

    @Test
    void theLastDigitsOfASumChangeNothing() {
        var random = new Random(9);
        int changed = 0;
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextGaussian();
            changed +=
                    Significant.round(value) == Significant.round(value * (1 + 4 * Math.ulp(1.0)))
                            ? 0
                            : 1;
        }
        assertThat(changed).isLessThanOrEqualTo(1);
    }
}
