package io.abtpro.backtest;

import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.RealBars;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.FixedRule;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Prints how far the sweep's kernel is from the readable reference, and the reference from ta4j's
/// own backtester, over random parameter sets of every strategy. Argument: parameter sets of each
/// strategy on each series.
final class Differences {
    private final Random random = new Random(20261123);
    private final Map<Statistic, Double> largest = new EnumMap<>(Statistic.class);
    private long sets;
    private long trades;
    private long differingTrades;
    private long ta4jSets;
    private long ta4jTrades;
    private long ta4jDiffering;
    private double ta4jReturn;

    private Differences() {}

    public static void main(String[] args) {
        int each = Integer.parseInt(args[0]);
        var differences = new Differences();
        for (BarSeries series :
                List.of(RealBars.sp500(), RealBars.bitcoin(), Fixtures.randomWalk(4_000, 5))) {
            differences.over(series, each);
        }
        differences.print();
    }

    private void over(BarSeries series, int each) {
        var columns = new Columns(series);
        var theirs = ta4j(series);
        for (Strategy strategy : StrategyCatalog.all()) {
            for (int i = 0; i < each; ) {
                ParameterSet set = i == 0 ? strategy.space().defaults() : randomSet(strategy);
                Optional<Signals> signals = signals(strategy, columns, set);
                if (signals.isPresent()) {
                    compare(
                            series,
                            signals.get(),
                            i % 2 == 0 ? strategy.protection(set) : protection());
                    compareWithTa4j(series, theirs, signals.get());
                    i++;
                }
            }
        }
    }

    private static Optional<Signals> signals(Strategy strategy, Columns columns, ParameterSet set) {
        try {
            return Optional.of(strategy.signals(columns, set));
        } catch (IllegalArgumentException brokenConstraint) {
            return Optional.empty(); // as fast above slow
        }
    }

    private ParameterSet randomSet(Strategy strategy) {
        ParameterSet set = strategy.space().defaults();
        for (ParameterSpace.Parameter p : strategy.space().parameters()) {
            int steps = (int) Math.round((p.max() - p.min()) / p.step());
            double share = random.nextDouble() * random.nextDouble();
            set = set.with(p.name(), p.min() + ((int) (steps * share)) * p.step());
        }
        return set;
    }

    private Protection protection() {
        return new Protection(
                random.nextInt(2) * 0.1 * random.nextDouble(),
                random.nextInt(2) * 0.2 * random.nextDouble(),
                random.nextInt(2) * 0.1 * random.nextDouble());
    }

    private Execution execution() {
        List<Sizing> sizings =
                List.of(
                        new Sizing.FractionOfEquity(1),
                        new Sizing.FractionOfEquity(1),
                        new Sizing.FractionOfEquity(0.3),
                        new Sizing.FixedCash(20_000),
                        new Sizing.FixedQuantity(5));
        return new Execution(
                Fill.values()[random.nextInt(2)],
                random.nextInt(3) * 5,
                random.nextInt(3),
                100_000,
                Side.values()[random.nextInt(3)],
                sizings.get(random.nextInt(5)),
                random.nextInt(2) * 0.02);
    }

    private void compare(BarSeries series, Signals signals, Protection protection) {
        Execution execution = execution();
        var period = new Backtest.Period(random.nextInt(200), series.size() - random.nextInt(200));
        BacktestResult expected = Backtest.run(series, signals, protection, execution, period);
        double[] out = new double[Statistic.values().length];
        List<Trade> found = KernelTrades.of(series, signals, protection, execution, period, out);
        sets++;
        trades += found.size();
        differingTrades += differing(expected.trades(), found);
        for (Statistic statistic : Statistic.values()) {
            double reference = expected.statistics().value(statistic).orElse(Double.NaN);
            double difference =
                    Math.abs(out[statistic.ordinal()] - reference)
                            / Math.max(1, Math.abs(reference));
            boolean bothAbsent =
                    Double.isNaN(reference) && !Double.isFinite(out[statistic.ordinal()]);
            largest.merge(
                    statistic,
                    bothAbsent ? 0 : Double.isNaN(difference) ? Double.MAX_VALUE : difference,
                    Math::max);
        }
    }

    private static long differing(List<?> expected, List<?> found) {
        long differing = Math.abs(expected.size() - found.size());
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            differing += expected.get(i).equals(found.get(i)) ? 0 : 1;
        }
        return differing;
    }

    private static org.ta4j.core.BarSeries ta4j(BarSeries series) {
        var theirs =
                new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (int t = 0; t < series.size(); t++) {
            theirs.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochMilli(series.knownAt(t)))
                    .openPrice(series.open(t))
                    .highPrice(series.high(t))
                    .lowPrice(series.low(t))
                    .closePrice(series.close(t))
                    .volume(series.volume(t))
                    .add();
        }
        return theirs;
    }

    private record Bars(int entry, int exit) {}

    /// Long, all in, without costs or protection: what ta4j's backtester does. It leaves the last
    /// position open.
    private void compareWithTa4j(
            BarSeries series, org.ta4j.core.BarSeries theirs, Signals signals) {
        var free =
                new Execution(
                        Fill.NEXT_OPEN,
                        0,
                        0,
                        100_000,
                        Side.LONG,
                        new Sizing.FractionOfEquity(1),
                        0);
        List<Trade> ours =
                Backtest.run(series, signals, Protection.NONE, free, Backtest.Period.all(series))
                        .trades();
        var strategy =
                new BaseStrategy(
                        new FixedRule(signals.enterLong().stream().toArray()),
                        new FixedRule(signals.exitLong().stream().toArray()));
        List<Position> positions = new BarSeriesManager(theirs).run(strategy).getPositions();
        List<Bars> closed =
                ours.stream()
                        .filter(trade -> trade.exitReason() == Trade.ExitReason.SIGNAL)
                        .map(trade -> new Bars(trade.entryBar(), trade.exitBar()))
                        .toList();
        List<Bars> expected =
                positions.stream()
                        .map(p -> new Bars(p.getEntry().getIndex(), p.getExit().getIndex()))
                        .toList();
        ta4jSets++;
        ta4jTrades += expected.size();
        ta4jDiffering += differing(expected, closed);
        for (int i = 0; i < Math.min(positions.size(), closed.size()); i++) {
            double gained = positions.get(i).getGrossReturn().doubleValue() - 1;
            ta4jReturn = Math.max(ta4jReturn, Math.abs(gained - ours.get(i).netReturn()));
        }
    }

    private void print() {
        System.out.printf(
                "kernel and reference: %,d runs, %,d trades, %,d differ%n",
                sets, trades, differingTrades);
        largest.forEach(
                (statistic, difference) ->
                        System.out.printf("   %-22s %.1e%n", statistic.key(), difference));
        System.out.printf(
                "reference and ta4j: %,d runs, %,d trades, %,d differ; return of a trade %.1e%n",
                ta4jSets, ta4jTrades, ta4jDiffering, ta4jReturn);
    }
}
