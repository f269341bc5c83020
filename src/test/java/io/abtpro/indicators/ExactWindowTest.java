package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Indicators against exact numbers: decimal prices, not their doubles.
class ExactWindowTest {
    private static final MathContext MANY = new MathContext(60, RoundingMode.HALF_EVEN);

    /// Four units in the last place: a root, a quotient and a product round once each.
    private static final double LAST_PLACES = 0x1p-50;

    /// Averages that forget exponentially round at each bar.
    private static final double LAST_PLACES_OF_AVERAGES = 0x1p-46;

    /// What 60 digits leave of a difference that is none.
    private static final double ZERO = 1e-50;

    static BarSeries series(double[][] c) {
        long[] time = IntStream.range(0, c[0].length).mapToLong(t -> t * 60_000L).toArray();
        return BarSeries.of(
                Timeframe.parse("1m"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
    }

    /// A walk in cents with still stretches, a price a million times the others at bar 150, and
    /// volume that pauses.
    static BarSeries cents(int seed, int bars) {
        var random = new Random(seed);
        double[][] c = new double[5][bars];
        long now = 8_782;
        for (int t = 0; t < bars; t++) {
            boolean still = t % 80 >= 50;
            long open = now;
            now += still ? 0 : random.nextInt(21) - 10;
            long spike = t == 150 ? 1_000_000 : 1;
            long extra = still ? 0 : random.nextInt(5);
            c[0][t] = open * spike / 100.0;
            c[3][t] = now * spike / 100.0;
            c[1][t] = (Math.max(open, now) + extra) * spike / 100.0;
            c[2][t] = (Math.min(open, now) - extra) * spike / 100.0;
            c[4][t] = t % 60 < 20 ? 0 : random.nextInt(1_000) / 10.0;
        }
        return series(c);
    }

    static Stream<IndicatorSpec> indicatorsOfTa4j() {
        return IndicatorCatalog.all().stream()
                .filter(
                        spec ->
                                IndicatorCatalog.entry(spec.id()).ta4j().isPresent()
                                        && !spec.id().equals("cci"));
    }

    /// How far from exact numbers a value may be: a few of its own last places, and of the prices
    /// it is a difference of.
    private static double tolerance(String id, double value, double price) {
        double size =
                switch (IndicatorCatalog.entry(id).unit()) {
                    case PRICE -> id.equals("standard-deviation") ? value : Math.max(value, price);
                    case VOLUME -> value;
                    case NUMBER -> value + (id.equals("rsi") ? 100 : 0);
                };
        return ZERO + size * (isAveraged(id) ? LAST_PLACES_OF_AVERAGES : LAST_PLACES);
    }

    private static boolean isAveraged(String id) {
        return List.of("rsi", "atr", "adx", "plus-di", "minus-di", "supertrend").contains(id)
                || id.startsWith("keltner")
                || id.startsWith("macd");
    }

    @ParameterizedTest
    @MethodSource("indicatorsOfTa4j")
    void isWhatExactNumbersGive(IndicatorSpec spec) {
        BarSeries bars = cents(spec.id().hashCode(), 260);
        var exact = new ExactTwin(bars, ExactTwin.STRICT);
        for (double period : new double[] {2, 3, 7, 20}) {
            List<Double> parameters =
                    spec.parameters().stream()
                            .map(
                                    p ->
                                            p.defaultValue() > 4
                                                    ? Double.valueOf(period)
                                                    : Double.valueOf(p.defaultValue()))
                            .toList();
            double[] ours = new Columns(bars).column(spec.id(), parameters);
            var theirs = exact.column(new Operand.Column(spec.id(), parameters, 0));
            double largest = 0;
            for (int t = 0; t < ours.length; t++) {
                largest =
                        Math.max(
                                bars.high(t),
                                t > 150 + 3 * period && !isAveraged(spec.id()) ? 0 : largest);
                BigDecimal value = theirs.get(t);
                assertThat(Double.isNaN(ours[t])).as("bar %d", t).isEqualTo(value == null);
                if (value != null) {
                    double size = tolerance(spec.id(), Math.abs(value.doubleValue()), largest);
                    assertThat(value.subtract(new BigDecimal(ours[t])).abs().doubleValue())
                            .as("%s%s bar %d, %s for %s", spec.id(), parameters, t, ours[t], value)
                            .isLessThanOrEqualTo(size);
                }
            }
        }
    }

    /// Without the quotients by 3 and by the period, which 60 digits cut off: three times the
    /// typical price, summed.
    @Test
    void theCommodityChannelIndexIsWhatExactNumbersGive() {
        BarSeries bars = cents(4, 260);
        BigDecimal[] three =
                IntStream.range(0, bars.size())
                        .mapToObj(
                                t ->
                                        ExactTwin.price(bars.high(t))
                                                .add(ExactTwin.price(bars.low(t)))
                                                .add(ExactTwin.price(bars.close(t))))
                        .toArray(BigDecimal[]::new);
        for (int period : new int[] {2, 3, 7, 20}) {
            double[] ours = new Columns(bars).column("cci", List.of((double) period));
            for (int t = period - 1; t < ours.length; t++) {
                List<BigDecimal> window = Arrays.asList(three).subList(t - period + 1, t + 1);
                BigDecimal sum = window.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal n = BigDecimal.valueOf(period);
                BigDecimal deviation =
                        window.stream()
                                .map(x -> x.multiply(n).subtract(sum).abs())
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                double expected =
                        deviation.signum() == 0
                                ? 0
                                : three[t].multiply(n)
                                        .subtract(sum)
                                        .multiply(n)
                                        .divide(deviation.multiply(new BigDecimal("0.015")), MANY)
                                        .doubleValue();
                assertThat(ours[t])
                        .as("cci(%d) bar %d", period, t)
                        .isCloseTo(expected, within(2 * LAST_PLACES * Math.abs(expected)));
            }
        }
    }

    /// Sums without ticks too: one price with more digits than any grid holds.
    @Test
    void aMeanIsTheDoubleNearestToTheExactQuotientOfItsWindow() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            double size = Math.pow(10, random.nextInt(16) - 8);
            int places = 1 + random.nextInt(10);
            double[] closes =
                    random.doubles(300, -1, 2)
                            .map(
                                    x ->
                                            new BigDecimal(x * size)
                                                    .round(new MathContext(places))
                                                    .doubleValue())
                            .toArray();
            double[] withoutGrid = closes.clone();
            withoutGrid[100] = Math.PI * size;
            for (double[] prices : new double[][] {closes, withoutGrid}) {
                var series =
                        new Prices(
                                series(
                                        new double[][] {
                                            prices, prices, prices, prices, new double[300]
                                        }));
                for (int period : new int[] {1, 2, 3, 6, 50, 299}) {
                    double[] mean = series.closeMean(period);
                    for (int t = period - 1; t < prices.length; t++) {
                        assertThat(mean[t])
                                .as("seed %d period %d bar %d", seed, period, t)
                                .isEqualTo(exactMean(prices, t - period + 1, t + 1).doubleValue());
                    }
                }
            }
        }
    }

