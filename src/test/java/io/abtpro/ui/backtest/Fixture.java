package io.abtpro.ui.backtest;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.diagnostics.Luck;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.math.Moments;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Datasets;
import io.abtpro.store.MemoryPredictions;
import io.abtpro.store.MemoryTunings;
import io.abtpro.store.Runs;
import io.abtpro.store.Tunings;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.WindowThreadRefused;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.task.BesideWindow;
import io.abtpro.ui.task.JobRunner;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// A made-up workspace, strategy and engine, so that the tab is tested by itself.
final class Fixture {
    static final Parameter FAST =
            new Parameter(
                    "fast",
                    "Fast average",
                    "bars",
                    true,
                    2,
                    100,
                    1,
                    16,
                    false,
                    "Bars of the fast average");
    static final Parameter SLOW =
            new Parameter(
                    "slow",
                    "Slow average",
                    "bars",
                    true,
                    5,
                    400,
                    1,
                    128,
                    false,
                    "Bars of the slow average");
    static final Parameter STOP =
            new Parameter(
                    "stopLoss",
                    "Stop loss",
                    "%",
                    false,
                    0,
                    30,
                    0.5,
                    0,
                    true,
                    "Closes at this loss");
    static final Parameter TRAIL =
            new Parameter(
                    "trailingStop",
                    "Trailing stop",
                    "%",
                    false,
                    0,
                    30,
                    0.5,
                    0,
                    true,
                    "Closes at this fall");
    private static final long DAY = 86_400_000L;
    private static final double FLIP = 0.5;

    private Fixture() {}

    record Made(String id, Parameter... listed) implements Strategy {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public String name() {
            return "Crossover";
        }

        @Override
        public String description() {
            return "Long while the fast average is above the slow one.";
        }

        @Override
        public ParameterSpace space() {
            return new ParameterSpace(List.of(listed));
        }

        @Override
        public Signals signals(Columns columns, ParameterSet parameters) {
            var none = new BitSet();
            return new Signals(none, none, none, none, columns.series().size());
        }

        @Override
        public Protection protection(ParameterSet parameters) {
            return Protection.NONE;
        }
    }

    static final Strategy CROSS = new Made("sma-made", FAST, SLOW, STOP, TRAIL);
    static final Strategy OTHER = new Made("other", STOP);

    static BarSeries series(int bars) {
        var random = new Random(7);
        long[] time = new long[bars];
        double[][] column = new double[5][bars];
        double close = 1000;
        for (int t = 0; t < bars; t++) {
            double open = close;
            close = open * Math.exp(0.0003 + 0.012 * random.nextGaussian());
            time[t] = Instant.parse("2000-01-03T05:00:00Z").toEpochMilli() + t * DAY;
            column[0][t] = open;
            column[1][t] = Math.max(open, close) * 1.004;
            column[2][t] = Math.min(open, close) * 0.996;
            column[3][t] = close;
            column[4][t] = 1e6;
        }
        return BarSeries.of(
                Timeframe.parse("1d"),
                ZoneId.of("America/New_York"),
                time,
                column[0],
                column[1],
                column[2],
                column[3],
                column[4]);
    }

    static DatasetRecord record(String name, BarSeries series) {
        return new DatasetRecord(
                name,
                "MADE",
                "1d",
                "America/New_York",
                series.size(),
                Instant.ofEpochMilli(series.openTime(0)),
                Instant.ofEpochMilli(series.openTime(series.size() - 1)),
                series.sha256(),
                "test",
                "test.csv",
                0,
                0,
                new SeriesQuality(List.of(), "24h"),
                Instant.EPOCH);
    }

    /// Keeps one dataset named "made", saved runs and counted keys.
    static final class Store implements Workspace, Runs {
        private final MemoryTunings tunings = new MemoryTunings();
        final BarSeries series;
        final List<Run> saved = new ArrayList<>();
        final Set<String> counted = new HashSet<>();

        Store(int bars) {
            series = Fixture.series(bars);
        }

        @Override
        public Tunings tunings() {
            return WindowThreadRefused.guarded(Tunings.class, tunings);
        }

        @Override
        public Path folder() {
            return Path.of("target");
        }

        @Override
        public Datasets datasets() {
            return WindowThreadRefused.guarded(Datasets.class, made());
        }

        private Datasets made() {
            return (Datasets)
                    Proxy.newProxyInstance(
                            Datasets.class.getClassLoader(),
                            new Class<?>[] {Datasets.class},
                            (_, method, arguments) ->
                                    switch (method.getName()) {
                                        case "find" ->
                                                Optional.of(record((String) arguments[0], series));
                                        case "bars" -> series;
                                        default ->
                                                throw new UnsupportedOperationException(
                                                        method.getName());
                                    });
        }

        @Override
        public io.abtpro.store.Jobs jobs() {
            throw new UnsupportedOperationException("no job is kept here");
        }

        @Override
        public Runs runs() {
            return WindowThreadRefused.guarded(Runs.class, this);
        }

        @Override
        public VolatilityPredictions volatilityPredictions() {
            return WindowThreadRefused.guarded(
                    VolatilityPredictions.class, new MemoryPredictions());
        }

