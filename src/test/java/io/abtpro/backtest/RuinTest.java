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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// No run loses more than it has.
class RuinTest {
    private static final double CAPITAL = 100_000;
    private static final List<Sizing> SIZINGS =
            List.of(
                    new Sizing.FractionOfEquity(1),
                    new Sizing.FractionOfEquity(0.4),
                    new Sizing.FixedQuantity(700));
    private static final List<Protection> PROTECTIONS =
            List.of(
                    Protection.NONE,
                    Protection.NONE,
                    new Protection(0.6, 0.9, 0),
                    new Protection(0, 0, 0.7));
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
                                ofKernel(
                                        series,
                                        signals,
                                        Protection.NONE,
                                        execution,
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
                            ofKernel(
                                    series,
                                    signals,
                                    Protection.NONE,
                                    execution,
                                    new double[Statistic.values().length]));
            assertThat(
                            LoneTrades.of(series, signals, Protection.NONE, execution)
                                    .getFirst()
                                    .trade())
                    .hasValue(trades.getFirst());
            assertThat(trades.getFirst().netPnl()).isGreaterThanOrEqualTo(-CAPITAL);
        }
    }

    /// The trades of the kernel over all bars; its statistics go to `out`.
    private static List<Trade> ofKernel(
            BarSeries series,
            Signals signals,
            Protection protection,
            Execution execution,
            double[] out) {
        List<Trade> trades = new ArrayList<>();
        new SweepKernel(new SweepBars(series, execution, new Backtest.Period(0, series.size())))
                .run(
                        signals,
                        protection,
                        out,
                        0,
                        (isLong, entryBar, entry, exitBar, exit, quantity, fees, slip, pnl, why) ->
                                trades.add(
                                        new Trade(
                                                isLong,
                                                entryBar,
                                                series.openTime(entryBar),
                                                entry,
                                                exitBar,
                                                series.openTime(exitBar),
                                                exit,
                                                quantity,
                                                fees,
                                                slip,
                                                pnl,
                                                why)));
        return trades;
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /// Leaps of a half and more, now and then below zero.
    private static BarSeries wild(int n, int seed) {
        var random = new Random(seed);
        double[][] rows = new double[n][];
        double last = 100;
        for (int t = 0; t < n; t++) {
            double open = last;
            double close =
                    seed % 3 == 0 && random.nextInt(60) == 0
                            ? -20 * random.nextDouble()
                            : Math.max(1, Math.abs(open)) * Math.exp(0.3 * random.nextGaussian());
            rows[t] = bar(open, Math.max(open, close) + 0.5, Math.min(open, close) - 0.5, close);
            last = close;
        }
        return Fixtures.bars(rows);
    }

    /// Each choice drawn apart from the others, so that every pair of them comes up.
    private static Execution execution(Random random) {
        double fee = random.nextBoolean() ? 0 : 20;
        return new Execution(
                pick(List.of(Fill.values()), random),
                fee,
                fee / 2,
                CAPITAL,
                pick(List.of(Side.values()), random),
                pick(SIZINGS, random),
                0.01);
    }

    /// What a cut leaves of signals.
    private static BitSet before(BitSet signals, int cut) {
        return signals.get(0, cut);
    }

    private static Signals before(Signals all, int cut) {
        return new Signals(
                before(all.enterLong(), cut),
                before(all.exitLong(), cut),
                before(all.enterShort(), cut),
                before(all.exitShort(), cut),
                cut);
    }

    private static List<Trade> ended(List<Trade> trades, int before) {
        return trades.stream()
                .filter(
                        trade ->
                                trade.exitBar() < before
                                        && trade.exitReason() != ExitReason.END_OF_DATA)
                .toList();
    }

    private static List<Trade> alone(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        return LoneTrades.of(series, signals, protection, execution).stream()
                .flatMap(trade -> trade.trade().stream())
                .toList();
    }

    /// Labels and win rates rest on trades that ended, so no later bar may take one of them back or
    /// add one.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatComesLaterChangesNoTradeThatHadEnded(int seed) {
        var random = new Random(seed);
        int bars = 40 + random.nextInt(200);
        BarSeries series = wild(bars, seed);
        Signals signals = Fixtures.randomSignals(bars, seed, 0.08);
        Execution execution = execution(random);
        Protection protection = pick(PROTECTIONS, random);
        List<Trade> whole =
                Backtest.run(series, signals, protection, execution, new Backtest.Period(0, bars))
                        .trades();
        List<Trade> alone = alone(series, signals, protection, execution);
        for (int i = 0; i < 6; i++) {
            int cut = 2 + random.nextInt(bars - 2);
            BarSeries part = series.slice(0, cut);
            Signals known = before(signals, cut);
            List<Trade> then =
                    Backtest.run(part, known, protection, execution, new Backtest.Period(0, cut))
                            .trades();
            assertThat(ended(then, cut)).isEqualTo(ended(whole, cut));
            assertThat(ended(alone(part, known, protection, execution), cut))
                    .isEqualTo(ended(alone, cut));
        }
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRunKeepsItsSumsAndTheKernelAndLoneTradesAgree(int seed) {
        var random = new Random(seed);
        int bars = 40 + random.nextInt(200);
        BarSeries series = wild(bars, seed);
        Signals signals = Fixtures.randomSignals(bars, seed, 0.08);
        Execution execution = execution(random);
        Protection protection = pick(PROTECTIONS, random);
        var period = new Backtest.Period(0, bars);
        BacktestResult result = Backtest.run(series, signals, protection, execution, period);

        double[] equity = result.equity();
        double sum = result.trades().stream().mapToDouble(Trade::netPnl).sum();
        assertThat(equity[bars - 1]).isCloseTo(CAPITAL + sum, within(1e-9 * CAPITAL));
        assertThat(Arrays.stream(equity)).allMatch(value -> value >= 0);
        assertThat(result.statistics().value(Statistic.NET_RETURN).orElseThrow())
                .isGreaterThanOrEqualTo(-1);
        long ruins =
                result.trades().stream().filter(t -> t.exitReason() == ExitReason.RUIN).count();
        assertThat(ruins).isLessThanOrEqualTo(1);
        assertThat(ruins == 1).isEqualTo(equity[bars - 1] == 0);
        assertThat(result.trades().stream().limit(Math.max(0, result.trades().size() - 1)))
                .noneMatch(t -> t.exitReason() == ExitReason.RUIN);

        double[] out = new double[Statistic.values().length];
        assertThat(ofKernel(series, signals, protection, execution, out))
                .isEqualTo(result.trades());
        for (Statistic statistic : Statistic.values()) {
            double reference = result.statistics().value(statistic).orElse(Double.NaN);
            double found = out[statistic.ordinal()];
            assertThat(Double.isNaN(found)).as(statistic.key()).isEqualTo(Double.isNaN(reference));
            if (!Double.isNaN(reference)) {
                assertThat(found)
                        .as(statistic.key())
                        .isCloseTo(reference, within(1e-9 * Math.max(1, Math.abs(reference))));
            }
        }

        // The first trade of a run has all of the capital, as a lone one has.
        Optional<Trade> first =
                LoneTrades.of(series, signals, protection, execution).stream()
                        .flatMap(alone -> alone.trade().stream())
                        .findFirst();
        assertThat(first).isEqualTo(result.trades().stream().findFirst());
    }
}
