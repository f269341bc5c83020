package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.SharpeInference;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.RandomBars;
import io.abtpro.math.Moments;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.IntStream;

class NoiseTest {
    private static final int WALKS = 30;

    /// Standard errors that a mean of chance results stays within in 999 of 1000 cases.
    private static final double ERRORS = 3.3;

    private static final double EVIDENCE = 0.95;

    /// Of 30 at 5 %, 1.5 are expected; more than 4 come up in 1 of 60 cases.
    private static final int MOST_BELIEVED = 4;

    @ParameterizedTest
    @EnumSource(Method.class)
    void onRandomWalksTheHoldoutOfTheWinnerIsNoBetterThanChance(Method method) {
        double[] train = new double[WALKS];
        double[] holdout = new double[WALKS];
        int believed = 0;
        for (int i = 0; i < WALKS; i++) {
            BarSeries series = RandomBars.of(1200, 100 + i);
            Splits splits = Splits.of(series);
            Strategy strategy = StrategyCatalog.get("sma-cross");
            var grid =
                    ParameterGrid.of(
                            strategy,
                            strategy.space().defaults(),
                            List.of(
                                    new ParameterRange("fast", 2, 20, 2),
                                    new ParameterRange("slow", 5, 60, 5)));
            var defaults = Execution.defaults();
            var free =
                    new Execution(
                            defaults.fill(),
                            0,
                            0,
                            defaults.capital(),
                            Execution.Side.BOTH,
                            defaults.sizing(),
                            0);
            var options =
                    TuningOptions.defaults(method)
                            .withSearch(40, 40, i)
                            .withGoal(Objective.SHARPE, Objective.Limits.defaults(), free);
            Tuner tuner =
                    new Tuner(
                            new Columns(splits.trainingBars(series)),
                            grid,
                            splits.train(),
                            options);
            tuner.finish();
            int best = tuner.log().best();
            believed += deflatedSharpe(series, splits, grid, free, tuner) > EVIDENCE ? 1 : 0;
            train[i] = tuner.log().value(best);
            holdout[i] =
                    Holdout.open(
                                    series,
                                    splits,
                                    strategy,
                                    grid.parameters(tuner.log().cell(best)),
                                    free)
                            .statistics()
                            .value(Statistic.SHARPE)
                            .orElse(0);
        }
        assertThat(standardErrors(train)).isGreaterThan(ERRORS);
        assertThat(Math.abs(standardErrors(holdout))).isLessThan(ERRORS);
        assertThat(believed).isLessThanOrEqualTo(MOST_BELIEVED);
    }

    private static double deflatedSharpe(
            BarSeries series, Splits splits, ParameterGrid grid, Execution execution, Tuner tuner) {
        var columns = new Columns(splits.trainingBars(series));
        var best = grid.parameters(tuner.log().cell(tuner.log().best()));
        var run =
                Backtest.run(
                        columns.series(),
                        grid.strategy().signals(columns, best),
                        grid.strategy().protection(best),
                        execution,
                        splits.train());
        double annual = Math.sqrt(run.barsPerYear());
        double[] sharpes =
                IntStream.range(0, tuner.log().size())
                        .mapToDouble(
                                t -> tuner.log().statistics(t)[Statistic.SHARPE.ordinal()] / annual)
                        .filter(s -> !Double.isNaN(s))
                        .toArray();
        double luck =
                SharpeInference.expectedBest(tuner.log().size(), Moments.of(sharpes).variance());
        Moments moments = Moments.of(run.barReturns());
        double sharpe = run.statistics().value(Statistic.SHARPE).orElseThrow() / annual;
        return SharpeInference.probabilistic(
                sharpe, luck, moments.count(), moments.skewness(), moments.kurtosis());
    }

    private static double standardErrors(double[] values) {
        Moments moments = Moments.of(values);
        return moments.mean() / (moments.standardDeviation() / Math.sqrt(values.length));
    }
}
