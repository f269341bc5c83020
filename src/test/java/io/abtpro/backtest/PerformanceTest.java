package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Statistics against plain sums over the equity and the ledger of one run.
class PerformanceTest {
    /// Relative; both sides add a few hundred numbers in another order.
    private static final double ROUNDING = 1e-9;

    private final BacktestResult result =
            run(
                    new Execution(
                            Execution.Fill.NEXT_OPEN,
                            2,
                            1,
                            1000,
                            Execution.Side.BOTH,
                            new Execution.Sizing.FractionOfEquity(1),
                            0.02));

    private static BacktestResult run(Execution execution) {
        var series = Fixtures.randomWalk(600, 5);
        return Backtest.run(
                series,
                Fixtures.randomSignals(600, 5, 0.05),
                Protection.NONE,
                execution,
                Backtest.Period.all(series));
    }

    private void check(Statistic statistic, double expected) {
        assertThat(result.statistics().value(statistic).orElseThrow())
                .isCloseTo(expected, within(ROUNDING * (1 + Math.abs(expected))));
    }

    @Test
    void annualisationFollowsTheCalendar() {
        assertThat(result.barsPerYear()).isCloseTo(365.25, within(ROUNDING));
    }

    @Test
    void growthMatchesItsFormulas() {
        double growth = result.equity()[599] / 1000;
        check(Statistic.NET_RETURN, growth - 1);
        check(Statistic.CAGR, Math.exp(Math.log(growth) * 365.25 / 600) - 1);
        double deepest =
                Arrays.stream(Backtest.drawdown(result.equity(), 1000)).min().orElseThrow();
        assertThat(deepest).isNegative();
        check(Statistic.MAX_DRAWDOWN, deepest);
        check(Statistic.CALMAR, (Math.exp(Math.log(growth) * 365.25 / 600) - 1) / -deepest);
    }

    @Test
    void riskRatiosMatchTheirFormulas() {
        double[] r = result.barReturns();
        double free = 0.02 / 365.25;
        double mean = Arrays.stream(r).sum() / 600;
        double deviation =
                Math.sqrt(Arrays.stream(r).map(x -> (x - mean) * (x - mean)).sum() / 599);
        double downside =
                Math.sqrt(
                        Arrays.stream(r).map(x -> x < free ? (x - free) * (x - free) : 0).sum()
                                / 600);
        check(Statistic.ANNUALISED_VOLATILITY, deviation * Math.sqrt(365.25));
        check(Statistic.SHARPE, (mean - free) / deviation * Math.sqrt(365.25));
        check(Statistic.SORTINO, (mean - free) / downside * Math.sqrt(365.25));
    }

    @Test
    void ledgerFiguresMatchTheirFormulas() {
        List<Trade> trades = result.trades();
        double n = trades.size();
        double[] pnl = trades.stream().mapToDouble(Trade::netPnl).toArray();
        double mean = Arrays.stream(pnl).sum() / n;
        double deviation =
                Math.sqrt(Arrays.stream(pnl).map(x -> (x - mean) * (x - mean)).sum() / (n - 1));
        double won = Arrays.stream(pnl).filter(x -> x > 0).sum();
        double lost = -Arrays.stream(pnl).filter(x -> x < 0).sum();
        double traded =
                trades.stream()
                        .mapToDouble(t -> t.quantity() * (t.entryPrice() + t.exitPrice()))
                        .sum();
        check(Statistic.TRADES, n);
        check(Statistic.WIN_RATE, Arrays.stream(pnl).filter(x -> x > 0).count() / n);
        check(Statistic.PROFIT_FACTOR, won / lost);
        check(Statistic.EXPECTANCY, mean);
        check(Statistic.SQN, Math.sqrt(n) * mean / deviation);
        check(Statistic.FEES, traded * 2e-4);
        check(
                Statistic.TURNOVER,
                traded / (Arrays.stream(result.equity()).sum() / 600) / (600 / 365.25));
    }

    @Test
    void longestDrawdownCountsTheBarsBelowTheHigh() {
        double[] rises = {10, 12, 11, 9, 10, 12, 11};
        double[][] rows = new double[rises.length][];
        for (int t = 0; t < rises.length; t++) {
            rows[t] = Fixtures.bar(rises[t], rises[t], rises[t], rises[t]);
        }
        var series = Fixtures.bars(rows);
        var none =
                new Signals(
                        Fixtures.at(), Fixtures.at(), Fixtures.at(), Fixtures.at(), rises.length);
        var idle =
                Backtest.run(
                        series,
                        none,
                        Protection.NONE,
                        Execution.defaults(),
                        Backtest.Period.all(series));
        assertThat(idle.buyAndHold().value(Statistic.LONGEST_DRAWDOWN)).hasValue(3);
        assertThat(idle.buyAndHold().value(Statistic.LONGEST_DRAWDOWN_DAYS))
                .as("from the second day to the sixth")
                .hasValue(4);
        assertThat(idle.buyAndHold().value(Statistic.MAX_DRAWDOWN).orElseThrow())
                .isCloseTo(-0.25, within(1e-3));
        assertThat(idle.buyAndHold().value(Statistic.EXPOSURE)).hasValue(1);
    }

