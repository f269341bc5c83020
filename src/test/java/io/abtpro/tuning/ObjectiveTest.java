package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

class ObjectiveTest {
    private static double profitFactor(double given, double winRate, int trades) {
        var statistics = new double[Statistic.values().length];
        Arrays.fill(statistics, Double.NaN);
        statistics[Statistic.PROFIT_FACTOR.ordinal()] = given;
        statistics[Statistic.WIN_RATE.ordinal()] = winRate;
        statistics[Statistic.TRADES.ordinal()] = trades;
        statistics[Statistic.MAX_DRAWDOWN.ordinal()] = -0.1;
        return Objective.PROFIT_FACTOR.of(statistics, Objective.Limits.defaults());
    }

    @Test
    void aRunWithoutALosingTradeIsTheBestOfProfitFactorsNotTheWorst() {
        assertThat(profitFactor(1.8, 0.6, 9)).isEqualTo(1.8);
        assertThat(profitFactor(Double.NaN, 1, 9)).isEqualTo(100);
        assertThat(profitFactor(Double.NaN, 1, 4)).as("too few trades").isNaN();
        assertThat(profitFactor(Double.NaN, 0, 9)).as("nothing won, nothing lost").isNaN();
    }

    @Test
    void noFiniteProfitFactorReachesThatOfARunThatLostNothingAndTheirOrderStays() {
        double[] counted =
                DoubleStream.of(0, 0.5, 98.9, 99, 99.5, 100, 250, 1e6, 1e12)
                        .map(given -> profitFactor(given, 0.9, 9))
                        .toArray();
        assertThat(counted).isSorted().doesNotHaveDuplicates();
        assertThat(counted[2]).isEqualTo(98.9);
        assertThat(profitFactor(1e300, 0.9, 9)).isLessThan(100);
    }

    @Test
    void aTradeThatNeitherWonNorLostMakesNoLoss() {
        assertThat(profitFactor(Double.NaN, 0.8, 9)).isEqualTo(100);
    }

    @Test
    void aSweepIsOrderedByWhatATuningMaximises() {
        var lostNothing = new Statistics(Map.of(Statistic.WIN_RATE, 1.0));
        var finite =
                new Statistics(Map.of(Statistic.WIN_RATE, 0.9, Statistic.PROFIT_FACTOR, 400.0));
        var lower = new Statistics(Map.of(Statistic.WIN_RATE, 0.9, Statistic.PROFIT_FACTOR, 300.0));
        var none = new Statistics(Map.of(Statistic.NET_RETURN, 0.0));
        assertThat(
                        Stream.of(none, lower, finite, lostNothing)
                                .sorted(Objective.PROFIT_FACTOR.bestFirst()))
                .containsExactly(lostNothing, finite, lower, none);
    }

    @Test
    void theSameHoldsForTheFiguresOfOneRun() {
        Map<Statistic, Double> values = new EnumMap<>(Statistic.class);
        values.put(Statistic.WIN_RATE, 1.0);
        assertThat(Objective.PROFIT_FACTOR.of(new Statistics(values))).hasValue(100);
        assertThat(Objective.SHARPE.of(new Statistics(values))).isEmpty();
    }
}
