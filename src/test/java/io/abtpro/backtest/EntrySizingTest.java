package io.abtpro.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class EntrySizingTest {
    private static final int BARS = 400;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private record Case(
            BarSeries series, Signals signals, Protection protection, Execution execution) {
        static Case of(int seed) {
            var random = new Random(seed);
            Protection protection =
                    seed % 5 == 0
                            ? Protection.NONE
                            : new Protection(
                                    0.05 * random.nextDouble(),
                                    0.05 * random.nextDouble(),
                                    0.05 * random.nextDouble());
            var execution =
                    new Execution(
                            Execution.Fill.values()[seed % 2],
                            10,
                            5,
                            10_000,
                            Execution.Side.values()[seed % 3],
                            new Execution.Sizing.FractionOfEquity(1),
                            0);
            return new Case(
                    Fixtures.randomWalk(BARS, seed),
                    Fixtures.randomSignals(BARS, seed, 0.1),
                    protection,
                    execution);
        }

        BacktestResult run(EntrySizing sizing) {
            return Backtest.run(
                    series, signals, protection, execution, Backtest.Period.all(series), sizing);
        }

        List<LoneTrades.LoneTrade> alone() {
            return LoneTrades.of(series, signals, protection, execution);
        }
    }

    /// In [0, 2), by the bar alone. (The first number of a `Random` hardly depends on a small
    /// seed.)
    private static double factor(int seed, int bar) {
        return 2 * new SplittableRandom(1_000_003L * seed + bar).nextDouble();
    }

    /// Takes each signal or not by its bar alone.
    private static EntrySizing someOf(int seed) {
        return (bar, isLong) -> factor(seed, bar) < 1 ? 0 : 1;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTradeThatIsTakenIsTheLoneTradeOfItsSignal(int seed) {
        Case bars = Case.of(seed);
        EntrySizing some = someOf(seed);
        int lag = bars.execution().fill() == Execution.Fill.NEXT_OPEN ? 1 : 0;
        List<Trade> lone = bars.alone().stream().flatMap(alone -> alone.trade().stream()).toList();
        for (Trade trade : bars.run(some).trades()) {
            assertThat(some.factor(trade.entryBar() - lag, trade.isLong())).isEqualTo(1);
            Trade alone =
                    lone.stream()
                            .filter(t -> t.entryBar() == trade.entryBar())
                            .findFirst()
                            .orElseThrow();
            assertThat(trade.exitBar()).isEqualTo(alone.exitBar());
            assertThat(trade.netReturn()).isCloseTo(alone.netReturn(), within(1e-12));
        }
    }

    @Test
    void aGateSkipsSomeEntriesAndTakesOthers() {
        assertThat(IntStream.range(0, BARS).mapToDouble(bar -> someOf(7).factor(bar, true)).sum())
                .isBetween(BARS * 0.4, BARS * 0.6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void costsAreTheFreeRunMinusTheCostedRunOfTheSameSizes(int seed) {
        Case bars = Case.of(seed);
        BacktestResult costed = fixed(bars, 10, 5).run((bar, isLong) -> factor(seed, bar));
        BacktestResult free = fixed(bars, 0, 0).run((bar, isLong) -> factor(seed, bar));
        double costs = costed.trades().stream().mapToDouble(t -> t.fees() + t.slippageCost()).sum();
        assertThat(free.equity()[BARS - 1] - costed.equity()[BARS - 1])
                .isCloseTo(costs, within(1e-5));
    }

    private static Case fixed(Case bars, double feeBps, double slippageBps) {
        return new Case(
                bars.series(),
                bars.signals(),
                Protection.NONE,
                new Execution(
                        bars.execution().fill(),
                        feeBps,
                        slippageBps,
                        10_000,
                        bars.execution().side(),
                        new Execution.Sizing.FixedQuantity(1),
                        0));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSizeAboveOneNeverSpendsMoreThanThereIs(int seed) {
        double cash = 10_000;
        for (Trade trade : Case.of(seed).run((bar, isLong) -> 2 * factor(seed, bar)).trades()) {
            assertThat(cash - trade.quantity() * trade.entryPrice() * 1.001)
                    .isGreaterThanOrEqualTo(-1e-5);
            cash += trade.netPnl();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sizesOfLaterBarsChangeNothingEarlier(int seed) {
        Case bars = Case.of(seed);
        int known = 300;
        double[] before = bars.run((bar, isLong) -> factor(seed, bar)).equity();
        double[] after = bars.run((bar, isLong) -> bar < known ? factor(seed, bar) : 0).equity();
        assertThat(Arrays.copyOf(after, known)).isEqualTo(Arrays.copyOf(before, known));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void finalEquityIsCapitalPlusTheSumOfTrades(int seed) {
        BacktestResult result = Case.of(seed).run((bar, isLong) -> factor(seed, bar));
        double sum = result.trades().stream().mapToDouble(Trade::netPnl).sum();
        assertThat(result.equity()[BARS - 1]).isCloseTo(10_000 + sum, within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutAGateTheLedgerIsTheSameBits(int seed) {
        Case bars = Case.of(seed);
        String plain =
                Backtest.run(
                                bars.series(),
                                bars.signals(),
                                bars.protection(),
                                bars.execution(),
                                Backtest.Period.all(bars.series()))
                        .ledgerSha256();
        assertThat(bars.run((bar, isLong) -> 1).ledgerSha256()).isEqualTo(plain);
    }

    @Test
    void halfTheSizeIsHalfTheQuantityOfTheFirstTrade() {
        Case bars = Case.of(2);
        double whole = bars.run(EntrySizing.USUAL).trades().getFirst().quantity();
        assertThat(bars.run((bar, isLong) -> 0.5).trades().getFirst().quantity())
                .isCloseTo(whole / 2, within(1e-9));
        assertThat(bars.run((bar, isLong) -> 3).trades().getFirst().quantity()).isEqualTo(whole);
    }

    @Test
    void aSizeThatIsNoSizeIsRefused() {
        assertThatThrownBy(() -> Case.of(2).run((bar, isLong) -> Double.NaN))
                .hasMessageContaining("the size of an entry must be 0 or above, was NaN at bar");
        assertThatThrownBy(() -> Case.of(2).run((bar, isLong) -> -1))
                .hasMessageContaining("was -1.0");
    }
}
