package io.abtpro.tuning;

import io.abtpro.math.Quantiles;
import io.abtpro.backtest.Backtest;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.RealBars;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import java.util.Arrays;
import java.util.List;

/// Prints the regret of every method at equal numbers of distinct backtests, quartiles of 10 seeds. Run by hand.
final class TuningRace {
    private static final int[] BUDGETS = {25, 50, 100, 200, 400};

    private TuningRace() {}

    public static void main(String[] arguments) {
        var series = RealBars.sp500();
        int to = (int) (series.size() * 0.6);
        var columns = new Columns(series.slice(0, to));
        race(columns, "sma-cross", new ParameterRange("fast", 5, 60, 1), new ParameterRange("slow", 60, 300, 5));
        race(
                columns, "rsi-reversion", new ParameterRange("period", 2, 30, 1),
                new ParameterRange("oversold", 10, 45, 5), new ParameterRange("overbought", 55, 90, 5));
    }

    private static void race(Columns columns, String id, ParameterRange... ranges) {
        Strategy strategy = StrategyCatalog.get(id);
        var grid = ParameterGrid.of(strategy, strategy.space().defaults(), List.of(ranges));
        var train = new Backtest.Period(0, columns.series().size());
        var all = new Tuner(columns, grid, train, TuningOptions.defaults(Method.GRID));
        all.finish();
        double best = all.log().value(all.log().best());
        System.out.printf("%s, %d cells, best Sharpe %.3f%n", id, grid.count(), best);
        for (Method method : Method.values()) {
            for (int budget : BUDGETS) {
                double[] regrets = new double[10];
                for (int seed = 0; seed < regrets.length; seed++) {
                    var tuner = new Tuner(
                            columns, grid, train, TuningOptions.defaults(method).withSearch(budget * 3, budget, seed));
                    tuner.finish();
                    int winner = tuner.log().best();
                    regrets[seed] = winner < 0 ? best : best - tuner.log().value(winner);
                }
                Arrays.sort(regrets);
                System.out.printf(
                        "  %-8s %4d backtests: regret %.3f (%.3f to %.3f)%n",
                        method.word(), budget, Quantiles.linear(regrets, 0.5), Quantiles.linear(regrets, 0.25),
                        Quantiles.linear(regrets, 0.75));
            }
        }
    }
}
