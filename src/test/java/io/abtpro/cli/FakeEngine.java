package io.abtpro.cli;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.diagnostics.Luck;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.jobs.AuditRequest;
import io.abtpro.jobs.ImportFile;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.Progress;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.RunDemo;
import io.abtpro.loading.LoadException;
import io.abtpro.loading.LoadedBars;
import io.abtpro.math.Moments;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers every job with fixed results and keeps what was asked.
final class FakeEngine implements Engine {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final Strategy SMA_CROSS = new SmaCross();

    final List<Job<?>> asked = new ArrayList<>();

    /// Daily bars from 2020-01-01, New York midnight.
    static BarSeries days(int bars) {
        long[] times = new long[bars];
        double[] price = new double[bars];
        double[] volume = new double[bars];
        for (int t = 0; t < bars; t++) {
            times[t] =
                    LocalDate.of(2020, 1, 1)
                            .plusDays(t)
                            .atStartOfDay(NEW_YORK)
                            .toInstant()
                            .toEpochMilli();
            price[t] = 100 + t;
        }
        return BarSeries.of(
                Timeframe.parse("1d"), NEW_YORK, times, price, price, price, price, volume);
    }

    @Override
    public List<Strategy> strategies() {
        return List.of(SMA_CROSS);
    }

    @Override
    public Strategy strategy(String idOrFile) {
        if (!idOrFile.equals("sma-cross")) {
            throw new io.abtpro.failures.RefusedException(
                    "unknown strategy '" + idOrFile + "'; did you mean 'sma-cross'?");
        }
        return SMA_CROSS;
    }

    @Override
    public List<IndicatorSpec> indicators() {
        return List.of(
                new IndicatorSpec(
                        "sma",
                        "Simple moving average",
                        List.of(new IndicatorSpec.Parameter("period", 20, 1, 500)),
                        true,
                        "mean of the last closes"));
    }

    @Override
    public LoadedBars load(Path file) {
        return new LoadedBars(days(5), List.of(), "SPX", "Yahoo", List.of());
    }

    @Override
    public Job<?> generate(int bars, long seed, Timeframe timeframe, Path file) {
        return _ -> Files.writeString(file, bars + " " + seed + " " + timeframe);
    }

    @Override
    public Job<List<AuditedRow>> audit(BarSeries series, AuditRequest request) {
        boolean clean = request.plan().apply(series).parameters().get("fast") != 13;
        return _ ->
                List.of(
                        new AuditedRow("sma", true, "sees nothing of the future", series.size()),
                        new AuditedRow("signals", clean, clean ? "clean" : "bar 3 sees bar 4", 10));
    }

    @Override
    public Job<?> samples(Workspace workspace) {
        return _ -> ((FakeWorkspace) workspace).with("BTC/USD Bitstamp", days(4));
    }

    @Override
    public boolean image(RunDemo.Run run, Path file) throws IOException {
        Files.writeString(file, "picture");
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T run(Job<T> job, Progress progress) throws Exception {
        asked.add(job);
        return (T)
                switch (job) {
                    case ImportFile importing -> imported(importing);
                    case RunBacktest backtest -> report(backtest);
                    case RunDemo demo -> runs(demo, progress);
                    default -> job.run(progress);
                };
    }

    private static ImportFile.Imported imported(ImportFile job) {
        if (job.file().endsWith("bad.csv")) {
            throw new LoadException(
                    "bad.csv:2: high 1 is below low 2; fix the row or import with --skip-bad-rows");
        }
        var description =
                new Datasets.Description(
                        job.name().orElse("prices"),
                        job.symbol().orElse("ABC"),
                        "Yahoo",
                        job.file().toString(),
                        0,
                        new SeriesQuality(List.of(), "5 days a week"));
        var stored = job.workspace().datasets().add(description, days(5));
        return new ImportFile.Imported(stored, Optional.empty(), List.of("zone given"), 1234);
    }

    private static List<RunDemo.Run> runs(RunDemo demo, Progress progress) throws Exception {
        demo.samples().run(progress);
        List<RunDemo.Run> runs = new ArrayList<>();
        for (String dataset : RunDemo.DATASETS) {
            var backtest =
                    new RunBacktest(
                            new Columns(demo.workspace().datasets().bars(dataset)),
                            demo.strategy(),
                            demo.strategy().space().defaults(),
                            Execution.defaults(),
                            new Backtest.Period(0, 3),
                            Optional.of(demo.workspace().runs()));
            runs.add(new RunDemo.Run(dataset, backtest, report(backtest)));
        }
        return runs;
    }

    private static RunBacktest.Report report(RunBacktest job) {
        job.counting()
                .orElseThrow()
                .countTrial(
                        job.series().sha256(),
                        new Runs.Trial(job.parameters() + "", "all", 100, 0.1));
        var trade =
                new Trade(
                        true,
                        1,
                        1_577_854_800_000L,
                        101,
                        2,
                        1_577_941_200_000L,
                        102.5,
                        10,
                        0.4,
                        0.2,
                        14.6,
                        Trade.ExitReason.STOP_LOSS);
        var result =
                new BacktestResult(
                        List.of(trade),
                        new double[] {100, 110, 99},
                        new double[] {100, 101, 102},
                        new Statistics(
                                Map.of(
                                        Statistic.NET_RETURN, 0.1234,
                                        Statistic.TRADES, 1.0,
                                        Statistic.SORTINO, Double.NaN,
                                        Statistic.FEES, 1234.5)),
                        new Statistics(Map.of(Statistic.NET_RETURN, 0.5)),
                        Moments.of(new double[3]),
                        100,
                        252,
                        job.period(),
                        "abc123");
        return new RunBacktest.Report(result, Optional.of(new Luck(1, 0.8, 0, 0.9, 0.9)));
    }

    private static final class SmaCross implements Strategy {
        @Override
        public String id() {
            return "sma-cross";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String name() {
            return "Moving average crossover";
        }

        @Override
        public String description() {
            return "Long while the fast average is \"above\" the slow one.";
        }

        @Override
        public ParameterSpace space() {
            return new ParameterSpace(
                    List.of(
                            new Parameter(
                                    "fast",
                                    "Fast",
                                    "bars",
                                    true,
                                    2,
                                    200,
                                    1,
                                    20,
                                    false,
                                    "the quick one"),
                            new Parameter(
                                    "slow",
                                    "Slow",
                                    "bars",
                                    true,
                                    3,
                                    400,
                                    1,
                                    50,
                                    false,
                                    "the calm one"),
                            new Parameter(
                                    "stopLoss",
                                    "Stop",
                                    "%",
                                    false,
                                    0.1,
                                    50,
                                    0.1,
                                    0,
                                    true,
                                    "the stop")));
        }

        @Override
        public Signals signals(Columns columns, ParameterSet parameters) {
            throw new IllegalStateException("no signals in this fake");
        }

        @Override
        public Protection protection(ParameterSet parameters) {
            return Protection.NONE;
        }
    }
}
