package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.forest.FitProgress;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

/// The same path in other units: the same signals get the same scores.
class PriceScaleTest {
    private static final double NEAR = 1e-9;
    private static final BarSeries BARS = RandomBars.of(2_500, 4);

    private static double[] scores(BarSeries bars) {
        var strategy = StrategyCatalog.get("bollinger-reversion");
        var source =
                new SignalSource(
                        "X",
                        new Columns(bars),
                        strategy,
                        strategy.space().defaults(),
                        Execution.defaults());
        ScoreStudy study =
                ScoreStudy.of(List.of(source), StudyOptions.defaults(), FitProgress.ignored());
        return study.judgedScores();
    }

    private static double[] times(double[] column, double by) {
        return Arrays.stream(column).map(x -> x * by).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.01, 3, 1e6})
    void scoresDoNotHangOnTheUnitOfPrices(double by) {
        BarSeries other =
                BarSeries.of(
                        BARS.timeframe(),
                        BARS.zone(),
                        BARS.openTimes(),
                        times(BARS.opens(), by),
                        times(BARS.highs(), by),
                        times(BARS.lows(), by),
                        times(BARS.closes(), by),
                        BARS.volumes());
        double[] plain = scores(BARS);
        assertThat(plain.length).isGreaterThan(50);
        assertThat(scores(other)).containsExactly(plain, within(NEAR));
    }
}
