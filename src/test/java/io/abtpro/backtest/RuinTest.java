package io.abtpro.backtest;

import static io.abtpro.backtest.Fixtures.at;
import static io.abtpro.backtest.Fixtures.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.backtest.Trade.ExitReason;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// No run loses more than it has: cases made by hand. [WildRunsTest] draws others.
class RuinTest {
    private static final double CAPITAL = 100_000;
    private static final BarSeries TRIPLES =
            Fixtures.bars(
                    bar(100, 101, 99, 100),
                    bar(100, 101, 99, 100),
                    bar(100, 150, 100, 150),
                    bar(150, 230, 150, 230),
                    bar(230, 300, 230, 300),
                    bar(300, 300, 50, 50),
                    bar(50, 60, 50, 60));

    private static Execution free(Side side, Sizing sizing) {
        return new Execution(Fill.NEXT_OPEN, 0, 0, CAPITAL, side, sizing, 0);
    }

    private static Signals shortAt(BitSet entries, BitSet exits, int bars) {
        return new Signals(new BitSet(), new BitSet(), entries, exits, bars);
    }

    private static BacktestResult run(BarSeries bars, Signals signals, Execution execution) {
        return Backtest.run(
                bars, signals, Protection.NONE, execution, new Backtest.Period(0, bars.size()));
    }

    @Test
    void aShortWorthNothingAtACloseEndsThereWithTheLossOfWhatWasLeft() {
        var result =
                run(
                        TRIPLES,
                        shortAt(at(0, 4, 5), at(4), 7),
                        free(Side.SHORT, new Sizing.FractionOfEquity(1)));
        assertThat(result.trades())
                .singleElement()
                .satisfies(
                        trade -> {
                            assertThat(trade.exitReason()).isEqualTo(ExitReason.RUIN);
                            assertThat(trade.exitBar()).isEqualTo(3);
                            assertThat(trade.exitPrice()).isEqualTo(230);
                            assertThat(trade.netPnl()).isEqualTo(-CAPITAL);
                        });
        assertThat(result.equity()).containsExactly(100_000, 100_000, 50_000, 0, 0, 0, 0);
        assertThat(result.statistics().value(Statistic.NET_RETURN)).hasValue(-1);
        assertThat(result.statistics().value(Statistic.MAX_DRAWDOWN)).hasValue(-1);
        assertThat(result.statistics().value(Statistic.EXPOSURE).orElseThrow())
                .isCloseTo(3.0 / 7, within(1e-12));
    }

    @Test
    void anExitThatCostsMoreThanIsLeftIsCutToIt() {
        BarSeries gaps =
                Fixtures.bars(
                        bar(100, 101, 99, 100),
                        bar(100, 101, 99, 100),
                        bar(100, 160, 100, 160),
                        bar(290, 300, 280, 280),
                        bar(280, 280, 280, 280));
        var result =
                run(
                        gaps,
                        shortAt(at(0), at(2), 5),
                        free(Side.SHORT, new Sizing.FractionOfEquity(1)));
        assertThat(result.trades())
                .singleElement()
                .satisfies(
                        trade -> {
                            assertThat(trade.exitReason()).isEqualTo(ExitReason.RUIN);
                            assertThat(trade.exitPrice()).isEqualTo(290);
                            assertThat(trade.netPnl()).isEqualTo(-CAPITAL);
                        });
    }

    @Test
    void aSmallShortThatTriplesIsNoRuin() {
        var result =
                run(
                        TRIPLES,
                        shortAt(at(0), at(4), 7),
                        free(Side.SHORT, new Sizing.FractionOfEquity(0.3)));
        assertThat(result.trades())
                .singleElement()
                .satisfies(
                        trade -> {
                            assertThat(trade.exitReason()).isEqualTo(ExitReason.SIGNAL);
                            assertThat(trade.netPnl()).isCloseTo(-60_000, within(1e-6));
                        });
    }

