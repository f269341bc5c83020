package io.abtpro.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.ExactTwin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Prices of few ticks, where averages, bands and thresholds are met exactly and often.
class TieTest {
    private static final int BARS = 300;

    static Stream<String> strategies() {
        return StrategyCatalog.all().stream().map(Strategy::id);
    }

    /// A price of `ticks` of `tick`, as a file says it.
    private static double price(int ticks, String tick) {
        return new BigDecimal(tick).multiply(BigDecimal.valueOf(ticks)).doubleValue();
    }

    /// A walk of a few ticks a bar, still for 30 bars now and then.
    private static BarSeries walk(int seed, int level, String tick) {
        var random = new Random(seed);
        double[][] c = new double[5][BARS];
        int now = level;
        for (int t = 0; t < BARS; t++) {
            boolean still = t % 100 >= 70;
            int open = now;
            now += still ? 0 : random.nextInt(7) - 3;
            c[0][t] = price(open, tick);
            c[3][t] = price(now, tick);
            c[1][t] = price(Math.max(open, now) + (still ? 0 : random.nextInt(3)), tick);
            c[2][t] = price(Math.min(open, now) - (still ? 0 : random.nextInt(3)), tick);
            c[4][t] = 100;
        }
        return series(c);
    }

    private static BarSeries series(double[][] c) {
        long[] time = IntStream.range(0, c[0].length).mapToLong(t -> t * 60_000L).toArray();
        return BarSeries.of(
                Timeframe.parse("1m"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
    }

    private static BarSeries of(double[] closes) {
        return series(new double[][] {closes, closes, closes, closes, new double[closes.length]});
    }

    static Stream<BarSeries> seriesWithTies() {
        return Stream.of(
                walk(1, 1001, "0.1"),
                walk(2, 300, "0.05"),
                walk(3, 5_000_010, "0.01"),
                walk(4, 40, "0.0001"),
                walk(5, 1_234_567, "1e-12"),
                walk(6, 0, "0.1"),
                walk(7, 15, "0.1"));
    }

    private static double small(ParameterSpace.Parameter p, Random random) {
        if (p.integer()) {
            return p.min() + random.nextInt(9);
        }
        int steps = (int) Math.round((p.max() - p.min()) / p.step());
        return p.min() + random.nextInt(steps + 1) * p.step();
    }

    /// Small whole parameters, at which ties are most frequent.
    private static List<ParameterSet> sets(RuleStrategy strategy) {
        var random = new Random(strategy.id().hashCode());
        return Stream.generate(
                        () -> {
                            ParameterSet set = strategy.space().defaults();
                            for (ParameterSpace.Parameter p : strategy.space().parameters()) {
                                if (!p.offAtZero()) {
                                    set =
                                            set.with(
                                                    p.name(),
                                                    Math.rint(small(p, random) * 1e9) / 1e9);
                                }
                            }
                            return set;
                        })
                .filter(strategy::allows)
                .limit(6)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void signalsAreThoseOfExactNumbers(String id) {
        RuleStrategy strategy = (RuleStrategy) StrategyCatalog.get(id);
        seriesWithTies()
                .forEach(
                        bars -> {
                            var columns = new Columns(bars);
                            var exact =
                                    new ExactTwin(
                                            bars,
                                            id.equals("keltner-breakout")
                                                    ? ExactTwin.AT_REST
                                                    : ExactTwin.STRICT);
                            for (ParameterSet set : sets(strategy)) {
                                Rules rules = strategy.rules(set);
                                Signals ours = strategy.signals(columns, set);
                                int warmup = rules.warmup(columns);
                                var sides =
                                        List.of(
                                                ours.enterLong(),
                                                ours.exitLong(),
                                                ours.enterShort(),
                                                ours.exitShort());
                                var conditions =
                                        List.of(
                                                rules.enterLong(),
                                                rules.exitLong(),
                                                rules.enterShort(),
                                                rules.exitShort());
                                for (int i = 0; i < 4; i++) {
                                    assertThat(sides.get(i))
                                            .as("%s %s, closes from %s", i, set, bars.close(0))
                                            .isEqualTo(exact.holds(conditions.get(i), warmup));
                                }
                            }
                        });
    }

    /// Averages compared by multiplying ticks, without any quotient.
    @Test
    void averagesCrossWhereWholeTicksSaySo() {
        RuleStrategy strategy = (RuleStrategy) StrategyCatalog.get("sma-cross");
        int ties = 0;
        for (String tick : List.of("0.1", "0.01", "0.3", "1e-9", "7")) {
            int[] ticks = new Random(tick.hashCode()).ints(500, -2, 3).toArray();
            ticks[0] = 1001;
            Arrays.parallelPrefix(ticks, Integer::sum);
            BarSeries bars = of(Arrays.stream(ticks).mapToDouble(k -> price(k, tick)).toArray());
            for (int fast = 2; fast < 8; fast++) {
                for (int slow = fast + 1; slow < 14; slow++) {
                    ParameterSet set =
                            strategy.space().defaults().with("fast", fast).with("slow", slow);
                    BitSet expected = new BitSet();
                    int before = 0;
                    for (int t = slow - 1; t < ticks.length; t++) {
                        int now =
                                Long.signum(
                                        sum(ticks, t, fast) * slow - sum(ticks, t, slow) * fast);
                        expected.set(t, now > 0 && before < 0);
                        before = now == 0 ? before : now;
                        ties += now == 0 ? 1 : 0;
                    }
                    assertThat(strategy.signals(new Columns(bars), set).enterLong())
                            .as("%d over %d, tick %s", fast, slow, tick)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(ties).isGreaterThan(2_000);
    }

    /// The longest averages of a strategy, apart by the least that whole ticks can make: 1/(199 *
    /// 500) of one, of nine digits.
    @Test
    void averagesOfNineDigitsThatDifferByTheLeastThereIsDoNotTie() {
        RuleStrategy strategy = (RuleStrategy) StrategyCatalog.get("sma-cross");
        ParameterSet set = strategy.space().defaults().with("fast", 199).with("slow", 500);
        // Of the last 199 closes 80 are a tick higher, of all 500 closes 201: 80/199 - 201/500 =
        // 1/99,500.
        int[] higher = new int[501];
        Arrays.fill(higher, 501 - 80, 501, 1);
        Arrays.fill(higher, 100, 100 + 121, 1);
        for (int sign : new int[] {1, -1}) {
            BarSeries bars =
                    of(
                            Arrays.stream(higher)
                                    .mapToDouble(k -> price(999_999_900 + sign * k, "0.01"))
                                    .toArray());
            Signals signals = strategy.signals(new Columns(bars), set);
            assertThat(signals.enterLong().get(500)).isEqualTo(sign > 0);
            assertThat(signals.enterShort().get(500)).isEqualTo(sign < 0);
        }
    }

    private static long sum(int[] ticks, int t, int period) {
        return Arrays.stream(ticks, t - period + 1, t + 1).asLongStream().sum();
    }

    /// 250 bars of a walk, then 700 of one price; a price whose double is not its decimal number.
    private static BarSeries thenStill(int seed, double still) {
        var random = new Random(seed);
        double[] closes = new double[950];
        for (int t = 0; t < closes.length; t++) {
            closes[t] =
                    t < 250 ? Math.rint(still * (100 + 5 * random.nextGaussian())) / 100 : still;
        }
        return of(closes);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void nothingEntersWherePricesHaveStoodStillForLongerThanAnyWindow(String id) {
        Strategy strategy = StrategyCatalog.get(id);
        for (double still : new double[] {87.82, 100.1, 50_000.3, 12.7}) {
            for (int seed = 0; seed < 10; seed++) {
                Signals signals =
                        strategy.signals(
                                new Columns(thenStill(seed, still)), strategy.space().defaults());
                assertThat(signals.enterLong().nextSetBit(250 + 100))
                        .as("%s seed %d", still, seed)
                        .isNegative();
                assertThat(signals.enterShort().nextSetBit(250 + 100))
                        .as("%s seed %d", still, seed)
                        .isNegative();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void aPriceThatNeverMovesGivesNoSignal(String id) {
        Strategy strategy = StrategyCatalog.get(id);
        for (double price : new double[] {0.1, 0.3, 87.82, 1e-9, 3}) {
            double[] closes = new double[300];
            Arrays.fill(closes, price);
            Signals signals =
                    strategy.signals(new Columns(of(closes)), strategy.space().defaults());
            assertThat(signals.enterLong().isEmpty() && signals.enterShort().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void ticksOfAnySizeGiveTheSameSignals(String id) {
        Strategy strategy = StrategyCatalog.get(id);
        for (int seed = 0; seed < 5; seed++) {
            Signals coarse =
                    strategy.signals(
                            new Columns(walk(seed, 1001, "0.1")), strategy.space().defaults());
            for (String tick : List.of("0.01", "1e-9", "1e-15", "1000")) {
                assertThat(
                                strategy.signals(
                                        new Columns(walk(seed, 1001, tick)),
                                        strategy.space().defaults()))
                        .isEqualTo(coarse);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void laterBarsWithFinerTicksOrPricesAMillionTimesHigherChangeNothing(String id) {
        Strategy strategy = StrategyCatalog.get(id);
        BarSeries bars = walk(8, 1001, "0.1");
        Signals known = strategy.signals(new Columns(bars), strategy.space().defaults());
        for (double later : new double[] {100.123456789, Math.PI, 1e8}) {
            double[][] c = {bars.opens(), bars.highs(), bars.lows(), bars.closes(), bars.volumes()};
            double[][] longer = new double[5][];
            for (int i = 0; i < 5; i++) {
                longer[i] = Arrays.copyOf(c[i], BARS + 50);
                Arrays.fill(longer[i], BARS, BARS + 50, later);
            }
            Signals then =
                    strategy.signals(new Columns(series(longer)), strategy.space().defaults());
            assertThat(then.enterLong().get(0, BARS)).isEqualTo(known.enterLong());
            assertThat(then.exitLong().get(0, BARS)).isEqualTo(known.exitLong());
            assertThat(then.enterShort().get(0, BARS)).isEqualTo(known.enterShort());
            assertThat(then.exitShort().get(0, BARS)).isEqualTo(known.exitShort());
        }
    }

    @Test
    void anExportThatTa4jWouldTradeOtherwiseAtATieIsRefused() {
        Strategy strategy = StrategyCatalog.get("sma-cross");
        ParameterSet set = strategy.space().defaults().with("fast", 4).with("slow", 6);
        assertThatThrownBy(
                        () ->
                                StrategyCatalog.ta4jJson(
                                        strategy, new Columns(walk(1, 1001, "0.1")), set))
                .hasMessageContaining("two averages that tie");
    }
}
