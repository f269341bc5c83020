package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.indicators.Columns;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityTarget;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One rule for a year, whatever is made yearly by it.
class OneYearTest {
    private static final ForecastOptions OPTIONS =
            ForecastOptions.defaults(5)
                    .withTrainBars(100)
                    .withRefitEvery(400)
                    .withBaselines(List.of())
                    .withForest(new RegressionForestLearner(5, 5, 5, 1));

    static Stream<Arguments> datasets() {
        Stream<Arguments> samples =
                Stream.of("aapl.csv", "sp500-2000.csv", "ndx.csv", "eth-usd-5m.json")
                        .map(
                                file ->
                                        Arguments.of(
                                                file,
                                                Loader.load(
                                                                Path.of("sample-data", file),
                                                                LoadOptions.detect())
                                                        .series()));
        Stream<Arguments> made =
                Stream.of("1d", "1h", "5m")
                        .map(
                                timeframe ->
                                        Arguments.of(
                                                "generated " + timeframe, made(600, timeframe)));
        return Stream.concat(
                Stream.concat(samples, made),
                Stream.of(Arguments.of("currencies", currencies(2_000))));
    }

    private static BarSeries made(int bars, String timeframe) {
        return GeneratedBars.of(new GeneratedBars.Options(bars, 11, Timeframe.parse(timeframe)));
    }

    /// Hours from Sunday 22:00 UTC to Friday 22:00.
    private static BarSeries currencies(int bars) {
        BarSeries prices = made(bars, "1h");
        long sunday = 1_609_711_200_000L;
        long[] times = new long[bars];
        Arrays.setAll(times, t -> sunday + (t / 120 * 168 + t % 120) * 3_600_000L);
        return BarSeries.of(
                Timeframe.parse("1h"),
                ZoneOffset.UTC,
                times,
                prices.opens(),
                prices.highs(),
                prices.lows(),
                prices.closes(),
                prices.volumes());
    }

    private static BacktestResult backtest(
            BarSeries series, Backtest.Period period, Optional<VolatilitySizing> sizing) {
        var strategy = StrategyCatalog.get("sma-cross");
        var execution =
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        2,
                        1,
                        100_000,
                        Execution.Side.BOTH,
                        new Execution.Sizing.FractionOfEquity(1),
                        0);
        var parameters = strategy.space().defaults().with("fast", 5).with("slow", 20);
        return new RunBacktest(
                        new Columns(series),
                        strategy,
                        parameters,
                        execution,
                        period,
                        Optional.empty(),
                        sizing,
                        Optional.empty())
                .run(Progress.ignored())
                .result();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("datasets")
    void backtestAndVolatilityHaveTheSameBarsAYear(String what, BarSeries series) {
        var forecast = new ForecastVolatility(series, "", OPTIONS, false, Optional.empty());
        BarSeries short700 = series.slice(Math.max(0, series.size() - 700), series.size());
        var recent = new ForecastVolatility(short700, "", OPTIONS, false, Optional.empty());
        double expected = series.year().barsPerYear();
        int n = series.size();

        BacktestResult run = backtest(series, Backtest.Period.all(series), Optional.empty());
        assertThat(run.barsPerYear()).isEqualTo(expected);
        assertThat(backtest(series, new Backtest.Period(n / 2, n), Optional.empty()).barsPerYear())
                .isEqualTo(expected);
        assertThat(recent.run(Progress.ignored()).forecast().year()).isEqualTo(series.year());
        assertThat(forecast.series().year()).isEqualTo(series.year());
        double deviation = run.returnMoments().standardDeviation();
        assertThat(run.statistics().value(Statistic.ANNUALISED_VOLATILITY).orElseThrow())
                .isEqualTo(deviation * Math.sqrt(expected), Offset.offset(1e-12));
    }

    @Test
    void aSizeIsMadeYearlyByTheBarsUpToIt() {
        BarSeries series = currencies(2_000);
        int cut = 1_203;
        BarSeries known =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        Arrays.copyOf(series.openTimes(), cut),
                        Arrays.copyOf(series.opens(), cut),
                        Arrays.copyOf(series.highs(), cut),
                        Arrays.copyOf(series.lows(), cut),
                        Arrays.copyOf(series.closes(), cut),
                        Arrays.copyOf(series.volumes(), cut));
        var all = VolatilityForecasts.of(series, OPTIONS, KeptWalks.none(), Progress.ignored());
        var then = VolatilityForecasts.of(known, OPTIONS, KeptWalks.none(), Progress.ignored());

        for (int t = 0; t < cut; t++) {
            assertThat(Double.doubleToLongBits(all.at(t)))
                    .isEqualTo(Double.doubleToLongBits(then.at(t)));
        }
        var target = new VolatilityTarget(0.1, 2);
        BacktestResult sized =
                backtest(
                        series,
                        all.within(Backtest.Period.all(series)),
                        Optional.of(new VolatilitySizing(all, target)));
        BacktestResult before =
                backtest(
                        known,
                        then.within(Backtest.Period.all(known)),
                        Optional.of(new VolatilitySizing(then, target)));
        long closed = before.trades().stream().filter(trade -> trade.exitBar() < cut - 1).count();
        assertThat(closed).isGreaterThan(10);
        assertThat(sized.trades().stream().limit(closed))
                .isEqualTo(before.trades().stream().limit(closed).toList());
    }

    @Test
    void growthStaysOnTheCalendarWhateverTheClass() {
        BarSeries told = made(800, "1d");
        BarSeries chosen = told.withYear(TradingYear.of(told, TradingYear.Kind.EXCHANGE_DAYS));
        BacktestResult a = backtest(told, Backtest.Period.all(told), Optional.empty());
        BacktestResult b = backtest(chosen, Backtest.Period.all(chosen), Optional.empty());
        double ratio = 252 / 365.25;

        assertThat(b.barsPerYear()).isEqualTo(252);
        assertThat(value(b, Statistic.CAGR)).isEqualTo(value(a, Statistic.CAGR));
        assertThat(value(b, Statistic.CALMAR)).isEqualTo(value(a, Statistic.CALMAR));
        for (Statistic root :
                List.of(Statistic.SHARPE, Statistic.SORTINO, Statistic.ANNUALISED_VOLATILITY)) {
            assertThat(value(b, root))
                    .isEqualTo(value(a, root) * Math.sqrt(ratio), Offset.offset(1e-12));
        }
        assertThat(value(b, Statistic.TURNOVER))
                .isEqualTo(value(a, Statistic.TURNOVER) * ratio, Offset.offset(1e-9));
    }

    private static double value(BacktestResult result, Statistic statistic) {
        return result.statistics().value(statistic).orElseThrow();
    }
}
