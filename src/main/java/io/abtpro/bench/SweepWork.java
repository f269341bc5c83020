package io.abtpro.bench;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.LocalSweepEngine;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.SweepUnit;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Ta4jTwin;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.RuleStrategy;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A sweep of moving-average crossovers, ours and ta4j's.
final class SweepWork {
    private static final int BARS = 10_000;
    private static final int PAIRS = 1_000;
    private static final int TA4J_PAIRS = 50;
    private static final int FASTS = 20;
    private static final int TURN = 10;
    private static final double MILLION = 1e6;
    private static final String UNIT = "million bars/s";
    private static final String RATIO = "of built-in";

    private final BarSeries series;
    private final List<ParameterSet> pairs;
    private final List<SweepUnit> units;

    private SweepWork(int bars, int count) {
        series = bars(bars);
        pairs = pairs(count);
        units = units(strategy());
    }

    private List<SweepUnit> units(Strategy strategy) {
        return SweepUnit.of(
                strategy,
                series.sha256(),
                Execution.defaults(),
                Backtest.Period.all(series),
                pairs);
    }

    static List<Workload> all() {
        return List.of(
                new Workload(
                        "sweep", UNIT, Goal.atLeast(1000), setting -> of(setting, false, cores())),
                new Workload(
                        "sweep-cached",
                        UNIT,
                        Goal.atLeast(1000),
                        setting -> of(setting, true, cores())),
                new Workload("sweep-1-thread", UNIT, Goal.speed(), setting -> of(setting, true, 1)),
                new Workload("sweep-formula", RATIO, Goal.atLeast(0.9), SweepWork::formula),
                new Workload("ta4j-sweep", UNIT, Goal.speed(), SweepWork::ta4j));
    }

    static BarSeries bars(int bars) {
        return GeneratedBars.of(new GeneratedBars.Options(bars, 1, Timeframe.parse("1m")));
    }

    static Strategy strategy() {
        return StrategyCatalog.get("sma-cross");
    }

    /// Fast averages of 5, 7, 9 and so on, slow ones of 50, 52, 54 and so on.
    static List<ParameterSet> pairs(int count) {
        List<ParameterSet> pairs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double fast = 5 + 2.0 * (i % FASTS);
            double slow = 50 + 2.0 * Math.floorDiv(i, FASTS);
            pairs.add(strategy().space().defaults().with("fast", fast).with("slow", slow));
        }
        return pairs;
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static Prepared of(Setting setting, boolean cached, int threads) {
        var sweep = new SweepWork(setting.size(BARS, 600), setting.size(PAIRS, 40));
        String from = cached ? "from cached columns" : "averages computed each time";
        return new Prepared(
                "sma-cross over %,d bars x %,d pairs, all statistics, %s, %s"
                        .formatted(sweep.series.size(), sweep.pairs.size(), threads(threads), from),
                "",
                setting.rounds(Rounds.ofShort()),
                Sample.speed(
                        sweep.series.size() * (double) sweep.pairs.size() / MILLION,
                        sweep.work(cached, threads)));
    }

    /// The sweep on so many threads.
    static Sample.Work work(int bars, int count, int threads) {
        return new SweepWork(bars, count).work(true, threads);
    }

    private Sample.Work work(boolean cached, int threads) {
        var columns = new Columns(series);
        return work(units, () -> cached ? columns : new Columns(series), threads);
    }

    private static Sample.Work work(List<SweepUnit> units, Supplier<Columns> columns, int threads) {
        return () -> {
            Columns used = columns.get();
            var engine = new LocalSweepEngine(used.series(), (s, p) -> s.signals(used, p), threads);
            double[][] rows = engine.run(units, _ -> true);
            return rows[rows.length - 1][Statistic.TRADES.ordinal()];
        };
    }

    /// The rate of the formula over that of the built-in strategy. They take short turns, so that
    /// other work on the machine slows both alike.
    private static Prepared formula(Setting setting) {
        var sweep = new SweepWork(setting.size(BARS, 600), setting.size(PAIRS, 40));
        var said = FormulaStrategy.of("formula", FormulaStrategy.shipped(strategy().id()));
        List<SweepUnit> formula = sweep.units(said);
        var columns = new Columns(sweep.series);
        return new Prepared(
                ("sma-cross as a formula over the built-in, %,d bars x %,d pairs, all statistics,"
                                + " 1 thread, from cached columns")
                        .formatted(sweep.series.size(), sweep.pairs.size()),
                "",
                setting.rounds(new Rounds(10, 6, 21, 201, 6)),
                () -> {
                    double builtInSeconds = 0;
                    double formulaSeconds = 0;
                    for (int from = 0; from < formula.size(); from += TURN) {
                        int to = Math.min(formula.size(), from + TURN);
                        builtInSeconds += seconds(sweep.units.subList(from, to), columns);
                        formulaSeconds += seconds(formula.subList(from, to), columns);
                    }
                    return new double[] {builtInSeconds / formulaSeconds};
                });
    }

    private static double seconds(List<SweepUnit> units, Columns columns) throws Exception {
        return Sample.time(1, work(units, () -> columns, 1)).take()[0];
    }

    private static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    private static Prepared ta4j(Setting setting) {
        BarSeries series = bars(setting.size(BARS, 600));
        var strategy = (RuleStrategy) strategy();
        List<ParameterSet> pairs = pairs(setting.size(TA4J_PAIRS, 4));
        var columns = new Columns(series);
        var peer = Ta4jTwin.of(series);
        return new Prepared(
                "ta4j's BarSeriesManager, sma-cross over %,d bars x %,d pairs, 1 thread"
                        .formatted(series.size(), pairs.size()),
                "trades only, no statistics; its averages are computed for each pair",
                setting.rounds(Rounds.ofLong()),
                Sample.speed(
                        series.size() * (double) pairs.size() / MILLION,
                        () -> {
                            int trades = 0;
                            for (ParameterSet pair : pairs) {
                                var rules = strategy.rules(pair);
                                trades +=
                                        peer.trades(
                                                rules.enterLong(),
                                                rules.exitLong(),
                                                rules.warmup(columns));
                            }
                            return trades;
                        }));
    }
}