    /// Against the definition, bar by bar: weekdays, so that days are no bars.
    @Test
    void daysOfTheLongestDrawdownAreCalendarTimeFromItsHighToTheNext() {
        BarSeries every = Fixtures.randomWalk(700, 8);
        long[] weekdays = new long[every.size()];
        Arrays.setAll(weekdays, t -> 86_400_000L * (t + t / 5 * 2));
        var series =
                BarSeries.of(
                        every.timeframe(),
                        every.zone(),
                        weekdays,
                        every.opens(),
                        every.highs(),
                        every.lows(),
                        every.closes(),
                        every.volumes());
        for (int seed = 0; seed < 20; seed++) {
            var period = new Backtest.Period(20 + seed, 700 - 3 * seed);
            BacktestResult run =
                    Backtest.run(
                            series,
                            Fixtures.randomSignals(700, seed, 0.05),
                            Protection.NONE,
                            Execution.defaults(),
                            period);
            double[] equity = run.equity();
            int most = 0;
            double days = 0;
            for (int high = -1; high < equity.length; high++) {
                double top = high < 0 ? Execution.defaults().capital() : equity[high];
                int to = high + 1;
                while (to < equity.length && equity[to] < top) {
                    to++;
                }
                if (to - high - 1 > most) {
                    most = to - high - 1;
                    long from = series.openTime(period.fromBar() + Math.max(0, high));
                    long until =
                            series.openTime(period.fromBar() + Math.min(to, equity.length - 1));
                    days = (until - from) / 86_400_000.0;
                }
            }
            assertThat(run.statistics().value(Statistic.LONGEST_DRAWDOWN)).hasValue(most);
            assertThat(run.statistics().value(Statistic.LONGEST_DRAWDOWN_DAYS)).hasValue(days);
            assertThat(days).isGreaterThan(most);
        }
    }

    @Test
    void figuresThatCannotBeComputedAreAbsent() {
        var series = Fixtures.randomWalk(10, 1);
        var none = new Signals(Fixtures.at(), Fixtures.at(), Fixtures.at(), Fixtures.at(), 10);
        var idle =
                Backtest.run(
                        series,
                        none,
                        Protection.NONE,
                        Execution.defaults(),
                        Backtest.Period.all(series));
        for (Statistic statistic :
                List.of(
                        Statistic.SHARPE,
                        Statistic.SORTINO,
                        Statistic.CALMAR,
                        Statistic.WIN_RATE,
                        Statistic.PROFIT_FACTOR,
                        Statistic.EXPECTANCY,
                        Statistic.SQN)) {
            assertThat(idle.statistics().value(statistic)).as(statistic.key()).isEmpty();
        }
        assertThat(idle.statistics().value(Statistic.TRADES)).hasValue(0);
    }

    /// The same amount lost to fees at prices that stay while a position is open: equal but for
    /// rounding.
    @Test
    void ratiosOverADeviationThatIsOnlyRoundingAreAbsent() {
        double[][] rows = new double[200][];
        for (int t = 0; t < rows.length; t++) {
            double price = 7 + 1.3 * Math.floorDiv(t, 20);
            rows[t] = Fixtures.bar(price, price, price, price);
        }
        var series = Fixtures.bars(rows);
        var enter = Fixtures.at(2, 22, 42, 62, 82, 102, 122, 142, 162, 182);
        var exit = Fixtures.at(9, 29, 49, 69, 89, 109, 129, 149, 169, 189);
        var signals = new Signals(enter, exit, Fixtures.at(), Fixtures.at(), rows.length);
        var fees =
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        5,
                        1,
                        100_000,
                        Execution.Side.LONG,
                        new Execution.Sizing.FixedCash(20_000),
                        0);
        var period = Backtest.Period.all(series);
        var run = Backtest.run(series, signals, Protection.NONE, fees, period);
        assertThat(run.trades().stream().map(Trade::netPnl).distinct()).hasSizeGreaterThan(1);
        assertThat(run.statistics().value(Statistic.SQN)).isEmpty();
        double[] swept = new double[Statistic.values().length];
        new SweepKernel(new SweepBars(series, fees, period))
                .run(signals, Protection.NONE, swept, 0);
        assertThat(swept[Statistic.SQN.ordinal()]).isNaN();
        assertThat(run.statistics().value(Statistic.EXPECTANCY)).isPresent();
    }
}
