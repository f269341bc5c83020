package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

/// The same path in other units has the same returns but for their last digits, so it has the same
/// forecasts.
class PriceScaleTest {
    private static final double NEAR = 1e-6;
    private static final BarSeries BARS =
            GeneratedBars.of(new GeneratedBars.Options(600, 3, Timeframe.parse("1d")));
    private static final ForecastOptions OPTIONS =
            ForecastOptions.defaults(5)
                    .withBaselines(List.of(Baseline.HAR, Baseline.GARCH))
                    .withRefitEvery(100);

    private static BarSeries scaled(double by) {
        return BarSeries.of(
                BARS.timeframe(),
                BARS.zone(),
                BARS.openTimes(),
                times(BARS.opens(), by),
                times(BARS.highs(), by),
                times(BARS.lows(), by),
                times(BARS.closes(), by),
                BARS.volumes());
    }

    private static double[] times(double[] column, double by) {
        return Arrays.stream(column).map(x -> x * by).toArray();
    }

    private static void same(double[] one, double[] other, String what) {
        for (int t = 0; t < one.length; t++) {
            if (!Double.isNaN(one[t]) || !Double.isNaN(other[t])) {
                assertThat(other[t] / one[t])
                        .as("%s at bar %d", what, t)
                        .isBetween(1 - NEAR, 1 + NEAR);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.01, 3, 1e6})
    void forecastsDoNotHangOnTheUnitOfPrices(double by) {
        WalkForward plain = WalkForward.of(BARS, OPTIONS, (_, _) -> {});
        WalkForward other = WalkForward.of(scaled(by), OPTIONS, (_, _) -> {});
        same(plain.predicted(), other.predicted(), "forest");
        same(plain.confidence(), other.confidence(), "confidence");
        same(plain.predicted(Baseline.HAR), other.predicted(Baseline.HAR), "HAR");
        same(plain.predicted(Baseline.GARCH), other.predicted(Baseline.GARCH), "GARCH");
    }
}
