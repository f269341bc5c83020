package io.abtpro.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.RandomBars;
import io.abtpro.store.Tunings;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

class SealsTest {
    private static final int BARS = 300;
    private final BarSeries series = RandomBars.of(BARS, 4);

    private Backtest.Period period(Random random) {
        int from = random.nextInt(BARS - 1);
        return new Backtest.Period(from, from + 1 + random.nextInt(BARS - from));
    }

    private Tunings.HoldoutOpening opening(Backtest.Period bars) {
        return new Tunings.HoldoutOpening(
                series.sha256(),
                Openings.openOf(series, bars.fromBar()),
                Openings.openOf(series, bars.toBar() - 1),
                Instant.ofEpochMilli(series.knownAt(bars.toBar() - 1)),
                "a",
                "{}",
                Instant.EPOCH);
    }

    private static boolean holds(Backtest.Period period, int t) {
        return period.fromBar() <= t && t < period.toBar();
    }

    /// Against the rule said bar by bar.
    @Test
    void aBarIsHiddenWhereATuningOfTheStrategyPutItAwayAndNoOpeningReachedIt() {
        var random = new Random(6);
        for (int round = 0; round < 200; round++) {
            List<Seals.Begun> begun = new ArrayList<>();
            List<Backtest.Period> opened = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                begun.add(new Seals.Begun(random.nextBoolean() ? "a" : "b", period(random)));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                opened.add(period(random));
            }
            var seals =
                    new Seals(
                            series.sha256(),
                            begun,
                            List.of(),
                            opened.stream().map(this::opening).toList());
            var expected = new BitSet();
            for (int bar = 0; bar < BARS; bar++) {
                int t = bar;
                expected.set(
                        t,
                        begun.stream()
                                        .anyMatch(
                                                b ->
                                                        b.strategy().equals("a")
                                                                && holds(b.holdout(), t))
                                && opened.stream().noneMatch(o -> holds(o, t)));
            }
            assertThat(seals.hidden(series, "a")).isEqualTo(expected);
            assertThat(seals.first(series, "a").map(s -> s.holdout().fromBar()).orElse(-1))
                    .isEqualTo(expected.nextSetBit(0));
            Backtest.Period asked = period(random);
            assertThat(seals.reached(series, "a", asked).isPresent())
                    .isEqualTo(expected.get(asked.fromBar(), asked.toBar()).cardinality() > 0);
            assertThat(seals.openings(series, asked))
                    .hasSize(
                            (int)
                                    opened.stream()
                                            .filter(
                                                    o ->
                                                            o.fromBar() < asked.toBar()
                                                                    && asked.fromBar() < o.toBar())
                                            .count());
        }
    }

    @Test
    void aTuningThatBeginsSealsBesideThoseThatDid() {
        var first = new Seals.Begun("a", new Backtest.Period(100, 200));
        var second = new Seals.Begun("a", new Backtest.Period(250, 300));
        var seals = new Seals(series.sha256(), List.of(first), List.of(), List.of()).with(second);
        assertThat(seals.of(series, "a"))
                .extracting(SealedHoldout::holdout)
                .containsExactly(second.holdout(), first.holdout());
        assertThat(seals.with(second).of(series, "a")).hasSize(2);
    }

    @Test
    void ofOtherBarsNothingIsSaid() {
        var seals = Seals.none();
        assertThat(seals.isOf(series)).isFalse();
        assertThatThrownBy(() -> seals.of(series, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of the bars that are asked about");
    }

    @Test
    void theWordIsTheSymbolOrTheNameOfWhatHasNone() {
        assertThat(OpeningWord.of("SPX", "S&P 500").isTyped(" SPX ")).isTrue();
        assertThat(OpeningWord.of("SPX", "S&P 500").isTyped("spx")).isFalse();
        assertThat(OpeningWord.of(" ", "bars.csv").text()).isEqualTo("bars.csv");
    }
}
