package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnsTest {
    private static final BarSeries BARS = RandomBars.of(3_000, 1);
    /// Sums in another order differ in the last digits.
    private static final double ROUNDING = 1e-9;

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

    @ParameterizedTest
    @MethodSource("indicators")
    void equalsTa4j(String id) {
        CatalogEntry entry = IndicatorCatalog.entry(id);
        double[] parameters = entry.complete(List.of());
        double[] column = new Columns(BARS).column(id, List.of());
        double[] ta4j = Columns.values(entry.ta4j().apply(Ta4jSeries.of(BARS), parameters), BARS.size());
        for (int t = entry.warmup().applyAsInt(parameters); t < column.length; t++) {
            assertThat(column[t]).as("bar %d", t).isCloseTo(ta4j[t], within(ROUNDING * (1 + Math.abs(ta4j[t]))));
        }
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void isTheSameBitsFromFourThreads(String id) {
        double[] one = new Columns(BARS).column(id, List.of());
        Columns shared = new Columns(BARS);
        List<double[]> four =
                IntStream.range(0, 4).parallel().mapToObj(i -> shared.column(id, List.of())).toList();
        four.forEach(column -> assertThat(column).isEqualTo(one));
    }

    @Test
    void flatBarsLeaveNoNaN() {
        int n = 200;
        double[] flat = new double[n];
        java.util.Arrays.fill(flat, 5);
        long[] time = IntStream.range(0, n).mapToLong(t -> t * 60_000L).toArray();
        BarSeries bars = BarSeries.of(
                BARS.timeframe(), BARS.zone(), time, flat, flat, flat, flat, new double[n]);
        Columns columns = new Columns(bars);
        for (IndicatorSpec spec : IndicatorCatalog.all()) {
            assertThat(columns.column(spec.id(), List.of())[n - 1]).as(spec.id()).isNotNaN();
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
        var up = new Condition.CrossedUp(Operand.column("close"), Operand.column("sma", 20)).evaluate(columns);
        double[] sma = columns.column("sma", List.of(20.0));
        assertThat(up.cardinality()).isPositive();
        up.stream().forEach(t -> {
            assertThat(BARS.close(t)).isGreaterThan(sma[t]);
            assertThat(BARS.close(t - 1)).isLessThanOrEqualTo(sma[t - 1]);
        });
    }
}
