package io.abtpro.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {
    /// Relative; the reference values come from an independent erfc and AS 241 in another language.
    private static final double ACCURACY = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "-30.0, 4.906713927148764e-198",
        "-8.0, 6.220960574271819e-16",
        "-5.5, 1.8989562465887738e-08",
        "-3.0, 0.0013498980316300957",
        "-1.0, 0.15865525393145707",
        "-0.5, 0.3085375387259869",
        "0.0, 0.5",
        "0.3, 0.6179114221889526",
        "1.0, 0.8413447460685429",
        "1.96, 0.9750021048517795",
        "2.5, 0.9937903346742238",
        "4.0, 0.9999683287581669",
        "6.0, 0.9999999990134123"
    })
    void cdfMatchesReference(double z, double probability) {
        assertThat(NormalDistribution.cdf(z))
                .isCloseTo(probability, within(ACCURACY * probability));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.0470962993612",
        "1e-20, -9.262340089798405",
        "1e-10, -6.361340902404056",
        "0.001, -3.090232306167813",
        "0.025, -1.9599639845400538",
        "0.07, -1.4757910281791702",
        "0.2, -0.8416212335729142",
        "0.6, 0.2533471031357998",
        "0.9, 1.2815515655446008",
        "0.975, 1.9599639845400536",
        "0.999, 3.090232306167813"
    })
    void quantileMatchesReference(double probability, double z) {
        assertThat(NormalDistribution.quantile(probability))
                .isCloseTo(z, within(ACCURACY * Math.abs(z)));
    }

    @Test
    void momentsOfASmallSample() {
        Moments moments = Moments.of(new double[] {1, 2, 3, 6});
        assertThat(moments.mean()).isEqualTo(3);
        assertThat(moments.variance()).isCloseTo(14 / 3.0, within(ACCURACY));
        assertThat(moments.skewness()).isCloseTo(4.5 / Math.pow(3.5, 1.5), within(ACCURACY));
        assertThat(moments.kurtosis()).isCloseTo(24.5 / 12.25, within(ACCURACY));
    }
}
