package io.abtpro.backtest;

import static io.abtpro.backtest.Fixtures.at;
import static io.abtpro.backtest.Fixtures.bar;
import static io.abtpro.backtest.Fixtures.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution.Fill;
import io.abtpro.backtest.Execution.Side;
import io.abtpro.backtest.Execution.Sizing;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Fill rules, each worked out by hand.
class BacktestTest {
    /// Rounding of a few operations on numbers around 1000.
    private static final Offset<Double> ROUNDING = within(1e-9);

    private static final BarSeries RISING =
            bars(
                    bar(10, 11, 9, 10),
                    bar(20, 21, 19, 20),
                    bar(30, 31, 29, 30),
                    bar(40, 41, 39, 40),
                    bar(50, 51, 49, 50));

    private static Execution free(Fill fill, Side side) {
        return new Execution(fill, 0, 0, 1000, side, new Sizing.FractionOfEquity(1), 0);
    }

    private static BacktestResult run(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        return Backtest.run(series, signals, protection, execution, Backtest.Period.all(series));
    }

    private static Signals longs(int bars, int entry, int... exits) {
        return new Signals(at(entry), at(exits), at(), at(), bars);
    }

    private static Trade protectedTrade(Protection protection, Side side, double[]... rows) {
        var signals = new Signals(at(0), at(), at(0), at(), rows.length);
        return run(bars(rows), signals, protection, free(Fill.NEXT_OPEN, side)).trades().getFirst();
    }

    @Test
    void signalFillsAtTheNextOpen() {
        var result = run(RISING, longs(5, 0, 2), Protection.NONE, free(Fill.NEXT_OPEN, Side.LONG));
        var trade = result.trades().getFirst();
        assertThat(trade.entryBar()).isEqualTo(1);
        assertThat(trade.entryPrice()).isEqualTo(20);
        assertThat(trade.exitBar()).isEqualTo(3);
        assertThat(trade.exitPrice()).isEqualTo(40);
        assertThat(trade.netPnl()).isEqualTo(1000);
        assertThat(trade.exitReason()).isEqualTo(Trade.ExitReason.SIGNAL);
        assertThat(result.equity()).containsExactly(1000, 1000, 1500, 2000, 2000);
        assertThat(result.buyAndHoldEquity()).containsExactly(1000, 2000, 3000, 4000, 5000);
    }

    @Test
    void signalFillsAtTheSameCloseOnRequest() {
        var trade =
                run(RISING, longs(5, 0, 2), Protection.NONE, free(Fill.SAME_CLOSE, Side.LONG))
                        .trades()
                        .getFirst();
        assertThat(trade.entryPrice()).isEqualTo(10);
        assertThat(trade.exitPrice()).isEqualTo(30);
        assertThat(trade.exitBar()).isEqualTo(2);
    }

    @Test
    void signalOnTheLastBarDoesNotFill() {
        for (Fill fill : Fill.values()) {
            assertThat(run(RISING, longs(5, 4), Protection.NONE, free(fill, Side.LONG)).trades())
                    .isEmpty();
        }
    }

    @Test
    void signalBeforeThePeriodDoesNotFillInsideIt() {
        var result =
                Backtest.run(
                        RISING,
                        longs(5, 1),
                        Protection.NONE,
                        free(Fill.NEXT_OPEN, Side.LONG),
                        new Backtest.Period(2, 5));
        assertThat(result.trades()).isEmpty();
        assertThat(result.equity()).containsExactly(1000, 1000, 1000);
    }

    @Test
    void openPositionIsClosedAtTheLastCloseWithCosts() {
        var costed =
                new Execution(
                        Fill.NEXT_OPEN, 100, 100, 1000, Side.LONG, new Sizing.FixedQuantity(10), 0);
        var trade = run(RISING, longs(5, 0), Protection.NONE, costed).trades().getFirst();
        assertThat(trade.exitReason()).isEqualTo(Trade.ExitReason.END_OF_DATA);
        assertThat(trade.entryPrice()).isCloseTo(20.2, ROUNDING);
        assertThat(trade.exitPrice()).isCloseTo(49.5, ROUNDING);
        assertThat(trade.fees()).isCloseTo(2.02 + 4.95, ROUNDING);
        assertThat(trade.slippageCost()).isCloseTo(2 + 5, ROUNDING);
        assertThat(trade.netPnl()).isCloseTo(10 * 30 - 6.97 - 7, ROUNDING);
    }

    @Test
    void allInPaysItsFeeFromEquity() {
        var costed =
                new Execution(
                        Fill.NEXT_OPEN, 100, 0, 1000, Side.LONG, new Sizing.FractionOfEquity(1), 0);
        var trade = run(RISING, longs(5, 0), Protection.NONE, costed).trades().getFirst();
        assertThat(trade.quantity() * 20 * 1.01).isCloseTo(1000, ROUNDING);
    }

    @Test
    void fixedSizesAreCutToWhatEquityPays() {
        for (Sizing sizing :
                new Sizing[] {new Sizing.FixedCash(5000), new Sizing.FixedQuantity(5000)}) {
            var execution = new Execution(Fill.NEXT_OPEN, 0, 0, 1000, Side.LONG, sizing, 0);
            assertThat(
                            run(RISING, longs(5, 0), Protection.NONE, execution)
                                    .trades()
                                    .getFirst()
                                    .quantity())
                    .isEqualTo(50);
        }
    }