    @Test
    void aLongWhosePriceFallsBelowZeroLosesWhatItPaidAndNoMore() {
        BarSeries oil =
                Fixtures.bars(
                        bar(20, 20, 20, 20),
                        bar(20, 20, 18, 18),
                        bar(18, 18, -40, -37),
                        bar(10, 10, 10, 10));
        var signals = new Signals(at(0), new BitSet(), new BitSet(), new BitSet(), 4);
        var result = run(oil, signals, free(Side.LONG, new Sizing.FractionOfEquity(1)));
        assertThat(result.trades())
                .singleElement()
                .satisfies(
                        trade -> {
                            assertThat(trade.exitReason()).isEqualTo(ExitReason.RUIN);
                            assertThat(trade.netPnl()).isEqualTo(-CAPITAL);
                        });
        assertThat(result.buyAndHold().value(Statistic.NET_RETURN)).hasValue(-1);
    }

    /// All of the equity at a price that then doubles, at a close or at the open of the exit: what
    /// is left is nothing, whatever the last bit says, and no trade follows.
    @Test
    void aShortWhosePriceDoublesExactlyLeavesNothing() {
        for (int cents = 1_000; cents < 3_000; cents++) {
            double one = cents / 100.0;
            double two = 2 * cents / 100.0;
            for (double close : new double[] {one, two}) {
                BarSeries series =
                        Fixtures.bars(
                                bar(one, one, one, one),
                                bar(one, close, one, close),
                                bar(two, two, two, two),
                                bar(two, two, one, one),
                                bar(one, one, one, one));
                Signals signals = shortAt(at(0, 2, 3), at(1), 5);
                Execution execution = free(Side.SHORT, new Sizing.FractionOfEquity(1));
                var result = run(series, signals, execution);
                assertThat(result.trades())
                        .as("%s to %s", one, close)
                        .singleElement()
                        .satisfies(
                                trade -> {
                                    assertThat(trade.exitReason()).isEqualTo(ExitReason.RUIN);
                                    assertThat(trade.netPnl()).isEqualTo(-CAPITAL);
                                });
                assertThat(result.equity()[4]).isZero();
                assertThat(
                                KernelTrades.of(
                                        series,
                                        signals,
                                        Protection.NONE,
                                        execution,
                                        new Backtest.Period(0, series.size()),
                                        new double[Statistic.values().length]))
                        .isEqualTo(result.trades());
                assertThat(
                                LoneTrades.of(series, signals, Protection.NONE, execution)
                                        .getFirst()
                                        .trade())
                        .hasValue(result.trades().getFirst());
            }
        }
    }

    /// 0.1 % of the price are left, 0.2 % is the fee: leaving would take all. Where the data goes
    /// on, the price falls again.
    @Test
    void aTradeThatTheDataLeftOpenIsNotRuinedByWhatLeavingWouldCost() {
        double[][] rows = {
            bar(100, 101, 99, 100),
            bar(100, 101, 99, 100),
            bar(150, 199.9, 150, 199.9),
            bar(199.9, 200, 50, 50),
            bar(50, 50, 40, 40)
        };
        var execution =
                new Execution(
                        Fill.NEXT_OPEN,
                        20,
                        0,
                        CAPITAL,
                        Side.SHORT,
                        new Sizing.FractionOfEquity(1),
                        0);
        for (int bars : new int[] {3, 5}) {
            BarSeries series = Fixtures.bars(Arrays.copyOf(rows, bars));
            Signals signals = shortAt(at(0), at(), bars);
            List<Trade> trades = run(series, signals, execution).trades();
            assertThat(trades)
                    .singleElement()
                    .extracting(Trade::exitReason)
                    .isEqualTo(ExitReason.END_OF_DATA);
            assertThat(trades)
                    .isEqualTo(
                            KernelTrades.of(
                                    series,
                                    signals,
                                    Protection.NONE,
                                    execution,
                                    new Backtest.Period(0, series.size()),
                                    new double[Statistic.values().length]));
            assertThat(
                            LoneTrades.of(series, signals, Protection.NONE, execution)
                                    .getFirst()
                                    .trade())
                    .hasValue(trades.getFirst());
            assertThat(trades.getFirst().netPnl()).isGreaterThanOrEqualTo(-CAPITAL);
        }
    }
}
