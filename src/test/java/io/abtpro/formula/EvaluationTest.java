package io.abtpro.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.IndicatorCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

class EvaluationTest {
    /// Rounding of sums of some dozen prices near 100, taken in another order.
    private static final double ROUNDING = 1e-9;

    private static final int N = 7;
    private static final String GAPS = "if(close > open, close, 0 / 0)";
    private static final BarSeries BARS =
            GeneratedBars.of(new GeneratedBars.Options(600, 11, Timeframe.parse("1h")));
    private static final Columns COLUMNS = new Columns(BARS);

    private static double[] column(String expression) {
        return column(expression, COLUMNS);
    }

    private static double[] column(String expression, Columns columns) {
        return FormulaText.read("let z = " + expression + "\nenter long when close > open")
                .orRefuse()
                .column("z", columns, Map.of());
    }

    private static BitSet entries(String condition, Columns columns) {
        return Objects.requireNonNull(
                FormulaText.read("enter long when " + condition)
                        .orRefuse()
                        .signals(columns, Map.of())
                        .get(Formula.Rule.ENTER_LONG));
    }

    private static BarSeries closes(double... closes) {
        long[] times = new long[closes.length];
        Arrays.setAll(times, t -> t * 3_600_000L);
        return BarSeries.of(
                Timeframe.parse("1h"),
                ZoneId.of("UTC"),
                times,
                closes,
                closes,
                closes,
                closes,
                new double[closes.length]);
    }

    private static void matches(String expression, String source, ToDoubleFunction<double[]> of) {
        double[] x = column(source);
        double[] values = column(expression);
        int checked = 0;
        for (int t = 0; t < x.length; t++) {
            double[] window = t < N - 1 ? new double[0] : Arrays.copyOfRange(x, t - N + 1, t + 1);
            boolean whole = t >= N - 1 && Arrays.stream(window).noneMatch(Double::isNaN);
            if (whole) {
                assertThat(values[t])
                        .as("%s at %d", expression, t)
                        .isCloseTo(of.applyAsDouble(window), within(ROUNDING));
                checked++;
            } else {
                assertThat(values[t]).as("%s at %d", expression, t).isNaN();
            }
        }
        assertThat(checked).isPositive();
    }

    private static double mean(double[] w) {
        return Arrays.stream(w).average().orElseThrow();
    }

    private static double sorted(double[] w, double place) {
        double[] s = Arrays.stream(w).sorted().toArray();
        int below = (int) Math.floor(place);
        return s[below] + (place - below) * (s[Math.min(below + 1, s.length - 1)] - s[below]);
    }