    @Test
    void oppositeSignalReversesInOneFill() {
        var signals = new Signals(at(0), at(), at(1), at(), 5);
        var trades =
                run(RISING, signals, Protection.NONE, free(Fill.NEXT_OPEN, Side.BOTH)).trades();
        assertThat(trades).hasSize(2);
        assertThat(trades.get(0).exitPrice()).isEqualTo(30);
        assertThat(trades.get(1).isLong()).isFalse();
        assertThat(trades.get(1).entryBar()).isEqualTo(2);
        assertThat(trades.get(1).entryPrice()).isEqualTo(30);
        assertThat(trades.get(1).netPnl()).isCloseTo(1500 / 30.0 * -20, ROUNDING);
    }

    @Test
    void entryAndExitAtOnceEnterWhenFlatAndLeaveWhenNot() {
        var signals = new Signals(at(0, 1, 2), at(0, 1, 2), at(), at(), 5);
        var trades =
                run(RISING, signals, Protection.NONE, free(Fill.NEXT_OPEN, Side.LONG)).trades();
        assertThat(trades).extracting(Trade::entryBar).containsExactly(1, 3);
        assertThat(trades).extracting(Trade::exitBar).containsExactly(2, 4);
    }

    @Test
    void stopIsCheckedBeforeTheTarget() {
        var trade =
                protectedTrade(
                        new Protection(0.1, 0.1, 0),
                        Side.LONG,
                        bar(100, 100, 100, 100),
                        bar(100, 120, 80, 100));
        assertThat(trade.exitReason()).isEqualTo(Trade.ExitReason.STOP_LOSS);
        assertThat(trade.exitPrice()).isCloseTo(90, ROUNDING);
        assertThat(trade.exitBar()).isEqualTo(1);
    }

    @Test
    void gapThroughTheStopFillsAtTheOpen() {
        double[] flat = bar(100, 100, 100, 100);
        var held =
                protectedTrade(
                        new Protection(0.1, 0, 0), Side.LONG, flat, flat, bar(70, 75, 60, 72));
        assertThat(held.exitPrice()).isEqualTo(70);
        var sold =
                protectedTrade(
                        new Protection(0.1, 0, 0), Side.SHORT, flat, flat, bar(130, 140, 125, 135));
        assertThat(sold.exitPrice()).isEqualTo(130);
        assertThat(sold.exitReason()).isEqualTo(Trade.ExitReason.STOP_LOSS);
    }

    @Test
    void gapThroughTheTargetFillsAtTheOpen() {
        double[] flat = bar(100, 100, 100, 100);
        var trade =
                protectedTrade(
                        new Protection(0.1, 0.1, 0), Side.LONG, flat, flat, bar(130, 131, 80, 90));
        assertThat(trade.exitReason()).isEqualTo(Trade.ExitReason.TAKE_PROFIT);
        assertThat(trade.exitPrice()).isEqualTo(130);
        var sold =
                protectedTrade(
                        new Protection(0, 0.1, 0), Side.SHORT, flat, flat, bar(100, 101, 85, 90));
        assertThat(sold.exitPrice()).isCloseTo(90, ROUNDING);
    }

    @Test
    void trailingStopFollowsTheBestPriceOfEarlierBars() {
        var trade =
                protectedTrade(
                        new Protection(0, 0, 0.1),
                        Side.LONG,
                        bar(100, 100, 100, 100),
                        bar(100, 120, 95, 118),
                        bar(118, 200, 109, 110),
                        bar(185, 190, 170, 175));
        assertThat(trade.exitBar()).isEqualTo(3);
        assertThat(trade.exitPrice()).isCloseTo(180, ROUNDING);
        assertThat(trade.exitReason()).isEqualTo(Trade.ExitReason.TRAILING_STOP);
    }

    @Test
    void sameCloseStopWatchesFromTheNextBar() {
        var series = bars(bar(100, 100, 50, 100), bar(100, 100, 95, 99), bar(99, 99, 80, 85));
        var trade =
                run(
                                series,
                                longs(3, 0),
                                new Protection(0.1, 0, 0),
                                free(Fill.SAME_CLOSE, Side.LONG))
                        .trades()
                        .getFirst();
        assertThat(trade.exitBar()).isEqualTo(2);
        assertThat(trade.exitPrice()).isCloseTo(90, ROUNDING);
    }

    @Test
    void ruinStopsTrading() {
        var series =
                bars(
                        bar(10, 10, 10, 10),
                        bar(10, 10, 10, 10),
                        bar(30, 30, 30, 30),
                        bar(30, 30, 30, 30),
                        bar(30, 30, 30, 30));
        var signals = new Signals(at(), at(), at(0, 2, 3), at(1), 5);
        var result = run(series, signals, Protection.NONE, free(Fill.NEXT_OPEN, Side.SHORT));
        assertThat(result.trades()).hasSize(1);
        assertThat(result.equity()[4]).isZero();
        assertThat(result.statistics().value(Statistic.CAGR)).hasValue(-1);
    }
}
