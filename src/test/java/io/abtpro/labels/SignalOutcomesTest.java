package io.abtpro.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Protection;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class SignalOutcomesTest {
    private static final int BARS = 400;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static Execution execution(int seed) {
        return new Execution(
                Execution.Fill.values()[seed % 2],
                10,
                5,
                10_000,
                Execution.Side.values()[seed % 3],
                new Execution.Sizing.FractionOfEquity(1),
                0);
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

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTradeOfABacktestIsTheOutcomeOfItsSignal(int seed) {
        BarSeries series = Fixtures.randomWalk(BARS, seed);
        Signals signals = Fixtures.randomSignals(BARS, seed, 0.1);
        Execution execution = execution(seed);
        List<Trade> trades =
                Backtest.run(
                                series,
                                signals,
                                protection(seed),
                                execution,
                                Backtest.Period.all(series))
                        .trades();
        List<Outcome> outcomes = SignalOutcomes.of(series, signals, protection(seed), execution);
        int lag = execution.fill() == Execution.Fill.NEXT_OPEN ? 1 : 0;
        assertThat(trades).isNotEmpty();
        for (Trade trade : trades) {
            Outcome outcome =
                    outcomes.stream()
                            .filter(o -> o.signalBar() + lag == trade.entryBar())
                            .findFirst()
                            .orElseThrow();
            assertThat(outcome.isLong()).isEqualTo(trade.isLong());
            if (trade.exitReason() == Trade.ExitReason.END_OF_DATA) {
                assertThat(outcome.matured()).isFalse();
            } else {
                assertThat(outcome.exitBar()).isEqualTo(trade.exitBar());
                assertThat(outcome.netReturn()).isCloseTo(trade.netReturn(), within(1e-12));
                assertThat(outcome.won()).isEqualTo(trade.netPnl() > 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasKnownAtABarDoesNotChangeWithLaterBars(int seed) {
        BarSeries series = Fixtures.randomWalk(BARS, seed);
        Signals signals = Fixtures.randomSignals(BARS, seed, 0.1);
        int cut = 100 + new Random(seed).nextInt(200);
        List<Outcome> all = SignalOutcomes.of(series, signals, protection(seed), execution(seed));
        List<Outcome> then =
                SignalOutcomes.of(
                        series.slice(0, cut),
                        upTo(signals, cut),
                        protection(seed),
                        execution(seed));
        List<Outcome> known = all.stream().filter(o -> o.matured() && o.exitBar() < cut).toList();
        assertThat(then.stream().filter(Outcome::matured)).containsExactlyElementsOf(known);
    }

    @Test
    void aTradeThatIsOpenAtTheEndAndASignalOfTheLastBarHaveNoOutcomeYet() {
        BarSeries series =
                Fixtures.bars(
                        Fixtures.bar(10, 11, 9, 10),
                        Fixtures.bar(10, 12, 10, 12),
                        Fixtures.bar(12, 13, 12, 13));
        var signals = new Signals(Fixtures.at(0, 2), new BitSet(), new BitSet(), new BitSet(), 3);
        List<Outcome> outcomes =
                SignalOutcomes.of(series, signals, Protection.NONE, Execution.defaults());
        assertThat(outcomes).extracting(Outcome::signalBar).containsExactly(0, 2);
        assertThat(outcomes).noneMatch(Outcome::matured);
        assertThat(outcomes.getFirst().won()).isFalse();
        assertThat(outcomes.getFirst().netReturn()).isNaN();
    }

    @Test
    void eachEntryIsJudgedThoughAnEarlierOneIsStillOpen() {
        BarSeries series =
                Fixtures.bars(
                        Fixtures.bar(10, 10, 10, 10),
                        Fixtures.bar(10, 10, 10, 10),
                        Fixtures.bar(12, 12, 12, 12),
                        Fixtures.bar(11, 11, 11, 11),
                        Fixtures.bar(11, 11, 11, 11));
        var signals = new Signals(Fixtures.at(0, 1), Fixtures.at(2), new BitSet(), new BitSet(), 5);
        var free =
                new Execution(
                        Execution.Fill.NEXT_OPEN,
                        0,
                        0,
                        100,
                        Execution.Side.LONG,
                        new Execution.Sizing.FractionOfEquity(1),
                        0);
        List<Outcome> outcomes = SignalOutcomes.of(series, signals, Protection.NONE, free);
        assertThat(outcomes).extracting(Outcome::signalBar).containsExactly(0, 1);
        assertThat(outcomes.get(0).netReturn()).isCloseTo(0.1, within(1e-12));
        assertThat(outcomes.get(1).netReturn()).isCloseTo(11 / 12.0 - 1, within(1e-12));
        assertThat(outcomes.get(1).won()).isFalse();
    }

    private static Signals upTo(Signals signals, int bars) {
        return new Signals(
                signals.enterLong().get(0, bars),
                signals.exitLong().get(0, bars),
                signals.enterShort().get(0, bars),
                signals.exitShort().get(0, bars),
                bars);
    }
}
