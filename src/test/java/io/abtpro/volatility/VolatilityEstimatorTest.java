package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.bench.GarchBars;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.ZoneOffset;

class VolatilityEstimatorTest {
    /// TTR prints 15 digits.
    private static final double PRINTED = 1e-13;

    @ParameterizedTest
    @CsvSource({
        "CLOSE_TO_CLOSE, 0.32335490274644, 0.320472543999673",
        "GARMAN_KLASS, 0.195413609031942, 0.194699564990104",
        "PARKINSON, 0.198622320543468, 0.197915621818732",
        "ROGERS_SATCHELL, 0.195104204575323, 0.194336664338813",
        "GARMAN_KLASS_YANG_ZHANG, 0.25811376156076, 0.257697270814301",
        "YANG_ZHANG, 0.261126988004311, 0.260060353098129"
    })
    void estimatorsEqualTtrOnApple(VolatilityEstimator estimator, double last, double before) {
        BarSeries apple = Samples.load("aapl.csv");
        double[] column = estimator.rolling(apple, 20, 252);
        assertThat(column[column.length - 1]).isCloseTo(last, within(PRINTED));
        assertThat(column[column.length - 2]).isCloseTo(before, within(PRINTED));
    }

    @ParameterizedTest
    @EnumSource
    void outputIsNaNUntilWarmupIsFull(VolatilityEstimator estimator) {
        double[] column = estimator.rolling(GarchBars.of(60, 1), 20, 252);
        assertThat(column[18]).isNaN();
        assertThat(column[20]).isPositive();
    }

    @Test
    void aGapCountsInEveryEstimatorsBarVariance() {
        double[] open = {100, 110};
        double[] close = {100, 110};
        long[] time = {0, 86_400_000L};
        var bars =
                BarSeries.of(
                        Timeframe.parse("1d"),
                        ZoneOffset.UTC,
                        time,
                        open,
                        open,
                        open,
                        close,
                        new double[] {1, 1});
        double gap = Math.log(1.1);
        for (VolatilityEstimator estimator : VolatilityEstimator.values()) {
            assertThat(estimator.barVariances(bars, 5)[1])
                    .as(estimator.id())
                    .isCloseTo(gap * gap, within(1e-15));
        }
    }

    @Test
    void everyEstimatorMeasuresTheSameVarianceOnAverage() {
        BarSeries bars = GarchBars.of(5_000, 3, 100);
        double[] close = VolatilityEstimator.CLOSE_TO_CLOSE.barVariances(bars, 20);
        double expected = mean(close);
        // A hundred steps a bar hide part of the range, so range estimators read low by up to a
        // quarter.
        for (VolatilityEstimator estimator : VolatilityEstimator.values()) {
            assertThat(mean(estimator.barVariances(bars, 20)) / expected)
                    .as(estimator.id())
                    .isBetween(0.75, 1.1);
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (int t = 1; t < values.length; t++) {
            sum += values[t];
        }
        return sum / (values.length - 1);
    }

    @Test
    void anUnknownEstimatorIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> VolatilityEstimator.parse("parkinsons"))
                .hasMessageContaining("close-to-close")
                .hasMessageContaining("parkinsons");
    }
}
