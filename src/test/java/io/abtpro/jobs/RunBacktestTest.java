package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.FillTimes;
import io.abtpro.backtest.Fixtures;
import io.abtpro.backtest.Statistic;
import io.abtpro.diagnostics.SharpeInference;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Documents;
import io.abtpro.report.RunCsv;
import io.abtpro.report.RunPicture;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;
import io.abtpro.strategies.Strategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RunBacktestTest {
    private final Columns columns = new Columns(Fixtures.randomWalk(500, 1));
    private final CountingRuns runs = new CountingRuns();

    private RunBacktest run(double seed, Optional<Runs> counting) {
        return new RunBacktest(
                columns,
                new Coin(),
                new ParameterSet(Map.of("seed", seed)),
                Execution.defaults(),
                Backtest.Period.all(columns.series()),
                counting);
    }

    @Test
    void sameBacktestIsCountedOnce() {
        run(1, Optional.of(runs)).run(Progress.ignored());
        run(2, Optional.of(runs)).run(Progress.ignored());
        var luck = run(2, Optional.of(runs)).run(Progress.ignored()).luck().orElseThrow();
        assertThat(luck.trials()).isEqualTo(2);
        assertThat(luck.expectedBestSharpe()).isPositive();
        assertThat(luck.deflatedSharpe()).isLessThan(luck.probabilisticSharpe());
    }

    /// What the market did in other bars says nothing of how far apart trials are by luck.
    @Test
    void trialsOfOtherBarsRaiseTheCountButNotHowFarApartTrialsAre() {
        var result = run(1, Optional.empty()).run(Progress.ignored()).result();
        var own = new Runs.Spread(100, 500, 0.2 / 500);
        var others = new Runs.Spread(100, 50, 0.2 / 50);
        var alone = RunBacktest.luck(result, new Runs.Trials(200, List.of(own))).orElseThrow();
        var beside =
                RunBacktest.luck(result, new Runs.Trials(200, List.of(own, others))).orElseThrow();
        assertThat(beside.expectedBestSharpe())
                .isCloseTo(alone.expectedBestSharpe(), within(1e-12));

        int bars = result.equity().length;
        double annual = Math.sqrt(result.barsPerYear());
        assertThat(alone.expectedBestSharpe())
                .isCloseTo(annual * SharpeInference.expectedBest(200, 0.2 / bars), within(1e-12));
        assertThat(
                        RunBacktest.luck(result, new Runs.Trials(200, List.of()))
                                .orElseThrow()
                                .expectedBestSharpe())
                .as("no two trials share their bars: as far apart as without skill")
                .isCloseTo(annual * SharpeInference.expectedBest(200, 1.0 / bars), within(1e-12));
        assertThat(RunBacktest.luck(result, Runs.Trials.one()).orElseThrow().expectedBestSharpe())
                .isZero();
    }

    @Test
    void uncountedRunIsItsOwnOnlyTrial() {
        var report = run(1, Optional.empty()).run(Progress.ignored());
        var luck = report.luck().orElseThrow();
        assertThat(luck.trials()).isEqualTo(1);
        assertThat(luck.deflatedSharpe()).isEqualTo(luck.probabilisticSharpe());
        assertThat(luck.sharpe())
                .isCloseTo(
                        report.result().statistics().value(Statistic.SHARPE).orElseThrow(),
                        within(1e-12));
    }

    @Test
    void jsonAndCsvHoldTheRun() {
        var job = run(1, Optional.empty());
        var report = job.run(Progress.ignored());
        String text = Documents.text(RunDocument.of(job, report));
        var json = Documents.read(text);
        assertThat(text).doesNotContain("NaN").contains("\"ledgerSha256\"");
        assertThat(json.get("metrics").get("trades").asInt())
                .isEqualTo(report.result().trades().size());
        var times = new FillTimes(columns.series(), job.execution().fill());
        assertThat(RunCsv.trades(times, report.result().trades()))
                .startsWith(
                        "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,"
                                + "netPnl,exitReason,entryKnownAt,exitKnownAt\n"
                                + "long,1970-")
                .hasLineCount(report.result().trades().size() + 1);
        assertThat(RunCsv.equity(columns.series(), report.result(), 100_000)).hasLineCount(501);
    }

    @Test
    void chartIsWrittenWithoutADisplay(@TempDir Path folder) throws Exception {
        var report = run(1, Optional.empty()).run(Progress.ignored());
        Path file = folder.resolve("run.png");
        RunPicture.writePng(file, columns.series(), report.result(), 100_000, 1200, 800);
        assertThat(Files.size(file)).isGreaterThan(10_000);
    }

    private record Coin() implements Strategy {
        @Override
        public String id() {
            return "coin";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String name() {
            return "Coin";
        }

        @Override
        public String description() {
            return "Enters and leaves by chance.";
        }

        @Override
        public ParameterSpace space() {
            return new ParameterSpace(List.of());
        }

        @Override
        public Signals signals(Columns columns, ParameterSet parameters) {
            return Fixtures.randomSignals(
                    columns.series().size(), (long) parameters.get("seed"), 0.05);
        }

        @Override
        public Protection protection(ParameterSet parameters) {
            return Protection.NONE;
        }
    }

    private static final class CountingRuns implements Runs {
        private final Map<String, Trial> sharpes = new LinkedHashMap<>();

        @Override
        public void save(Run run) {}

        @Override
        public List<Run> of(String datasetName) {
            return List.of();
        }

        @Override
        public void describe(String datasetName, String name, RunWords words) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void forget(String datasetName, String name) {}

        @Override
        public boolean countTrial(String datasetSha256, Trial trial) {
            return sharpes.put(trial.key(), trial) == null;
        }

        @Override
        public Trials trials(String datasetSha256) {
            double[] values = sharpes.values().stream().mapToDouble(Trial::sharpePerBar).toArray();
            double variance = io.abtpro.math.Moments.of(values).variance();
            return new Trials(
                    values.length,
                    values.length < 2
                            ? List.of()
                            : List.of(new Spread(values.length, 500, variance)));
        }
    }
}
