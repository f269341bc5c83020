package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ColumnsTest {
    private static final BarSeries BARS = RandomBars.of(3_000, 1);
    private static final BarSeries HARD = hard();

    /// Sums in another order differ in the last digits.
    private static final double ROUNDING = 1e-9;

    /// Flat stretches, one price a million times the others, ties, stretches without volume. Prices
    /// are large because ta4j takes an average true range below 0.00001 for none.
    private static BarSeries hard() {
        int n = 600;
        var random = new java.util.Random(5);
        double[][] c = new double[5][n];
        for (int t = 0; t < n; t++) {
            boolean flat = t / 40 % 3 == 0;
            c[0][t] = t == 300 ? 3e14 : 1e8 * (flat ? 3 : 3 + random.nextInt(4));
            c[3][t] = t == 300 ? 3e14 : 1e8 * (flat ? 3 : 3 + random.nextInt(4));
            c[1][t] = Math.max(c[0][t], c[3][t]);
            c[2][t] = Math.min(c[0][t], c[3][t]);
            c[4][t] = t / 50 % 4 == 1 ? 0 : random.nextInt(100);
        }
        long[] time = IntStream.range(0, n).mapToLong(t -> t * 60_000L).toArray();
        return BarSeries.of(BARS.timeframe(), BARS.zone(), time, c[0], c[1], c[2], c[3], c[4]);
    }

    static Stream<String> indicators() {
        return IndicatorCatalog.all().stream().map(IndicatorSpec::id);
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void isNaNBeforeTheWarmupAndNeverAfter(String id) {
        double[] column = new Columns(BARS).column(id, List.of());
        CatalogEntry entry = IndicatorCatalog.entry(id);
        int warmup = entry.warmup().applyAsInt(entry.complete(List.of()));
        for (int t = 0; t < column.length; t++) {
            assertThat(Double.isNaN(column[t])).as("bar %d", t).isEqualTo(t < warmup);
        }
    }

    static Stream<String> indicatorsOfTa4j() {
        return indicators().filter(id -> IndicatorCatalog.entry(id).ta4j().isPresent());
    }

    /// What ta4j has not in our form has an oracle of its own.
    @Test
    void allButTheseAreComparedWithTa4j() {
        assertThat(indicators().filter(id -> indicatorsOfTa4j().noneMatch(id::equals)))
                .containsExactlyInAnyOrder(
                        "mfi",
                        "parabolic-sar",
                        "rsi-wilder",
                        "atr-wilder",
                        "adx-wilder",
                        "plus-di-wilder",
                        "minus-di-wilder");
    }

    @ParameterizedTest
    @MethodSource("indicatorsOfTa4j")
    void equalsTa4j(String id) {
        for (BarSeries bars : List.of(BARS, HARD, BARS.slice(0, 30), BARS.slice(0, 1))) {
            for (int period : new int[] {0, 2, 3, 50}) {
                equalsTa4j(id, bars, period);
            }
        }
    }

    /// @param period of every parameter that counts bars; 0 for the defaults
    private static void equalsTa4j(String id, BarSeries bars, int period) {
        CatalogEntry entry = IndicatorCatalog.entry(id);
        List<Double> given =
                entry.spec().parameters().stream()
                        .map(
                                p ->
                                        period > 0 && p.defaultValue() > 4
                                                ? Double.valueOf(period)
                                                : Double.valueOf(p.defaultValue()))
                        .toList();
        double[] parameters = entry.complete(given);
        double[] column = new Columns(bars).column(id, given);
        double[] ta4j =
                Columns.values(
                        entry.ta4j().orElseThrow().apply(Ta4jSeries.of(bars), parameters),
                        bars.size());
        ExactTwin exact = new ExactTwin(bars, ExactTwin.STRICT);
        for (int t = entry.warmup().applyAsInt(parameters); t < column.length; t++) {
            double within = ROUNDING * (1 + Math.abs(ta4j[t]));
            double expected =
                    Math.abs(column[t] - ta4j[t]) <= within
                            ? ta4j[t]
                            : exactly(exact, id, given, t, ta4j[t]);
            assertThat(column[t])
                    .as("%s %s bar %d", id, given, t)
                    .satisfies(
                            value ->
                                    assertThat(
                                                    Double.isNaN(expected)
                                                            ? Double.isNaN(value)
                                                            : Math.abs(value - expected) <= within)
                                            .as("%s for %s", value, expected)
                                            .isTrue());
        }
    }

    /// What is right where ta4j with doubles says `rounded`: no strength before the first move,
    /// where ta4j says 0; 0 for the channel index of a flat window, where thirds leave ta4j a
    /// deviation; else what ta4j says with 60 digits.
    private static double exactly(
            ExactTwin exact, String id, List<Double> given, int t, double rounded) {
        double first = exact.bars().close(0);
        if (id.equals("rsi")
                && rounded == 0
                && IntStream.rangeClosed(0, t).allMatch(i -> exact.bars().close(i) == first)) {
            return Double.NaN;
        }
        if (id.equals("cci")
                && IntStream.rangeClosed(t - given.getFirst().intValue() + 1, t)
                        .allMatch(
                                i ->
                                        threeTypical(exact.bars(), i)
                                                        .compareTo(threeTypical(exact.bars(), t))
                                                == 0)) {
            return 0;
        }
        java.math.BigDecimal value = exact.column(new Operand.Column(id, given, 0)).get(t);
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static java.math.BigDecimal threeTypical(BarSeries bars, int t) {
        return ExactTwin.price(bars.high(t))
                .add(ExactTwin.price(bars.low(t)))
                .add(ExactTwin.price(bars.close(t)))
                .stripTrailingZeros();
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void isTheSameBitsFromFourThreads(String id) {
        double[] one = new Columns(BARS).column(id, List.of());
        Columns shared = new Columns(BARS);
        List<double[]> four =
                IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(i -> shared.column(id, List.of()))
                        .toList();
        four.forEach(column -> assertThat(column).isEqualTo(one));
    }

    @Test
    void flatBarsWithoutVolumeLeaveNoNaNButNoStrengthAndNoPriceOfVolume() {
        int n = 200;
        double[] flat = new double[n];
        java.util.Arrays.fill(flat, 5);
        long[] time = IntStream.range(0, n).mapToLong(t -> t * 60_000L).toArray();
        BarSeries bars =
                BarSeries.of(
                        BARS.timeframe(), BARS.zone(), time, flat, flat, flat, flat, new double[n]);
        Columns columns = new Columns(bars);
        for (IndicatorSpec spec : IndicatorCatalog.all()) {
            assertThat(Double.isNaN(columns.column(spec.id(), List.of())[n - 1]))
                    .as(spec.id())
                    .isEqualTo(spec.id().startsWith("rsi") || spec.id().equals("vwap"));
        }
    }

    @Test
    void directionDoesNotDependOnTheUnitOfThePrice() {
        double unit = 1e-9;
        double[][] c = {BARS.opens(), BARS.highs(), BARS.lows(), BARS.closes()};
        for (double[] column : c) {
            java.util.Arrays.setAll(column, t -> column[t] * unit);
        }
        var small =
                new Columns(
                        BarSeries.of(
                                BARS.timeframe(),
                                BARS.zone(),
                                BARS.openTimes(),
                                c[0],
                                c[1],
                                c[2],
                                c[3],
                                BARS.volumes()));
        for (String id :
                List.of("adx", "plus-di", "minus-di", "rsi", "cci", "zscore", "stochastic-k")) {
            double expected = new Columns(BARS).column(id, List.of())[BARS.size() - 1];
            assertThat(small.column(id, List.of())[BARS.size() - 1])
                    .as(id)
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void seriesShorterThanTheWindowIsAllNaN() {
        Columns columns = new Columns(BARS.slice(0, 10));
        assertThat(columns.column("sma", List.of(20.0))).hasSize(10).containsOnly(Double.NaN);
    }

    @Test
    void unknownIndicatorNamesTheNearest() {
        assertThatThrownBy(() -> new Columns(BARS).column("bolinger-uper", List.of()))
                .hasMessage("unknown indicator 'bolinger-uper'; did you mean 'bollinger-upper'?");
    }

    @Test
    void crossingNeedsTheOtherSideBefore() {
        Columns columns = new Columns(BARS);
        var up =
                new Condition.CrossedUp(Operand.column("close"), Operand.column("sma", 20))
                        .evaluate(columns);
        double[] sma = columns.column("sma", List.of(20.0));
        assertThat(up.cardinality()).isPositive();
        up.stream()
                .forEach(
                        t -> {
                            assertThat(BARS.close(t)).isGreaterThan(sma[t]);
                            assertThat(BARS.close(t - 1)).isLessThanOrEqualTo(sma[t - 1]);
                        });
    }
}
