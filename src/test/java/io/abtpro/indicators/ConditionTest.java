package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Words of 64 bars against one bar at a time, on prices that often tie.
class ConditionTest {
    private static final Operand CLOSE = Operand.column("close");
    private static final Operand OPEN = Operand.column("open");

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static BarSeries coarse(int seed) {
        var random = new Random(seed);
        int n = 1 + random.nextInt(300);
        int levels = 2 + random.nextInt(6);
        double[] open = random.ints(n, 1, levels).asDoubleStream().toArray();
        double[] close = random.ints(n, 1, levels).asDoubleStream().toArray();
        double[] high = new double[n];
        double[] low = new double[n];
        Arrays.setAll(high, t -> Math.max(open[t], close[t]));
        Arrays.setAll(low, t -> Math.min(open[t], close[t]));
        long[] time = IntStream.range(0, n).mapToLong(t -> t * 60_000L).toArray();
        return BarSeries.of(
                Timeframe.parse("1m"), ZoneOffset.UTC, time, open, high, low, close, new double[n]);
    }

    private static BitSet crossed(double[] a, double[] b) {
        var bits = new BitSet();
        int side = 0;
        for (int t = 0; t < a.length; t++) {
            int now = Double.compare(a[t], b[t]);
            if (now > 0 && side < 0) {
                bits.set(t);
            }
            side = now == 0 || Double.isNaN(a[t]) || Double.isNaN(b[t]) ? side : now;
        }
        return bits;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void crossingsLookPastBarsThatTie(int seed) {
        BarSeries series = coarse(seed);
        var columns = new Columns(series);
        assertThat(new Condition.CrossedUp(CLOSE, OPEN).evaluate(columns))
                .isEqualTo(crossed(series.closes(), series.opens()));
        assertThat(new Condition.CrossedDown(CLOSE, OPEN).evaluate(columns))
                .isEqualTo(crossed(series.opens(), series.closes()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void overIsStrictAndFalseBeforeTheWarmup(int seed) {
        BarSeries series = coarse(seed);
        var columns = new Columns(series);
        double[] average = columns.column("sma", List.of(7.0));
        BitSet over = new Condition.Over(CLOSE, Operand.column("sma", 7)).evaluate(columns);
        BitSet under = new Condition.Under(CLOSE, Operand.column("sma", 7)).evaluate(columns);
        for (int t = 0; t < series.size(); t++) {
            assertThat(over.get(t)).isEqualTo(series.close(t) > average[t]);
            assertThat(under.get(t)).isEqualTo(series.close(t) < average[t]);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void conditionsTogetherHoldAsAloneButNotBeforeAllAreDefined(int seed) {
        var columns = new Columns(coarse(seed));
        var over = new Condition.Over(CLOSE, Operand.column("sma", 7));
        var crossed = new Condition.CrossedUp(CLOSE, Operand.before("sma", 3));
        var not = new Condition.Not(over);
        List<BitSet> together =
                Condition.evaluateTogether(List.of(over, crossed, not, over), columns);
        int warmup = Math.min(columns.series().size(), 6);
        List<Condition> conditions = List.of(over, crossed, not, over);
        for (int i = 0; i < 4; i++) {
            BitSet alone = conditions.get(i).evaluate(columns);
            alone.clear(0, warmup);
            assertThat(together.get(i)).isEqualTo(alone);
        }
        assertThat(together.get(3)).isSameAs(together.get(0));
    }
}
