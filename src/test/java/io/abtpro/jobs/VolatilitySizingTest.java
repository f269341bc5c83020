package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.indicators.Columns;
import io.abtpro.report.Documents;
import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityTarget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class VolatilitySizingTest {
    private static final BarSeries BARS =
            GeneratedBars.of(new GeneratedBars.Options(700, 11, Timeframe.parse("1d")));
    private static final Strategy STRATEGY = StrategyCatalog.get("sma-cross");
    private static final ForecastOptions OPTIONS =
            ForecastOptions.defaults(5)
                    .withTrainBars(150)
                    .withRefitEvery(200)
                    .withForest(new RegressionForestLearner(10, 8, 5, 42));
    private static final Execution FREE =
            new Execution(
                    Execution.Fill.NEXT_OPEN,
                    0,
                    0,
                    100_000,
                    Execution.Side.BOTH,
                    new Execution.Sizing.FractionOfEquity(1),
                    0);

    @TempDir private Path folder;

    private static VolatilityForecasts forecasts(BarSeries bars) {
        return VolatilityForecasts.of(bars, OPTIONS, KeptWalks.none(), Progress.ignored());
    }

    private static RunBacktest job(
            BarSeries bars, Optional<Runs> counting, Optional<VolatilitySizing> sizing) {
        Backtest.Period all = Backtest.Period.all(bars);
        Backtest.Period period = sizing.map(s -> s.forecasts().within(all)).orElse(all);
        var parameters = STRATEGY.space().defaults().with("fast", 5).with("slow", 20);
        return new RunBacktest(
                new Columns(bars),
                STRATEGY,
                parameters,
                FREE,
                period,
                counting,
                sizing,
                Optional.empty());
    }

    private static RunBacktest.Report run(BarSeries bars, double target, double cap) {
        var sizing = new VolatilitySizing(forecasts(bars), new VolatilityTarget(target, cap));
        return job(bars, Optional.empty(), Optional.of(sizing)).run(Progress.ignored());
    }

    @Test
    void aTargetAboveEveryForecastWithACapOfOneIsTheUnsizedRun() {
        RunBacktest.Report report = run(BARS, 1_000, 1);
        assertThat(report.result().trades()).isNotEmpty();
        assertThat(report.result().ledgerSha256())
                .isEqualTo(report.unsized().orElseThrow().ledgerSha256());
    }

    @Test
    void eachEntryTakesTargetOverForecastOfItsSizeAndAtMostTheCap() {
        double target = 0.05;
        double cap = 0.6;
        VolatilityForecasts forecasts = forecasts(BARS);
        BacktestResult sized = run(BARS, target, cap).result();
        double equity = FREE.capital();
        int capped = 0;
        for (Trade trade : sized.trades()) {
            double factor = Math.min(cap, target / forecasts.at(trade.entryBar() - 1));
            assertThat(trade.quantity())
                    .isCloseTo(factor * equity / trade.entryPrice(), within(1e-6));
            equity += trade.netPnl();
            capped += factor == cap ? 1 : 0;
        }
        assertThat(sized.trades()).hasSizeGreaterThan(5);
        assertThat(capped).isLessThan(sized.trades().size());
    }

    @Test
    void halfTheTargetIsHalfTheQuantityOfTheFirstTrade() {
        Trade whole = run(BARS, 0.02, 1).result().trades().getFirst();
        Trade half = run(BARS, 0.01, 1).result().trades().getFirst();
        assertThat(half.quantity()).isCloseTo(whole.quantity() / 2, within(1e-9));
    }

    @Test
    void sizedAndUnsizedEnterAndLeaveAtTheSameBars() {
        RunBacktest.Report report = run(BARS, 0.05, 1);
        assertThat(report.result().trades())
                .extracting(Trade::entryBar)
                .isEqualTo(
                        report.unsized().orElseThrow().trades().stream()
                                .map(Trade::entryBar)
                                .toList());
        assertThat(report.result().trades())
                .extracting(Trade::exitBar)
                .isEqualTo(
                        report.unsized().orElseThrow().trades().stream()
                                .map(Trade::exitBar)
                                .toList());
        assertThat(report.result().trades().getFirst().entryBar())
                .isGreaterThan(forecasts(BARS).firstBar());
    }

    /// The size of an entry is known at the close of its signal: whatever comes after changes no
    /// trade entered before.
    @Test
    void barsAfterASignalDoNotChangeTheSizesUpToIt() {
        int cut = 600;
        BarSeries poisoned = poisoned(BARS, cut);
        List<Trade> known = entered(run(BARS, 0.05, 1).result().trades(), cut);
        List<Trade> again = entered(run(poisoned, 0.05, 1).result().trades(), cut);
        assertThat(known).hasSizeGreaterThan(3);
        assertThat(again)
                .extracting(Trade::quantity)
                .isEqualTo(known.stream().map(Trade::quantity).toList());
        List<Trade> shorter = entered(run(BARS.slice(0, cut + 1), 0.05, 1).result().trades(), cut);
        assertThat(shorter)
                .extracting(Trade::quantity)
                .isEqualTo(known.stream().map(Trade::quantity).toList());
    }

    private static List<Trade> entered(List<Trade> trades, int upTo) {
        return trades.stream().filter(trade -> trade.entryBar() <= upTo).toList();
    }

    private static BarSeries poisoned(BarSeries bars, int after) {
        double[] open = bars.opens();
        double[] high = bars.highs();
        double[] low = bars.lows();
        double[] close = bars.closes();
        for (int t = after + 1; t < bars.size(); t++) {
            open[t] = low[t] = 1 + t % 7;
            high[t] = close[t] = 1_000 + t % 11;
        }
        return BarSeries.of(
                bars.timeframe(),
                bars.zone(),
                bars.openTimes(),
                open,
                high,
                low,
                close,
                bars.volumes());
    }

    @Test
    void bothTheSizedAndTheUnsizedRunAreCountedOnce() {
        try (var workspace = H2Workspace.open(folder)) {
            var sizing = new VolatilitySizing(forecasts(BARS), new VolatilityTarget(0.1, 1));
            var job = job(BARS, Optional.of(workspace.runs()), Optional.of(sizing));
            job.run(Progress.ignored());
            job.run(Progress.ignored());
            assertThat(workspace.runs().trials(BARS.sha256()).count()).isEqualTo(2);
            assertThat(job.key())
                    .endsWith(
                            "|volatility 0.1 cap 1.0, close-to-close at 5, refit 200 growing 0.0");
        }
    }

    @Test
    void aSavedSizedRunGivesTheSameTradesAgain() {
        var suited = ForecastOptions.defaults(5);
        var made = VolatilityForecasts.of(BARS, suited, KeptWalks.none(), Progress.ignored());
        var job =
                job(
                        BARS,
                        Optional.empty(),
                        Optional.of(new VolatilitySizing(made, new VolatilityTarget(0.1, 1))));
        Runs.Run saved = job.record(job.run(Progress.ignored()), InstantSource.system());
        assertThat(RunDocument.sizing(Documents.read(saved.documentJson())).orElseThrow().target())
                .isEqualTo(new VolatilityTarget(0.1, 1));
        Runs runs = new OneRun(saved);
        var again =
                new SavedRuns(runs, "any", new Columns(BARS), List.of(STRATEGY), 3)
                        .run(Progress.ignored());
        assertThat(again).hasSize(1).allMatch(SavedRuns.Again::same, "same trades");
    }

    private record OneRun(Run run) implements Runs {
        @Override
        public void save(Run other) {
            throw new UnsupportedOperationException("nothing is kept here");
        }

        @Override
        public List<Run> of(String datasetName) {
            return List.of(run);
        }

        @Override
        public void describe(String datasetName, String name, RunWords words) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void forget(String datasetName, String name) {
            throw new UnsupportedOperationException("nothing is forgotten here");
        }

        @Override
        public boolean countTrial(String datasetSha256, Trial trial) {
            throw new UnsupportedOperationException("nothing is counted here");
        }

        @Override
        public Trials trials(String datasetSha256) {
            return new Trials(0, List.of());
        }
    }

    @Test
    void forecastsOfOtherBarsAreRefused() {
        var sizing = new VolatilitySizing(forecasts(BARS), new VolatilityTarget(0.1, 1));
        assertThatThrownBy(() -> job(BARS.slice(0, 600), Optional.empty(), Optional.of(sizing)))
                .hasMessageContaining("forecasts of the same bars");
    }

    @Test
    void aPeriodBeforeTheFirstForecastIsRefused() {
        VolatilityForecasts forecasts = forecasts(BARS);
        assertThatThrownBy(() -> forecasts.within(new Backtest.Period(0, forecasts.firstBar())))
                .hasMessageContaining("ends before the first volatility forecast");
        assertThat(forecasts.at(forecasts.firstBar() - 1)).isNaN();
        assertThat(forecasts.at(forecasts.firstBar())).isPositive();
    }
}
