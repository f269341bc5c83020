package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bench.GarchBars;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

class VolatilityFeatureTest {
    private static final BarSeries BARS = GarchBars.of(400, 11);

    @ParameterizedTest
    @EnumSource
    void noFeatureLooksAhead(VolatilityFeature feature) {
        var audit = LookAheadAudit.of(feature.id(), BARS, feature::column);
        assertThat(audit.clean()).as(audit.sentence()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyFeatureIsNaNUntilWarmupIsFullAndFiniteAfter(VolatilityFeature feature) {
        double[] column = feature.column(BARS);
        assertThat(Arrays.stream(column, 0, VolatilityFeature.WARMUP).allMatch(Double::isNaN))
                .isTrue();
        assertThat(Arrays.stream(column, VolatilityFeature.WARMUP, 400).allMatch(Double::isFinite))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void noFeatureDependsOnTheUnitOfPriceOrVolume(VolatilityFeature feature) {
        double[] other = feature.column(scaled(BARS, 4));
        assertThat(other).containsExactly(feature.column(BARS), within(1e-12));
    }

    @Test
    void volumesWhoseSquaresAreBeyondADoubleHaveADeviation() {
        double[] column = VolatilityFeature.VOLUME_DEVIATION.column(scaled(BARS, 1e200));
        assertThat(column)
                .containsExactly(VolatilityFeature.VOLUME_DEVIATION.column(BARS), within(1e-12));
    }

    private static BarSeries scaled(BarSeries bars, double by) {
        return BarSeries.of(
                bars.timeframe(),
                bars.zone(),
                bars.openTimes(),
                times(bars.opens(), by),
                times(bars.highs(), by),
                times(bars.lows(), by),
                times(bars.closes(), by),
                times(bars.volumes(), by));
    }

    private static double[] times(double[] values, double by) {
        return Arrays.stream(values).map(v -> v * by).toArray();
    }

    @Test
    void momentumSpansTheBarsItNames() {
        int t = 200;
        assertThat(VolatilityFeature.MOMENTUM_1.column(BARS)[t])
                .isEqualTo(BARS.close(t) / BARS.close(t - 1) - 1)
                .isNotZero();
        assertThat(VolatilityFeature.MOMENTUM_6.column(BARS)[t])
                .isEqualTo(BARS.close(t) / BARS.close(t - 6) - 1);
    }

    @Test
    void realisedVolatilityOfOneBarIsItsMove() {
        int t = 200;
        assertThat(VolatilityFeature.RV_1.column(BARS)[t])
                .isCloseTo(Math.abs(Math.log(BARS.close(t) / BARS.close(t - 1))), within(1e-15));
    }

    @Test
    void aJumpIsCountedForAsLongAsItIsInTheWindow() {
        double[] close = BARS.closes();
        double[] high = BARS.highs();
        double[] low = BARS.lows();
        double[] open = BARS.opens();
        for (int t = 200; t < close.length; t++) {
            close[t] *= 2;
            high[t] *= 2;
            low[t] *= 2;
            open[t] *= 2;
        }
        var jumped =
                BarSeries.of(
                        BARS.timeframe(),
                        BARS.zone(),
                        BARS.openTimes(),
                        open,
                        high,
                        low,
                        close,
                        BARS.volumes());
        double[] before = VolatilityFeature.PRICE_JUMPS.column(BARS);
        double[] after = VolatilityFeature.PRICE_JUMPS.column(jumped);
        assertThat(after[199]).isEqualTo(before[199]);
        assertThat(after[200]).isEqualTo(before[200] + 1);
        assertThat(after[300]).isEqualTo(before[300]);
        assertThat(VolatilityFeature.GAP_RATIO.column(jumped)[200])
                .isGreaterThan(VolatilityFeature.GAP_RATIO.column(BARS)[200]);
    }
}
