package io.abtpro;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.SweepBars;
import io.abtpro.backtest.SweepKernel;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestClassifier;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.forest.TrainingSet;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Tuner;
import io.abtpro.tuning.TuningOptions;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The kernels, each alone: `mvn -Pjmh verify`.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Kernels {
    private static final int FEATURES = 8;

    /// A crossover over generated bars; its averages are there.
    @State(Scope.Benchmark)
    public static class Crossover {
        @Param({"10000", "1000000"})
        public int bars;

        Columns columns;
        Strategy strategy;
        ParameterSet parameters;
        Signals signals;
        SweepKernel kernel;
        double[] row;

        @Setup
        public void prepare() {
            BarSeries series = series(bars);
            columns = new Columns(series);
            strategy = StrategyCatalog.get("sma-cross");
            parameters = strategy.space().defaults();
            signals = strategy.signals(columns, parameters);
            kernel =
                    new SweepKernel(
                            new SweepBars(
                                    series, Execution.defaults(), Backtest.Period.all(series)));
            row = new double[Statistic.values().length];
        }
    }

    /// A forest of 100 trees over 20,000 rows, and rows that it has not seen.
    @State(Scope.Benchmark)
    public static class Forest {
        ForestClassifier forest;
        double[][] unseen;
        int next;

        @Setup
        public void prepare() {
            forest =
                    new RandomForestLearner(ForestOptions.defaults())
                            .fit(rows(20_000, 1), FitProgress.ignored());
            unseen = rows(10_000, 2).rows();
        }
    }

    static BarSeries series(int bars) {
        return GeneratedBars.of(new GeneratedBars.Options(bars, 1, Timeframe.parse("1m")));
    }

    static TrainingSet rows(int count, long seed) {
        var random = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        boolean[] won = new boolean[count];
        for (int i = 0; i < count; i++) {
            rows[i] = random.doubles(FEATURES).map(u -> u - 0.5).toArray();
            won[i] = random.nextDouble() < 0.5 + 0.8 * rows[i][0];
        }
        return new TrainingSet(
                IntStream.range(0, FEATURES).mapToObj(k -> "f" + k).toList(), rows, won);
    }

    /// Comparing two columns to entries and exits.
    @Benchmark
    public Signals compare(Crossover with) {
        return with.strategy.signals(with.columns, with.parameters);
    }

    /// Trades and all statistics from entries and exits.
    @Benchmark
    public double kernel(Crossover with) {
        with.kernel.run(with.signals, Protection.NONE, with.row, 0);
        return with.row[0];
    }

    /// The readable backtest: equity curve, trades, statistics, hash.
    @Benchmark
    public Object reference(Crossover with) {
        return Backtest.run(
                with.columns.series(),
                with.signals,
                Protection.NONE,
                Execution.defaults(),
                Backtest.Period.all(with.columns.series()));
    }

    /// A moving average of the closes.
    @Benchmark
    public double[] average(Crossover with) {
        return new Columns(with.columns.series()).column("sma", List.of(20.0));
    }

    /// One row scored.
    @Benchmark
    public double single(Forest with) {
        with.next = (with.next + 1) % with.unseen.length;
        return with.forest.probability(with.unseen[with.next]);
    }

    /// 10,000 rows scored in one call.
    @Benchmark
    public double[] batch(Forest with) {
        return with.forest.probabilities(with.unseen);
    }

    /// 1,000 episodes of Q-learning on 2,000 bars.
    @Benchmark
    public int episodes() {
        BarSeries series =
                GeneratedBars.of(new GeneratedBars.Options(2000, 1, Timeframe.parse("1d")));
        Strategy strategy = StrategyCatalog.get("sma-cross");
        var grid =
                ParameterGrid.of(
                        strategy,
                        strategy.space().defaults(),
                        List.of(
                                new ParameterRange("fast", 5, 60, 1),
                                new ParameterRange("slow", 60, 300, 5)));
        var tuner =
                new Tuner(
                        new Columns(series),
                        grid,
                        Backtest.Period.all(series),
                        TuningOptions.defaults(Method.RL).withSearch(1000, 0, 42));
        tuner.finish();
        return tuner.log().size();
    }
}
