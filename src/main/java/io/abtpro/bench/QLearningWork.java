package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;

import java.util.List;

/// A whole search by Q-learning.
final class QLearningWork {
    private QLearningWork() {}

    static List<Workload> all() {
        return List.of(new Workload("q-learning", "s", Goal.atMost(2), QLearningWork::prepared));
    }

    private static Prepared prepared(Setting setting) {
        int episodes = setting.size(1000, 5);
        BarSeries series =
                GeneratedBars.of(
                        new GeneratedBars.Options(
                                setting.size(2000, 500), 1, Timeframe.parse("1d")));
        var strategy = SweepWork.strategy();
        var grid =
                ParameterGrid.of(
                        strategy,
                        strategy.space().defaults(),
                        List.of(
                                new ParameterRange("fast", 5, 60, 1),
                                new ParameterRange("slow", 60, 300, 5)));
        TuningOptions options = TuningOptions.defaults(Method.RL).withSearch(episodes, 0, 42);
        return new Prepared(
                "%,d episodes of Q-learning on %,d bars, %,d cells of sma-cross"
                        .formatted(episodes, series.size(), grid.count()),
                "the backtests that rank the candidates included; columns computed each time",
                setting.rounds(Rounds.ofLong()),
                Sample.time(
                        1,
                        () -> {
                            var tuner =
                                    new Tuner(
                                            new Columns(series),
                                            grid,
                                            Backtest.Period.all(series),
                                            options);
                            tuner.finish();
                            return tuner.log().value(0);
                        }));
    }
}
