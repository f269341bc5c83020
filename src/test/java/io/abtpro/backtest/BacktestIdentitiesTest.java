package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What must hold for any signals: seeded random runs over every side, fill, sizing and protection.
class BacktestIdentitiesTest {
    private static final int BARS = 400;
    private static final double CAPITAL = 10_000;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static Execution execution(int seed, double fee, double slippage) {
        List<Sizing> sizings =
                List.of(
                        new Sizing.FractionOfEquity(1), new Sizing.FractionOfEquity(0.3),
                        new Sizing.FixedCash(2_000), new Sizing.FixedQuantity(5));
        return new Execution(
                Fill.values()[seed % 2],
                fee,
                slippage,
                CAPITAL,
                Side.values()[seed % 3],
                sizings.get(seed % 4),
                0.01);
    }

    private static Protection protection(int seed) {
        var random = new Random(seed);
        return seed % 5 == 0
                ? Protection.NONE
                : new Protection(
                        0.05 * random.nextDouble(),
                        0.05 * random.nextDouble(),
                        0.05 * random.nextDouble());
    }

    private static BacktestResult run(
            BarSeries series, int seed, Execution execution, Protection protection) {
        Signals signals = Fixtures.randomSignals(BARS, seed, 0.1);
        return Backtest.run(series, signals, protection, execution, new Backtest.Period(20, BARS));
    }

    private static BacktestResult run(int seed) {
        return run(Fixtures.randomWalk(BARS, seed), seed, execution(seed, 10, 5), protection(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void finalEquityIsCapitalPlusTheSumOfTrades(int seed) {
        BacktestResult result = run(seed);
        double sum = result.trades().stream().mapToDouble(Trade::netPnl).sum();
        double last = result.equity()[result.equity().length - 1];
        assertThat(result.trades()).isNotEmpty();
        assertThat(last).isCloseTo(CAPITAL + sum, within(1e-9 * CAPITAL));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void costsAreTheFreeRunMinusTheCostedRunOfTheSameQuantities(int seed) {
        BarSeries series = Fixtures.randomWalk(BARS, seed);
        var sizing = new Sizing.FixedQuantity(1);
        Fill fill = Fill.values()[seed % 2];
        Side side = Side.values()[seed % 3];
        var costed =
                run(
                        series,
                        seed,
                        new Execution(fill, 10, 5, CAPITAL, side, sizing, 0),
                        Protection.NONE);
        var free =
                run(
                        series,
                        seed,
                        new Execution(fill, 0, 0, CAPITAL, side, sizing, 0),
                        Protection.NONE);
        double costs =
                costed.statistics().value(Statistic.FEES).orElseThrow()
                        + costed.statistics().value(Statistic.SLIPPAGE).orElseThrow();
        int last = costed.equity().length - 1;
        assertThat(free.equity()[last] - costed.equity()[last])
                .isCloseTo(costs, within(1e-9 * CAPITAL));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tradesDoNotOverlapAndCashStaysAboveZero(int seed) {
        double cash = CAPITAL;
        int free = 0;
        for (Trade trade : run(seed).trades()) {
            double paid = trade.quantity() * trade.entryPrice() * 1.001;
            assertThat(trade.entryBar())
                    .isGreaterThanOrEqualTo(free)
                    .isLessThanOrEqualTo(trade.exitBar());
            assertThat(cash - paid).isGreaterThanOrEqualTo(-1e-9 * CAPITAL);
            cash += trade.netPnl();
            free = trade.exitBar();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void runDoesNotLookAhead(int seed) {
        BarSeries series = Fixtures.randomWalk(BARS, seed);
        int known = 300;
        double[][] changed = {series.opens(), series.highs(), series.lows(), series.closes()};
        for (double[] column : changed) {
            Arrays.setAll(column, t -> column[t] * (t < known ? 1 : 3));
        }
        BarSeries other =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        series.openTimes(),
                        changed[0],
                        changed[1],
                        changed[2],
                        changed[3],
                        series.volumes());
        var before = run(series, seed, execution(seed, 10, 5), protection(seed));
        var after = run(other, seed, execution(seed, 10, 5), protection(seed));
        assertThat(Arrays.copyOf(after.equity(), known - 20))
                .isEqualTo(Arrays.copyOf(before.equity(), known - 20));
        assertThat(closedBefore(after, known)).isEqualTo(closedBefore(before, known));
    }

    private static List<Trade> closedBefore(BacktestResult result, int bar) {
        return result.trades().stream().filter(trade -> trade.exitBar() < bar).toList();
    }

    @Test
    void sameRunGivesTheSameLedger() {
        assertThat(run(7).ledgerSha256())
                .isEqualTo(run(7).ledgerSha256())
                .hasSize(64)
                .isNotEqualTo(run(8).ledgerSha256());
    }

    @Test
    void randomWalkOffersNoFreeLunch() {
        double[] returns =
                seeds().mapToDouble(
                                seed -> {
                                    var free =
                                            new Execution(
                                                    Fill.NEXT_OPEN,
                                                    0,
                                                    0,
                                                    CAPITAL,
                                                    Side.BOTH,
                                                    new Sizing.FixedCash(1_000),
                                                    0);
                                    var result =
                                            run(
                                                    Fixtures.randomWalk(BARS, seed),
                                                    seed + 1000,
                                                    free,
                                                    protection(seed));
                                    return result.statistics()
                                            .value(Statistic.NET_RETURN)
                                            .orElseThrow();
                                })
                        .toArray();
        var moments = io.abtpro.math.Moments.of(returns);
        double error = moments.standardDeviation() / Math.sqrt(returns.length);
        assertThat(moments.mean()).isBetween(-3 * error, 3 * error);
    }
}
