package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class StepCurveTest {
    @Test
    void stepsAndSeriesHoldWhatWasPutInAlsoWhileTheyGrowOn() {
        var random = new Random(5);
        List<Double> put = new ArrayList<>();
        StepCurve steps = StepCurve.none();
        EpisodeSeries series = EpisodeSeries.empty();
        StepCurve half = steps;
        EpisodeSeries halfSeries = series;
        for (int i = 0; i < 500; i++) {
            double value = i < 20 ? Double.NaN : random.nextInt(4);
            put.add(value);
            steps = steps.with(value);
            series = series.with(value);
            if (i == 249) {
                half = steps;
                halfSeries = series;
            }
        }
        assertThat(steps.toArray()).containsExactly(put.stream().mapToDouble(v -> v).toArray());
        assertThat(half.toArray())
                .containsExactly(put.stream().limit(250).mapToDouble(v -> v).toArray());
        assertThat(halfSeries.length()).isEqualTo(250);
        for (int i = 0; i < 500; i++) {
            assertThat(steps.at(i)).isEqualTo(put.get(i));
            assertThat(series.at(i)).isEqualTo(put.get(i));
        }
        assertThat(steps.last()).isEqualTo(put.getLast());
        assertThat(steps.starts()).hasSameSizeAs(steps.levels()).startsWith(0, 20);
        StepCurve early = half;
        EpisodeSeries earlySeries = halfSeries;
        assertThatThrownBy(() -> early.at(250))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("249");
        assertThatThrownBy(() -> earlySeries.at(250)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSeriesKnowsItsEndsAndItsMeans() {
        EpisodeSeries series = EpisodeSeries.empty().with(3).with(-1).with(4);
        assertThat(series.least()).isEqualTo(-1);
        assertThat(series.most()).isEqualTo(4);
        assertThat(series.mean(0, 3)).isEqualTo(2);
        assertThat(series.mean(1, 2)).isEqualTo(-1);
    }

    @Test
    void nothingHasNoEnd() {
        assertThat(StepCurve.none().last()).isNaN();
        assertThat(StepCurve.none().toArray()).isEmpty();
        assertThat(EpisodeSeries.empty().least()).isGreaterThan(EpisodeSeries.empty().most());
    }
}