    /// Of the decimal numbers; a price of more than 15 digits is its double.
    private static BigDecimal exactMean(double[] prices, int from, int to) {
        return Arrays.stream(prices, from, to)
                .mapToObj(
                        p ->
                                ExactTwin.price(p).precision() > 15
                                        ? new BigDecimal(p)
                                        : ExactTwin.price(p))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(to - from), MANY);
    }

    @Test
    void meansInTicksAreTheBitsOfMeansWithout() {
        for (int seed = 0; seed < 20; seed++) {
            double[] closes = cents(seed, 300).closes();
            for (int period : new int[] {2, 7, 20, 100}) {
                assertThat(TickSums.of(closes).holds(period)).isTrue();
                double[] ticks = TickSums.of(closes).mean(period);
                double[] sums = Windows.mean(Precise.decimals(closes), period).values();
                assertThat(Arrays.copyOfRange(ticks, period - 1, 300))
                        .isEqualTo(Arrays.copyOfRange(sums, period - 1, 300));
            }
        }
    }

    static Stream<String> windows() {
        return Stream.of(
                "sma",
                "wma",
                "hma",
                "bollinger-upper",
                "bollinger-middle",
                "bollinger-lower",
                "donchian-upper",
                "donchian-lower",
                "ichimoku-conversion",
                "ichimoku-base",
                "standard-deviation",
                "roc",
                "cci",
                "mfi",
                "zscore",
                "stochastic-k",
                "stochastic-d",
                "williams-r",
                "vwap");
    }

    private static BarSeries noise(int seed, int bars, boolean rounded) {
        var random = new Random(seed);
        double[][] c = new double[5][bars];
        for (int t = 0; t < bars; t++) {
            double[] p =
                    random.doubles(4, 50, 150)
                            .map(x -> rounded ? Math.rint(x * 10) / 10 : x)
                            .sorted()
                            .toArray();
            c[2][t] = p[0];
            c[0][t] = p[1];
            c[3][t] = p[2];
            c[1][t] = p[3];
            c[4][t] = 1 + random.nextInt(1000);
        }
        return series(c);
    }

    /// Bars before the window replaced by others, a thousand billion times higher.
    @ParameterizedTest
    @MethodSource("windows")
    void nothingBeforeTheWindowHasASay(String id) {
        CatalogEntry entry = IndicatorCatalog.entry(id);
        int warmup = entry.warmup().applyAsInt(entry.complete(List.of()));
        for (boolean rounded : new boolean[] {true, false}) {
            BarSeries bars = noise(id.hashCode(), 300, rounded);
            double[][] c = {bars.opens(), bars.highs(), bars.lows(), bars.closes(), bars.volumes()};
            for (int i = 0; i < 4; i++) {
                for (int t = 0; t < 117; t++) {
                    c[i][t] *= 1e12;
                }
            }
            double[] column = new Columns(bars).column(id, List.of());
            double[] other = new Columns(series(c)).column(id, List.of());
            double[] alone = new Columns(bars.slice(117, 300)).column(id, List.of());
            for (int t = 117 + warmup; t < 300; t++) {
                assertThat(other[t])
                        .as("%s bar %d", id, t)
                        .isEqualTo(column[t])
                        .isEqualTo(alone[t - 117]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.abtpro.indicators.ColumnsTest#indicators")
    void theUnitOfThePriceChangesNothingButTheUnit(String id) {
        BarSeries bars = cents(11, 140);
        double[][] c = {bars.opens(), bars.highs(), bars.lows(), bars.closes()};
        for (double[] column : c) {
            Arrays.setAll(
                    column,
                    t -> new BigDecimal(Double.toString(column[t])).movePointLeft(8).doubleValue());
        }
        double[] whole = new Columns(bars).column(id, List.of());
        double[] small =
                new Columns(series(new double[][] {c[0], c[1], c[2], c[3], bars.volumes()}))
                        .column(id, List.of());
        double unit = IndicatorCatalog.entry(id).unit() == Unit.PRICE ? 1e-8 : 1;
        for (int t = 0; t < whole.length; t++) {
            if (Double.isNaN(whole[t])) {
                assertThat(small[t]).isNaN();
            } else {
                assertThat(small[t] / unit)
                        .as("%s bar %d", id, t)
                        .isCloseTo(
                                whole[t],
                                within(LAST_PLACES_OF_AVERAGES * (100 + Math.abs(whole[t]))));
            }
        }
    }
}
