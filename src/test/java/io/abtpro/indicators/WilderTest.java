package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Averages started from the mean of their first window, on TA-Lib's regression set.
class WilderTest {
    private static final List<Double> FOURTEEN = List.of(14.0);
    private static final double SAME = 1e-10;

    /// Ten half-lives of an average of 14 bars leave a thousandth; thirty leave nothing that is
    /// seen.
    private static final int FORGOTTEN = 250;

    private static BarSeries bars() {
        try {
            List<String> lines =
                    Files.readAllLines(
                            Path.of("src/test/resources/golden/talib_sref_252_daily.csv"));
            int n = lines.size() - 1;
            double[][] c = new double[5][n];
            for (int t = 0; t < n; t++) {
                String[] f = lines.get(t + 1).split(",", -1);
                for (int k = 0; k < 5; k++) {
                    c[k][t] = Double.parseDouble(f[k + 1]);
                }
            }
            long[] time = IntStream.range(0, n).mapToLong(t -> t * 86_400_000L).toArray();
            return BarSeries.of(
                    Timeframe.parse("1d"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /// As printed by TA-Lib's tests; they cut off rather than round, so within one of the last
    /// digit.
    static Stream<Arguments> figures() {
        return Stream.of(
                Arguments.of("rsi-wilder", 14, 49.14, 0.01),
                Arguments.of("rsi-wilder", 251, 49.63, 0.01),
                Arguments.of("atr-wilder", 14, 3.578, 0.001),
                Arguments.of("atr-wilder", 251, 3.26, 0.01),
                Arguments.of("adx-wilder", 27, 23.0000, 0.001),
                Arguments.of("adx-wilder", 28, 22.0802, 0.001),
                Arguments.of("adx-wilder", 251, 15.5260, 0.001));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void agreesWithTaLibFromTheFirstBar(String id, int bar, double figure, double printed) {
        double[] column = new Columns(bars()).column(id, FOURTEEN);
        assertThat(column[bar]).isCloseTo(figure, within(printed));
    }

    @Test
    void startsWhereTaLibDoes() {
        var columns = new Columns(bars());
        for (String id :
                List.of(
                        "rsi-wilder",
                        "atr-wilder",
                        "plus-di-wilder",
                        "minus-di-wilder",
                        "adx-wilder")) {
            double[] column = columns.column(id, FOURTEEN);
            int first = id.equals("adx-wilder") ? 27 : 14;
            assertThat(column[first - 1]).as(id).isNaN();
            assertThat(column[first]).as(id).isNotNaN();
        }
    }

    /// Computed apart from this program, by TA-Lib's recipe: 13 moves summed, and from the 14th on
    /// a fourteenth taken off before each is added.
    @Test
    void directionsAreThoseOfTheRecipe() {
        var columns = new Columns(bars());
        double[] plus = columns.column("plus-di-wilder", FOURTEEN);
        double[] minus = columns.column("minus-di-wilder", FOURTEEN);
        assertThat(plus[14]).isCloseTo(20.378164074412933, within(SAME));
        assertThat(minus[14]).isCloseTo(30.168496492833185, within(SAME));
        assertThat(plus[251]).isCloseTo(20.99955113609582, within(SAME));
        assertThat(minus[251]).isCloseTo(21.198823355925377, within(SAME));
        double[] adx = columns.column("adx-wilder", FOURTEEN);
        assertThat(adx[27]).isCloseTo(22.999310364894765, within(SAME));
        assertThat(adx[251]).isCloseTo(15.52605835470341, within(SAME));
    }

    /// Mean gain 1.5, mean loss 0.5; then a gain of 1.
    @Test
    void strengthByHand() {
        double[] close = {10, 11, 10, 13, 13, 14};
        long[] time = IntStream.range(0, close.length).mapToLong(t -> t * 60_000L).toArray();
        BarSeries series =
                BarSeries.of(
                        Timeframe.parse("1m"),
                        ZoneOffset.UTC,
                        time,
                        close,
                        close,
                        close,
                        close,
                        new double[close.length]);
        double[] rsi = new Columns(series).column("rsi-wilder", List.of(2.0));
        double[] atr = new Columns(series).column("atr-wilder", List.of(2.0));
        assertThat(rsi[1]).isNaN();
        assertThat(rsi[2]).isEqualTo(50);
        assertThat(rsi[3]).isCloseTo(100 - 100 / (1 + 1.75 / 0.25), within(SAME));
        assertThat(rsi[4]).isEqualTo(rsi[3]);
        assertThat(rsi[5]).isCloseTo(100 - 100 / (1 + (0.875 + 1) / 2 / (0.125 / 2)), within(SAME));
        assertThat(atr[2]).isEqualTo(1);
        assertThat(atr[3]).isEqualTo(2);
    }

    @Test
    void meetsTa4jsOnceTheFirstBarsAreForgotten() {
        var columns = new Columns(RandomBars.of(FORGOTTEN * 3, 6));
        for (String id : List.of("rsi", "atr", "plus-di", "minus-di", "adx")) {
            double[] fromOne = columns.column(id, FOURTEEN);
            double[] fromMean = columns.column(id + "-wilder", FOURTEEN);
            assertThat(fromOne[30 + 14]).as(id).isNotEqualTo(fromMean[30 + 14]);
            int last = fromOne.length - 1;
            assertThat(fromMean[last])
                    .as(id)
                    .isCloseTo(fromOne[last], within(1e-9 * (1 + fromOne[last])));
        }
    }

    @Test
    void theCatalogueSaysHowEachIsStarted() {
        for (String id : List.of("rsi", "atr", "plus-di", "minus-di", "adx")) {
            assertThat(IndicatorCatalog.get(id).formula())
                    .contains("as ta4j does", id + "-wilder")
                    .doesNotContain("Source: Wilder");
            assertThat(IndicatorCatalog.get(id + "-wilder").formula())
                    .contains("mean of the first", "Wilder", "TA-Lib");
        }
        assertThat(IndicatorCatalog.get("ema").formula()).contains("as ta4j does", "TA-Lib");
    }
}
