package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.bench.GarchBars;
import io.abtpro.forest.RegressionForestLearner;

import org.junit.jupiter.api.Test;

import java.util.List;

class VolatilityTargetTest {
    @Test
    void aPositionShrinksAsVolatilityGrowsAndIsCapped() {
        var target = new VolatilityTarget(0.2, 1.5);
        assertThat(target.size(0.4)).isEqualTo(0.5);
        assertThat(target.size(0.2)).isEqualTo(1);
        assertThat(target.size(0.01)).isEqualTo(1.5);
        assertThat(target.size(0)).isEqualTo(1.5);
    }

    @Test
    void noPositionIsTakenBeforeTheFirstForecast() {
        BarSeries bars = GarchBars.of(700, 1);
        var options =
                ForecastOptions.defaults(5)
                        .withBaselines(List.of())
                        .withForest(new RegressionForestLearner(5, 5, 5, 1));
        var walk = WalkForward.of(bars, options, (_, _) -> {});
        double[] sizes = new VolatilityTarget(0.1, 2).sizes(walk);
        assertThat(sizes[walk.firstForecast() - 1]).isZero();
        assertThat(sizes[walk.firstForecast()]).isBetween(0.01, 2.0);
    }

    @Test
    void aTargetOrCapOfNothingIsRefused() {
        assertThatThrownBy(() -> new VolatilityTarget(0, 1))
                .hasMessageContaining("target volatility");
        assertThatThrownBy(() -> new VolatilityTarget(0.1, Double.NaN)).hasMessageContaining("NaN");
    }
}