    private static double slope(double[] w) {
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < w.length; i++) {
            top += (i - (w.length - 1) / 2.0) * (w[i] - mean(w));
            bottom += Math.pow(i - (w.length - 1) / 2.0, 2);
        }
        return top / bottom;
    }

    /// Each window function by its definition, over a column without and one with undefined bars.
    @ParameterizedTest
    @ValueSource(strings = {"close", "volume", "if(hour > 3, close, 0 / 0)", GAPS})
    void windowFunctionsAreWhatTheirDefinitionsSay(String x) {
        if (x.equals(GAPS)) {
            // Seven rising bars in a row are rare: the windows are mostly undefined.
            assertThat(column("sum(" + x + ", 2)")).contains(Double.NaN);
            return;
        }
        matches("highest(%s, 7)".formatted(x), x, w -> Arrays.stream(w).max().orElseThrow());
        matches("lowest(%s, 7)".formatted(x), x, w -> Arrays.stream(w).min().orElseThrow());
        matches("sum(%s, 7)".formatted(x), x, w -> Arrays.stream(w).sum());
        matches("mean(%s, 7)".formatted(x), x, EvaluationTest::mean);
        matches("median(%s, 7)".formatted(x), x, w -> sorted(w, 3));
        matches("quantile(%s, 7, 0.2)".formatted(x), x, w -> sorted(w, 1.2));
        matches("slope(%s, 7)".formatted(x), x, EvaluationTest::slope);
        matches(
                "stdev(%s, 7)".formatted(x),
                x,
                w -> Math.sqrt(Arrays.stream(w).map(v -> Math.pow(v - mean(w), 2)).sum() / N));
        matches(
                "percentrank(%s, 6)".formatted(x),
                x,
                w -> 100.0 * Arrays.stream(w, 0, 6).filter(v -> v < w[6]).count() / 6);
        matches("change(%s, 6) + 0 * sum(%s, 7)".formatted(x, x), x, w -> w[6] - w[0]);
    }

    @Test
    void correlationAndBetaAreWhatTheirDefinitionsSay() {
        double[] x = column("change(close)");
        double[] y = column("change(volume)");
        double[] correlation = column("correlation(change(close), change(volume), 7)");
        double[] beta = column("beta(change(close), change(volume), 7)");
        for (int t = 0; t < x.length; t++) {
            if (t < N) {
                assertThat(correlation[t]).isNaN();
                continue;
            }
            double[] a = Arrays.copyOfRange(x, t - N + 1, t + 1);
            double[] b = Arrays.copyOfRange(y, t - N + 1, t + 1);
            double ab = 0;
            double aa = 0;
            double bb = 0;
            for (int i = 0; i < N; i++) {
                ab += (a[i] - mean(a)) * (b[i] - mean(b));
                aa += Math.pow(a[i] - mean(a), 2);
                bb += Math.pow(b[i] - mean(b), 2);
            }
            assertThat(correlation[t]).isCloseTo(ab / Math.sqrt(aa * bb), within(ROUNDING));
            assertThat(beta[t]).isCloseTo(ab / bb, within(ROUNDING));
        }
    }

    @Test
    void countsAndMemoriesOfConditionsCanBeFollowedByHand() {
        Columns c = new Columns(closes(1, 2, 3, 2, 1, 2, 3, 4));
        assertThat(column("bars_since(close = 3)", c))
                .containsExactly(Double.NaN, Double.NaN, 0, 1, 2, 3, 0, 1);
        assertThat(column("value_when(close > close[1], close)", c))
                .containsExactly(Double.NaN, 2, 3, 3, 3, 2, 3, 4);
        assertThat(column("count(close > close[1], 3)", c))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 2, 1, 1, 2, 3);
        assertThat(column("if(close > 2, 1, -1)", c)).containsExactly(-1, -1, 1, -1, -1, -1, 1, 1);
        assertThat(entries("rising(close, 2)", c)).isEqualTo(bits(2, 6, 7));
        assertThat(entries("falling(close, 2)", c)).isEqualTo(bits(4));
        assertThat(entries("close crosses above 2.5", c)).isEqualTo(bits(2, 6));
        assertThat(entries("close crosses below 2.5", c)).isEqualTo(bits(3));
        assertThat(entries("close between 2 and 3", c)).isEqualTo(bits(1, 2, 3, 5, 6));
        assertThat(entries("close >= 3 or close != 1 and not close = 2", c))
                .isEqualTo(bits(2, 6, 7));
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    @Test
    void arithmeticKeepsItsRanksAndDivisionByZeroHasNoValue() {
        Columns c = new Columns(closes(2, 0, 4));
        assertThat(column("1 + 2 * close ^ 2", c)).containsExactly(9, 1, 33);
        assertThat(column("-close ^ 2", c)).containsExactly(-4, 0, -16);
        assertThat(column("2 ^ 3 ^ 2 + 0 * close", c)).containsExactly(512, 512, 512);
        assertThat(column("8 / close", c)).containsExactly(4, Double.NaN, 2);
        assertThat(column("log(close)", c)[1]).isNaN();
        assertThat(column("(0 / 0) ^ 0 + close", c)).containsOnly(Double.NaN);
        assertThat(column("max(close, 1, 3) - min(close, 1)", c)).containsExactly(2, 3, 3);
    }

    /// A comparison with what is undefined is neither true nor false, and so is what it is part of.
    @Test
    void undefinedIsNeitherTrueNorFalse() {
        Columns c = new Columns(closes(2, 0, 4, 1));
        assertThat(entries("8 / close > 1", c)).isEqualTo(bits(0, 2, 3));
        assertThat(entries("not 8 / close > 3", c)).isEqualTo(bits(2));
        assertThat(entries("8 / close > 1 or close = 0", c)).isEqualTo(bits(0, 2, 3));
        assertThat(column("count(8 / close > 1, 2)", c))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 2);
    }

    @Test
    void indicatorOverAColumnIsTheIndicatorOfThoseCloses() {
        assertThat(column("sma(close, 20)")).containsExactly(column("sma(20)"));
        assertThat(column("ema(close, period = 9)")).containsExactly(column("ema(9)"));
        assertThat(column("rsi(close, 14)")).containsExactly(column("rsi(14)"));
        double[] smooth = column("ema(rsi(14), 5)");
        int first =
                IndicatorCatalog.warmup("rsi", List.of(14.0))
                        + IndicatorCatalog.warmup("ema", List.of(5.0));
        assertThat(smooth[first - 1]).isNaN();
        assertThat(smooth[first]).isFinite();
        assertThat(column("sma")).containsExactly(column("sma(20)"));
        assertThat(column("bb_upper(20)")).containsExactly(column("bollinger_upper(20, 2)"));
    }

    @Test
    void clockIsThatOfTheExchange() {
        long[] times = {java.time.Instant.parse("2026-03-02T14:30:00Z").toEpochMilli()};
        double[] one = {1};
        Columns c =
                new Columns(
                        BarSeries.of(
                                Timeframe.parse("1m"),
                                ZoneId.of("America/New_York"),
                                times,
                                one,
                                one,
                                one,
                                one,
                                one));
        assertThat(column("hour * 100 + minute", c)).containsExactly(930);
        assertThat(column("weekday * 10000 + month * 100 + day", c)).containsExactly(10302);
    }

    @Test
    void higherTimeframeShowsOnlyBarsThatHaveClosed() {
        double[] daily = column("at 1d (close)");
        double[] closes = BARS.closes();
        int days = 0;
        for (int t = 0; t < daily.length; t++) {
            Double expected = Double.NaN;
            for (int i = 0; i <= t; i++) {
                long day = Math.floorDiv(BARS.openTime(i), 86_400_000L);
                boolean last =
                        i + 1 == closes.length
                                || Math.floorDiv(BARS.openTime(i + 1), 86_400_000L) > day;
                if (last && BARS.knownAt(t) >= (day + 1) * 86_400_000L) {
                    expected = closes[i];
                }
            }
            assertThat(Double.valueOf(daily[t])).as("bar %d", t).isEqualTo(expected);
            days += expected.isNaN() ? 0 : 1;
        }
        assertThat(days).isPositive();
    }

    static Stream<String> functions() {
        Stream<String> catalogue =
                Functions.catalogue().stream()
                        .map(
                                function ->
                                        function.signature()
                                                .replace(", ...", "")
                                                .replaceAll("\\bx\\b", "close / open")
                                                .replaceAll("\\by\\b", "volume")
                                                .replaceAll("\\b[ab]\\b", "close")
                                                .replaceAll("\\bn( = 1)?\\b", "5")
                                                .replaceAll("\\bq\\b", "0.5")
                                                .replace("condition", "close > open"));
        return Stream.concat(
                catalogue,
                Stream.of(
                        "close[3]",
                        "at 4h (sma(5))",
                        "at 1d (highest(close, 3))",
                        "ema(rsi(14), 5)",
                        "stdev(%s, 2)".formatted(GAPS)));
    }

    @Test
    void nothingLooksAhead() {
        functions()
                .forEach(
                        use -> {
                            boolean isCondition =
                                    use.startsWith("rising") || use.startsWith("falling");
                            String value = isCondition ? "if(" + use + ", 1, 0)" : use;
                            LookAheadAudit.Result result =
                                    LookAheadAudit.of(
                                            use, BARS, bars -> column(value, new Columns(bars)));
                            assertThat(result.clean()).as(result.sentence()).isTrue();
                            assertThat(result.checkedBars()).isPositive();
                        });
    }

    @Test
    void columnsWithoutParametersAreComputedOnceForAllSets() {
        Formula formula =
                FormulaText.read(
                                "param n = 5 in 2..9 bars\n"
                                        + "let slow = median(close, 50)\n"
                                        + "let fast = median(close, n)\n"
                                        + "enter long when fast > slow")
                        .orRefuse();
        Map<String, Double> five = Map.of("n", 5.0);
        double[] slow = formula.column("slow", COLUMNS, five);
        assertThat(formula.column("slow", COLUMNS, Map.of("n", 6.0))).isSameAs(slow);
        double[] fast = formula.column("fast", COLUMNS, five);
        assertThat(formula.column("fast", COLUMNS, Map.of("n", 6.0))).isNotEqualTo(fast);
        assertThat(formula.column("slow", new Columns(BARS), five)).isNotSameAs(slow);
    }

    @ParameterizedTest
    @MethodSource("outside")
    void parameterOutsideWhatAFunctionTakesIsRefusedWithItsLine(List<String> line) {
        Formula formula =
                FormulaText.read(
                                "param n = 5 in -9..20000 step 0.5\nenter long when "
                                        + line.get(0)
                                        + " > 5")
                        .orRefuse();
        double value = Double.parseDouble(line.get(1));
        assertThatThrownBy(() -> formula.signals(COLUMNS, Map.of("n", value)))
                .hasMessage("line 2: " + line.get(2));
    }

    static Stream<List<String>> outside() {
        return Stream.of(
                List.of("close[n]", "-1", "the future is not known: bars ago was -1.0"),
                List.of(
                        "sum(close, n)",
                        "2.5",
                        "the number of bars must be a whole number in 1 to 10,000, was 2.5"));
    }

    @Test
    void columnThatCostsTooMuchIsRefusedWithItsCost() {
        Columns many =
                new Columns(
                        GeneratedBars.of(
                                new GeneratedBars.Options(110_000, 1, Timeframe.parse("1m"))));
        assertThatThrownBy(() -> column("slope(close, 10000)", many))
                .hasMessage(
                        "line 1: 110,000 bars times a window of 10,000 are 1,100,000,000 steps; at"
                                + " most 1,000,000,000 are computed");
    }
}
