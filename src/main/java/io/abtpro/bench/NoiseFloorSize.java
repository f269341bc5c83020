package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.LuckBenchmark;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;

import java.util.List;
import java.util.function.LongFunction;

/// How often a search is above its noise floor: where there is nothing to find, and where there is.
public final class NoiseFloorSize {
    private static final long FIRST_SEED = 10_000;

    private final Given given;
    private final int series;
    private final int bars;

    private NoiseFloorSize(Given given) {
        this.given = given;
        series = given.count("series");
        bars = given.count("bars");
    }

    static Check check() {
        return new Check(
                "noise-floor",
                "how often a search is above its noise floor, with nothing to find and with a"
                        + " planted edge",
                List.of(
                        new Check.Argument("series", "200", "1"),
                        new Check.Argument("bars", "1000", "300")),
                given -> new NoiseFloorSize(given).run());
    }

    /// What is searched and how.
    public record Search(
            String strategy, Method method, int budget, Execution.Side side, Objective objective) {
        public static Search of(String strategy, Execution.Side side) {
            return new Search(strategy, Method.GRID, 0, side, Objective.SHARPE);
        }
    }

    /// How many of `count` searches, each on a series of its own, are above their floor.
    public static int above(LongFunction<BarSeries> bars, Search search, int count, long seed) {
        int above = 0;
        for (int i = 0; i < count; i++) {
            above += isAbove(bars.apply(seed + i), search, i) ? 1 : 0;
        }
        return above;
    }

    private static boolean isAbove(BarSeries series, Search search, long seed) {
        Strategy strategy = StrategyCatalog.get(search.strategy());
        var ranges =
                search.strategy().equals("sma-cross")
                        ? List.of(
                                new ParameterRange("fast", 2, 20, 2),
                                new ParameterRange("slow", 10, 100, 10))
                        : List.of(
                                new ParameterRange("period", 2, 14, 3),
                                new ParameterRange("oversold", 20, 45, 5),
                                new ParameterRange("overbought", 55, 80, 5));
        var grid = ParameterGrid.of(strategy, strategy.space().defaults(), ranges);
        var d = Execution.defaults();
        var execution =
                new Execution(
                        d.fill(),
                        d.feeBps(),
                        d.slippageBps(),
                        d.capital(),
                        search.side(),
                        d.sizing(),
                        d.riskFreeRate());
        var options =
                TuningOptions.defaults(search.method())
                        .withSearch(100, search.budget(), seed)
                        .withGoal(search.objective(), Objective.Limits.defaults(), execution)
                        .withBeside(0, 20);
        var train = new Backtest.Period(0, series.size());
        var columns = new Columns(series);
        var tuner = new Tuner(columns, grid, train, options);
        tuner.finish();
        var comparison = new LuckBenchmark(tuner, columns, train);
        comparison.extendTo(tuner.log().size());
        return tuner.log().bestSoFar().last() > comparison.curves().noise().last();
    }

    private boolean run() {
        given.line(
                "%d series of %,d bars each; expected %.1f %%, one standard error %.1f %%",
                series, bars, 100 / 21.0, 100 * Math.sqrt(20.0 / 21 / 21 / series));
        nothingToFind();
        planted();
        return true;
    }

    private void nothingToFind() {
        for (Execution.Side side : Execution.Side.values()) {
            for (String strategy : List.of("sma-cross", "rsi-reversion")) {
                var search = Search.of(strategy, side);
                print("white noise", s -> PlantedBars.whiteNoise(bars, 0, s), search);
                print("GARCH(1,1)", s -> PlantedBars.garch(bars, 0, s), search);
                print("drift 0.0005 a day", s -> PlantedBars.whiteNoise(bars, 0.0005, s), search);
                print("drift 0.0005, GARCH", s -> PlantedBars.garch(bars, 0.0005, s), search);
                print("Student of 4", s -> PlantedBars.student(bars, s), search);
            }
        }
        for (Method method : List.of(Method.RANDOM, Method.BAYESIAN, Method.RL)) {
            var search = new Search("sma-cross", method, 40, Execution.Side.BOTH, Objective.SHARPE);
            print("white noise", s -> PlantedBars.whiteNoise(bars, 0, s), search);
        }
        for (Objective objective : List.of(Objective.NET_RETURN, Objective.PROFIT_FACTOR)) {
            var search = new Search("sma-cross", Method.GRID, 0, Execution.Side.LONG, objective);
            print("drift 0.0005 a day", s -> PlantedBars.whiteNoise(bars, 0.0005, s), search);
        }
    }

    private void planted() {
        var both = Search.of("sma-cross", Execution.Side.BOTH);
        for (double share : new double[] {0.02, 0.05, 0.1, 0.15, 0.25}) {
            String trend = "trend, %.0f %% of variance".formatted(100 * share);
            print(trend, s -> PlantedBars.trend(bars, share, s), both);
            print(
                    trend,
                    s -> PlantedBars.trend(bars, share, s),
                    Search.of("sma-cross", Execution.Side.LONG));
        }
        for (double minus : new double[] {0.1, 0.2, 0.3}) {
            print(
                    "reversal of %.1f".formatted(minus),
                    s -> PlantedBars.reversal(bars, minus, s),
                    Search.of("rsi-reversion", Execution.Side.BOTH));
        }
    }

    private void print(String name, LongFunction<BarSeries> made, Search search) {
        int above = above(made, search, series, FIRST_SEED);
        given.line(
                "%-24s %-14s %-9s %-5s %-14s %3d of %d above, %.1f %%",
                name,
                search.strategy(),
                search.method().word(),
                search.side(),
                search.objective().word(),
                above,
                series,
                100.0 * above / series);
    }
}
