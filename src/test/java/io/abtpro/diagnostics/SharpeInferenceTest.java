package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures of Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier (2012), The Deflated
/// Sharpe Ratio (2014).
class SharpeInferenceTest {
    @ParameterizedTest
    @CsvSource({"10, 1.57459830", "100, 2.53060289", "1000, 3.25512151"})
    void expectedBestMatchesReference(int trials, double best) {
        assertThat(SharpeInference.expectedBest(trials, 1)).isCloseTo(best, within(5e-9));
    }

    @Test
    void oneTrialHasNoBest() {
        assertThat(SharpeInference.expectedBest(1, 0.5)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"100, -3, 10, 0.9003968", "46, -3, 10, 0.9505017", "88, 0, 3, 0.9504908"})
    void deflatedSharpeMatchesThePaper(
            int trials, double skewness, double kurtosis, double deflated) {
        double benchmark = SharpeInference.expectedBest(trials, 0.5 / 250);
        double sharpe = 2.5 / Math.sqrt(250);
        assertThat(SharpeInference.probabilistic(sharpe, benchmark, 1250, skewness, kurtosis))
                .isCloseTo(deflated, within(5e-8));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 0.9817", "-2.448, 10.164, 0.9134"})
    void probabilisticSharpeMatchesThePaper(double skewness, double kurtosis, double probability) {
        assertThat(SharpeInference.probabilistic(0.458, 0, 24, skewness, kurtosis))
                .isCloseTo(probability, within(5e-4));
    }
}
