package io.abtpro.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Barriers;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Fixtures;
import io.abtpro.bars.BarSeries;
import io.abtpro.strategies.Signals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class TripleBarrierTest {
    private static final double ROUNDING = 1e-12;
    private static final Execution FREE = free(Execution.Fill.NEXT_OPEN, Execution.Side.LONG);

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    private static Execution free(Execution.Fill fill, Execution.Side side) {
        return new Execution(fill, 0, 0, 1_000, side, new Execution.Sizing.FractionOfEquity(1), 0);
    }

    /// Enters at 100 on the open of bar 1 with a unit of 2: target 104, stop 98, two bars of time.
    private static Outcome first(double[]... later) {
        double[][] rows = new double[later.length + 1][];
        rows[0] = Fixtures.bar(100, 100, 100, 100);
        System.arraycopy(later, 0, rows, 1, later.length);
        BarSeries series = Fixtures.bars(rows);
        double[] units = new double[rows.length];
        Arrays.fill(units, 50);
        units[0] = 2;
        var signals =
                new Signals(
                        Fixtures.at(0), Fixtures.at(1), new BitSet(), new BitSet(), rows.length);
        return SignalOutcomes.of(series, signals, new Barriers(2, 1, 2, units), FREE).getFirst();
    }

    private static void assertEnds(Outcome outcome, int bar, double price) {
        assertThat(outcome.exitBar()).isEqualTo(bar);
        assertThat(outcome.netReturn()).isCloseTo(price / 100 - 1, within(ROUNDING));
    }

    @Test
    void theTargetEndsItAtItsPrice() {
        assertEnds(
                first(Fixtures.bar(100, 105, 99, 103), Fixtures.bar(103, 103, 103, 103)), 1, 104);
    }

    @Test
    void aBarThatReachesBothEndsItAtTheStop() {
        assertEnds(first(Fixtures.bar(100, 105, 97, 103), Fixtures.bar(103, 103, 103, 103)), 1, 98);
    }

    @Test
    void aGapThroughABarrierEndsItAtTheOpen() {
        assertEnds(first(Fixtures.bar(100, 101, 99, 100), Fixtures.bar(95, 96, 94, 95)), 2, 95);
        assertEnds(first(Fixtures.bar(100, 101, 99, 100), Fixtures.bar(107, 108, 90, 107)), 2, 107);
    }

    @Test
    void timeEndsItAtTheOpenAfterItsBars() {
        assertEnds(
                first(
                        Fixtures.bar(100, 101, 99, 100),
                        Fixtures.bar(101, 102, 99, 101),
                        Fixtures.bar(101.5, 110, 90, 100)),
                3,
                101.5);
    }

    @Test
    void itHasNotMaturedWhileNoBarrierIsReached() {
        Outcome open = first(Fixtures.bar(100, 101, 99, 100), Fixtures.bar(101, 102, 99, 101));
        assertThat(open.matured()).isFalse();
        assertThat(open.netReturn()).isNaN();
    }

    @Test
    void withoutAUnitThereIsNoOutcome() {
        BarSeries series = Fixtures.randomWalk(50, 3);
        double[] units = new double[50];
        Arrays.fill(units, Double.NaN);
        var signals = new Signals(Fixtures.at(5, 20), new BitSet(), new BitSet(), new BitSet(), 50);
        assertThat(SignalOutcomes.of(series, signals, new Barriers(2, 1, 5, units), FREE))
                .hasSize(2)
                .noneMatch(Outcome::matured);
    }

    @Test
    void barriersWithoutWidthAndUnitsOfOtherBarsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Barriers(Double.NaN, 1, 5, new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Barriers(1, 0, 5, new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Barriers(1, 1, 0, new double[1]));
        BarSeries series = Fixtures.randomWalk(50, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                SignalOutcomes.of(
                                        series,
                                        Fixtures.randomSignals(50, 3, 0.1),
                                        new Barriers(1, 1, 5, new double[49]),
                                        FREE))
                .withMessageContaining("50 bars");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOutcomeIsWhatWalkingItsBarsOneByOneSays(int seed) {
        BarSeries series = Fixtures.randomWalk(300, seed);
        var random = new Random(seed);
        double[] units = random.doubles(300, 0.2, 3).toArray();
        int limit = 1 + random.nextInt(20);
        Execution execution =
                free(Execution.Fill.values()[seed % 2], Execution.Side.values()[seed % 3]);
        int matured = 0;
        for (Outcome outcome :
                SignalOutcomes.of(
                        series,
                        Fixtures.randomSignals(300, seed, 0.2),
                        new Barriers(1.5, 1, limit, units),
                        execution)) {
            double walked =
                    walked(series, outcome, units[outcome.signalBar()], limit, execution.fill());
            if (outcome.matured()) {
                matured++;
                assertThat(outcome.netReturn()).isCloseTo(walked, within(ROUNDING));
            } else {
                assertThat(walked).isNaN();
            }
        }
        assertThat(matured).isPositive();
    }

    /// The return of a trade by its barriers, written anew; NaN while it has not ended.
    private static double walked(
            BarSeries series, Outcome signal, double unit, int limit, Execution.Fill fill) {
        boolean atOpen = fill == Execution.Fill.NEXT_OPEN;
        int entryBar = signal.signalBar() + (atOpen ? 1 : 0);
        if (signal.signalBar() + 1 >= series.size()) {
            return Double.NaN;
        }
        double entry = atOpen ? series.open(entryBar) : series.close(entryBar);
        double sign = signal.isLong() ? 1 : -1;
        for (int t = atOpen ? entryBar : entryBar + 1; t < series.size(); t++) {
            if (atOpen && t == entryBar + limit) {
                return sign * (series.open(t) / entry - 1);
            }
            double opened = sign * (series.open(t) - entry);
            double worst = sign > 0 ? series.low(t) - entry : entry - series.high(t);
            double best = sign > 0 ? series.high(t) - entry : entry - series.low(t);
            if (opened >= 1.5 * unit) {
                return opened / entry;
            } else if (worst <= -unit) {
                return Math.min(opened, -unit) / entry;
            } else if (best >= 1.5 * unit) {
                return 1.5 * unit / entry;
            } else if (!atOpen && t == entryBar + limit) {
                return sign * (series.close(t) / entry - 1);
            }
        }
        return Double.NaN;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasKnownAtABarDoesNotChangeWithLaterBars(int seed) {
        BarSeries series = Fixtures.randomWalk(300, seed);
        Signals signals = Fixtures.randomSignals(300, seed, 0.2);
        double[] units = new Random(seed).doubles(300, 0.2, 3).toArray();
        int cut = 200;
        Signals early =
                new Signals(
                        signals.enterLong().get(0, cut),
                        signals.exitLong().get(0, cut),
                        signals.enterShort().get(0, cut),
                        signals.exitShort().get(0, cut),
                        cut);
        List<Outcome> then =
                SignalOutcomes.of(
                        series.slice(0, cut),
                        early,
                        new Barriers(2, 1, 10, Arrays.copyOf(units, cut)),
                        FREE);
        List<Outcome> now = SignalOutcomes.of(series, signals, new Barriers(2, 1, 10, units), FREE);
        assertThat(then.stream().filter(Outcome::matured))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        now.stream().filter(o -> o.matured() && o.exitBar() < cut).toList());
    }
}
