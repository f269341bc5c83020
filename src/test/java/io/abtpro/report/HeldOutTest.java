package io.abtpro.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.RandomBars;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

class HeldOutTest {
    private final BarSeries series = RandomBars.of(60, 4);

    /// Against a bit for every moment.
    @Test
    void whatIsLeftIsEveryMomentThatNoOtherTimeHas() {
        var random = new Random(3);
        for (int round = 0; round < 500; round++) {
            HeldOut time = time(random);
            List<HeldOut> others = new ArrayList<>();
            BitSet expected = bits(List.of(time));
            for (int i = random.nextInt(4); i > 0; i--) {
                HeldOut other = time(random);
                others.add(other);
                expected.andNot(bits(List.of(other)));
            }
            List<HeldOut> left = time.without(others);
            assertThat(bits(left)).isEqualTo(expected);
            assertThat(left).allMatch(part -> part.from() < part.known());
        }
    }

    private static HeldOut time(Random random) {
        int from = random.nextInt(40);
        return new HeldOut(from, from + 1 + random.nextInt(20));
    }

    private static BitSet bits(List<HeldOut> times) {
        var bits = new BitSet();
        times.forEach(t -> bits.set((int) t.from(), (int) t.known()));
        return bits;
    }

    @Test
    void itsBarsAreThoseThatHaveAPartOfIt() {
        assertThat(HeldOut.of(series, new Backtest.Period(10, 20)).on(series))
                .contains(new Backtest.Period(10, 20));
        long within = series.openTime(10) + 1;
        assertThat(new HeldOut(within, within + 1).on(series))
                .contains(new Backtest.Period(10, 11));
        assertThat(new HeldOut(series.knownAt(59), Long.MAX_VALUE).on(series)).isEmpty();
        assertThat(new HeldOut(0, series.openTime(0)).on(series)).isEmpty();
    }
}
