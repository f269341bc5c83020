package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bench.GarchBars;
import io.abtpro.forest.RegressionForestLearner;

import org.junit.jupiter.api.Test;

import java.util.List;

class PriceConeTest {
    private static WalkForward walk(BarSeries bars, int horizon) {
        var options =
                ForecastOptions.defaults(horizon)
                        .withTrainBars(200)
                        .withRefitEvery(1_000)
                        .withForest(new RegressionForestLearner(10, 8, 5, 42))
                        .withBaselines(List.of());
        return WalkForward.of(bars, options, (_, _) -> {});
    }

    @Test
    void theConeHoldsTheShareOfClosesThatItPromises() {
        BarSeries bars = GarchBars.of(3_000, 9);
        int horizon = 5;
        int[] inside = new int[3];
        int checked = 0;
        for (int at = 2_000; at + horizon < bars.size(); at += 10) {
            PriceCone cone = PriceCone.last(walk(bars.slice(at - 900, at + 1), horizon));
            for (int k = 0; k < 3; k++) {
                var range = cone.ranges().get(k);
                double close = bars.close(at + horizon);
                inside[k] += range.low() <= close && close <= range.high() ? 1 : 0;
            }
            checked++;
        }
        double[] nominal = {0.5, 0.8, 0.95};
        for (int k = 0; k < 3; k++) {
            double threeErrors = 3 * Math.sqrt(nominal[k] * (1 - nominal[k]) / checked);
            assertThat((double) inside[k] / checked)
                    .isBetween(nominal[k] - threeErrors, nominal[k] + threeErrors);
        }
    }

    @Test
    void widerPromisesHoldNarrowerOnesAroundTheClose() {
        BarSeries bars = GarchBars.of(1_000, 2);
        PriceCone cone = PriceCone.last(walk(bars, 24));
        assertThat(cone.horizon()).isEqualTo(24);
        double close = bars.close(999);
        for (int k = 0; k < 3; k++) {
            var range = cone.ranges().get(k);
            assertThat(close).isBetween(range.low(), range.high());
            if (k > 0) {
                assertThat(range.low()).isLessThan(cone.ranges().get(k - 1).low());
                assertThat(range.high()).isGreaterThan(cone.ranges().get(k - 1).high());
            }
        }
    }

    @Test
    void withTooFewMaturedForecastsThereIsNoCone() {
        assertThat(PriceCone.last(walk(GarchBars.of(340, 2), 5)).ranges()).isEmpty();
    }
}
