package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.math.Moments;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoiseTest {
    private static final int WALKS = 30;
    /// Standard errors that a mean of chance results stays within in 999 of 1000 cases.
    private static final double ERRORS = 3.3;

    @ParameterizedTest
    @EnumSource(Method.class)
    void onRandomWalksTheHoldoutOfTheWinnerIsNoBetterThanChance(Method method) {
        double[] train = new double[WALKS];
        double[] holdout = new double[WALKS];
        for (int i = 0; i < WALKS; i++) {
            BarSeries series = RandomBars.of(1200, 100 + i);
            Splits splits = Splits.of(series);
            Strategy strategy = StrategyCatalog.get("sma-cross");
            var grid = ParameterGrid.of(
                    strategy, strategy.space().defaults(),
                    List.of(new ParameterRange("fast", 2, 20, 2), new ParameterRange("slow", 5, 60, 5)));
            var defaults = Execution.defaults();
            var free = new Execution(
                    defaults.fill(), 0, 0, defaults.capital(), Execution.Side.BOTH, defaults.sizing(), 0);
            var options = TuningOptions.defaults(method)
                    .withSearch(40, 40, i)
                    .withGoal(Objective.SHARPE, Objective.Limits.defaults(), free);
            Tuner tuner = new Tuner(new Columns(splits.trainingBars(series)), grid, splits.train(), options);
            tuner.finish();
            int best = tuner.log().best();
            train[i] = tuner.log().value(best);
            holdout[i] = Holdout.open(series, splits, strategy, grid.parameters(tuner.log().cell(best)), free)
                    .statistics()
                    .value(Statistic.SHARPE)
                    .orElse(0);
        }
        assertThat(standardErrors(train)).isGreaterThan(ERRORS);
        assertThat(Math.abs(standardErrors(holdout))).isLessThan(ERRORS);
    }

    private static double standardErrors(double[] values) {
        Moments moments = Moments.of(values);
        return moments.mean() / (moments.standardDeviation() / Math.sqrt(values.length));
    }
}
