package io.abtpro.tuning;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import java.util.List;
import java.util.function.LongFunction;

/// Prints how often a search is above its noise floor: where there is nothing to find, and where there is. Run by hand.
final class NoiseFloorSize {
    private static final int SERIES = 200;
    private static final int BARS = 1000;

    private NoiseFloorSize() {}

    /// What is searched and how.
    record Setting(String strategy, Method method, int budget, Execution.Side side, Objective objective) {
        static Setting of(String strategy, Execution.Side side) {
            return new Setting(strategy, Method.GRID, 0, side, Objective.SHARPE);
        }
    }

    /// How many of `count` searches, each on a series of its own, are above their floor.
    static int above(LongFunction<BarSeries> bars, Setting setting, int count, long seed) {
        int above = 0;
        for (int i = 0; i < count; i++) {
            above += isAbove(bars.apply(seed + i), setting, i) ? 1 : 0;
        }
        return above;
    }

    private static boolean isAbove(BarSeries series, Setting setting, long seed) {
        Strategy strategy = StrategyCatalog.get(setting.strategy());
        var ranges = setting.strategy().equals("sma-cross")
                ? List.of(new ParameterRange("fast", 2, 20, 2), new ParameterRange("slow", 10, 100, 10))
                : List.of(new ParameterRange("period", 2, 14, 3), new ParameterRange("oversold", 20, 45, 5),
                        new ParameterRange("overbought", 55, 80, 5));
        var grid = ParameterGrid.of(strategy, strategy.space().defaults(), ranges);
        var d = Execution.defaults();
        var execution = new Execution(
                d.fill(), d.feeBps(), d.slippageBps(), d.capital(), setting.side(), d.sizing(), d.riskFreeRate());
        var options = TuningOptions.defaults(setting.method())
                .withSearch(100, setting.budget(), seed)
                .withGoal(setting.objective(), Objective.Limits.defaults(), execution)
                .withBeside(0, 20);
        var train = new Backtest.Period(0, series.size());
        var columns = new Columns(series);
        var tuner = new Tuner(columns, grid, train, options);
        tuner.finish();
        var comparison = new Comparison(tuner, columns, train);
        comparison.extendTo(tuner.log().size());
        return tuner.log().bestSoFar().last() > comparison.curves().noise().last();
    }

    public static void main(String[] arguments) {
        System.out.printf("%d series of %d bars each; expected %.1f %%, one standard error %.1f %%%n",
                SERIES, BARS, 100 / 21.0, 100 * Math.sqrt(20.0 / 21 / 21 / SERIES));
        for (Execution.Side side : Execution.Side.values()) {
            for (String strategy : List.of("sma-cross", "rsi-reversion")) {
                var setting = Setting.of(strategy, side);
                print("white noise", s -> PlantedBars.whiteNoise(BARS, 0, s), setting);
                print("GARCH(1,1)", s -> PlantedBars.garch(BARS, 0, s), setting);
                print("drift 0.0005 a day", s -> PlantedBars.whiteNoise(BARS, 0.0005, s), setting);
                print("drift 0.0005, GARCH", s -> PlantedBars.garch(BARS, 0.0005, s), setting);
                print("Student of 4", s -> PlantedBars.student(BARS, s), setting);
            }
        }
        for (Method method : List.of(Method.RANDOM, Method.BAYESIAN, Method.RL)) {
            var setting = new Setting("sma-cross", method, 40, Execution.Side.BOTH, Objective.SHARPE);
            print("white noise", s -> PlantedBars.whiteNoise(BARS, 0, s), setting);
        }
        for (Objective objective : List.of(Objective.NET_RETURN, Objective.PROFIT_FACTOR)) {
            var setting = new Setting("sma-cross", Method.GRID, 0, Execution.Side.LONG, objective);
            print("drift 0.0005 a day", s -> PlantedBars.whiteNoise(BARS, 0.0005, s), setting);
        }
        var both = Setting.of("sma-cross", Execution.Side.BOTH);
        for (double share : new double[] {0.02, 0.05, 0.1, 0.15, 0.25}) {
            print("trend, %.0f %% of variance".formatted(100 * share), s -> PlantedBars.trend(BARS, share, s), both);
            print("trend, %.0f %% of variance".formatted(100 * share), s -> PlantedBars.trend(BARS, share, s),
                    Setting.of("sma-cross", Execution.Side.LONG));
        }
        for (double minus : new double[] {0.1, 0.2, 0.3}) {
            print("reversal of %.1f".formatted(minus), s -> PlantedBars.reversal(BARS, minus, s),
                    Setting.of("rsi-reversion", Execution.Side.BOTH));
        }
    }

    private static void print(String name, LongFunction<BarSeries> bars, Setting setting) {
        int above = above(bars, setting, SERIES, 10_000);
        System.out.printf("%-24s %-14s %-9s %-5s %-14s %3d of %d above, %.1f %%%n",
                name, setting.strategy(), setting.method().word(), setting.side(), setting.objective().word(), above,
                SERIES, 100.0 * above / SERIES);
    }
}
