package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;

import java.io.IOException;
import java.util.List;

/// The regret of every method at equal numbers of distinct backtests, quartiles of several seeds.
final class TuningRace {
    private static final int[] BUDGETS = {25, 50, 100, 200, 400};
    private static final double TRAINED = 0.6;

    private TuningRace() {}

    static Check check() {
        return new Check(
                "tuning-race",
                "the regret of every method at equal numbers of backtests on the S&P 500",
                List.of(
                        new Check.Argument("seeds", "10", "1"),
                        new Check.Argument("most-backtests", "400", "25")),
                TuningRace::run);
    }

    private static boolean run(Given given) throws IOException {
        BarSeries series = SampleBars.load("S&P 500", given.folder());
        var columns = new Columns(series.slice(0, (int) (series.size() * TRAINED)));
        race(
                given,
                columns,
                "sma-cross",
                new ParameterRange("fast", 5, 60, 1),
                new ParameterRange("slow", 60, 300, 5));
        race(
                given,
                columns,
                "rsi-reversion",
                new ParameterRange("period", 2, 30, 1),
                new ParameterRange("oversold", 10, 45, 5),
                new ParameterRange("overbought", 55, 90, 5));
        return true;
    }

    private static void race(Given given, Columns columns, String id, ParameterRange... ranges) {
        Strategy strategy = StrategyCatalog.get(id);
        var grid = ParameterGrid.of(strategy, strategy.space().defaults(), List.of(ranges));
        var train = Backtest.Period.all(columns.series());
        var all = new Tuner(columns, grid, train, TuningOptions.defaults(Method.GRID));
        all.finish();
        double best = all.log().value(all.log().best());
        given.line("%s, %d cells, best Sharpe %.3f", id, grid.count(), best);
        for (Method method : Method.values()) {
            for (int budget : BUDGETS) {
                if (budget <= given.count("most-backtests")) {
                    Spread regrets =
                            regrets(columns, grid, method, budget, best, given.count("seeds"));
                    given.line(
                            "  %-8s %4d backtests: regret %.3f (%.3f to %.3f)",
                            method.word(),
                            budget,
                            regrets.median(),
                            regrets.lowerQuartile(),
                            regrets.upperQuartile());
                }
            }
        }
    }

    private static Spread regrets(
            Columns columns,
            ParameterGrid grid,
            Method method,
            int budget,
            double best,
            int seeds) {
        var train = Backtest.Period.all(columns.series());
        double[] regrets = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            var tuner =
                    new Tuner(
                            columns,
                            grid,
                            train,
                            TuningOptions.defaults(method).withSearch(budget * 3, budget, seed));
            tuner.finish();
            int winner = tuner.log().best();
            regrets[seed] = winner < 0 ? best : best - tuner.log().value(winner);
        }
        return Spread.of(regrets);
    }
}