        @Override
        public void close() {}

        @Override
        public void save(Run run) {
            saved.add(run);
        }

        @Override
        public List<Run> of(String datasetName) {
            return saved;
        }

        @Override
        public void forget(String datasetName, String name) {
            saved.removeIf(run -> run.name().equals(name));
        }

        @Override
        public boolean countTrial(String datasetSha256, Trial trial) {
            return counted.add(trial.key());
        }

        @Override
        public Trials trials(String datasetSha256) {
            return new Trials(counted.size(), List.of());
        }
    }

    /// Counts as the real job does and trades every `slow` bars for `fast` bars.
    static final class Engine {
        final List<RunBacktest> asked = new ArrayList<>();

        Job<RunBacktest.Report> apply(RunBacktest job) {
            return _ -> run(job);
        }

        private RunBacktest.Report run(RunBacktest job) {
            asked.add(job);
            double fast = job.parameters().values().getOrDefault("fast", 5.0);
            double slow = job.parameters().values().getOrDefault("slow", 50.0);
            if (fast >= slow) {
                throw new IllegalArgumentException(
                        "fast must be below slow, was %.0f and %.0f".formatted(fast, slow));
            }
            job.counting()
                    .ifPresent(
                            runs ->
                                    runs.countTrial(
                                            job.series().sha256(),
                                            new Runs.Trial(
                                                    ""
                                                            + job.parameters()
                                                            + job.execution()
                                                            + job.period(),
                                                    "all",
                                                    100,
                                                    0)));
            int trials = job.counting().map(runs -> runs.trials("").count()).orElse(1);
            var result = result(job, (int) fast, (int) slow);
            return new RunBacktest.Report(
                    result, Optional.of(new Luck(trials, 0.42, 0.81, 0.97, 0.04)));
        }

        private static BacktestResult result(RunBacktest job, int fast, int slow) {
            BarSeries bars = job.series();
            Backtest.Period period = job.period();
            var trades = new ArrayList<Trade>();
            int n = period.toBar() - period.fromBar();
            double[] equity = new double[n];
            double[] hold = new double[n];
            double cash = job.execution().capital();
            double first = bars.close(period.fromBar());
            for (int i = 0; i < n; i++) {
                int t = period.fromBar() + i;
                if (i > 0 && i % slow < fast) {
                    cash *= bars.close(t) / bars.close(t - 1);
                }
                equity[i] = cash;
                hold[i] = job.execution().capital() * bars.close(t) / first;
            }
            for (int t = period.fromBar() + slow; t + fast < period.toBar(); t += slow) {
                trades.add(trade(bars, t, t + fast, trades.size() % 4 != 3));
            }
            return new BacktestResult(
                    trades,
                    equity,
                    hold,
                    statistics(equity[n - 1] / job.execution().capital() - 1, trades),
                    statistics(hold[n - 1] / job.execution().capital() - 1, List.of()),
                    new Moments(n, 1e-4, 1e-4, 0, 3),
                    job.execution().capital(),
                    252,
                    period,
                    "ledger" + fast + slow);
        }

        private static Trade trade(BarSeries bars, int in, int out, boolean isLong) {
            double pnl = (bars.open(out) - bars.open(in)) * 10 * (isLong ? 1 : -1) - 3;
            return new Trade(
                    isLong,
                    in,
                    bars.openTime(in),
                    bars.open(in),
                    out,
                    bars.openTime(out),
                    bars.open(out),
                    10,
                    3,
                    1,
                    pnl,
                    Math.abs(pnl) % 1 > FLIP
                            ? Trade.ExitReason.SIGNAL
                            : Trade.ExitReason.STOP_LOSS);
        }

        private static Statistics statistics(double net, List<Trade> trades) {
            var values = new EnumMap<Statistic, Double>(Statistic.class);
            values.put(Statistic.NET_RETURN, net);
            values.put(Statistic.CAGR, net / 14);
            values.put(Statistic.SHARPE, 0.42);
            values.put(Statistic.MAX_DRAWDOWN, -0.22);
            values.put(Statistic.TRADES, (double) trades.size());
            values.put(Statistic.FEES, 1529.0);
            values.put(Statistic.EXPECTANCY, 4413.0);
            values.put(Statistic.EXPOSURE, 0.65);
            return new Statistics(values);
        }
    }

    /// Runs a job at once.
    static final class AtOnce implements JobRunner {
        @Override
        public <T> RunningJob start(
                String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
            deliver(job, onSuccess, onFailure);
            return () -> {};
        }
    }

    /// Keeps jobs until the test lets them run.
    static final class Held implements JobRunner {
        final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T> RunningJob start(
                String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
            waiting.add(() -> deliver(job, onSuccess, onFailure));
            return () -> {};
        }

        void runAll() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    private static <T> void deliver(
            Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        T value;
        try {
            value = BesideWindow.call(() -> job.run(Progress.ignored()));
        } catch (Exception failure) {
            onFailure.accept(failure);
            return;
        }
        onSuccess.accept(value);
    }
}
