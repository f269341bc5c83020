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

    private static BarSeries series(double[][] c) {
        long[] time = IntStream.range(0, c[0].length).mapToLong(t -> t * 60_000L).toArray();
        return BarSeries.of(
                Timeframe.parse("1m"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
    }

    /// A walk in cents with still stretches, a price a million times the others at bar 150, and
    /// volume that pauses.
    private static BarSeries cents(int seed, int bars) {
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

    /// Still from bar 100 on, at a price whose double is not its decimal number.
    @Test
    void whereThePriceStandsStillEachIndicatorSaysSo() {
        for (double still : new double[] {87.82, 0.1, 1e-9, 50_000.3}) {
            double[] closes = new double[1_500];
            var random = new Random(3);
            Arrays.setAll(
                    closes,
                    t ->
                            t < 100
                                    ? Math.rint((1 + random.nextDouble()) * 1000) / 1000 * still
                                    : still);
            double[] volume = new double[closes.length];
            Arrays.fill(volume, 0.7);
            var columns =
                    new Columns(series(new double[][] {closes, closes, closes, closes, volume}));
            int last = closes.length - 1;
            for (String id :
                    List.of(
                            "sma",
                            "ema",
                            "wma",
                            "hma",
                            "bollinger-upper",
                            "bollinger-middle",
                            "bollinger-lower",
                            "donchian-upper",
                            "donchian-lower",
                            "keltner-upper",
                            "keltner-middle",
                            "keltner-lower",
                            "supertrend",
                            "vwap",
                            "ichimoku-base",
                            "ichimoku-conversion")) {
                assertThat(columns.column(id, List.of())[last]).as(id).isEqualTo(still);
            }
            for (String id : List.of("standard-deviation", "cci", "roc")) {
                assertThat(columns.column(id, List.of())[200]).as(id).isZero();
            }
            for (String id : List.of("macd", "macd-signal", "macd-histogram")) {
                assertThat(columns.column(id, List.of())[last])
                        .as(id)
                        .isCloseTo(0, within(still * Precise.NOTHING));
            }
            for (String id :
                    List.of(
                            "zscore",
                            "stochastic-k",
                            "stochastic-d",
                            "williams-r",
                            "rsi",
                            "rsi-wilder",
                            "plus-di",
                            "minus-di",
                            "plus-di-wilder",
                            "minus-di-wilder")) {
                double[] column = columns.column(id, List.of());
                assertThat(column[last]).as(id + " keeps its value").isEqualTo(column[200]);
            }
            assertThat(columns.column("mfi", List.of())[200]).isEqualTo(50);
        }
    }

    @Test
    void whereThePriceNeverMovedThereIsNoStrengthAndNoDirection() {
        double[] closes = new double[200];
        Arrays.fill(closes, 0.1);
        var columns = new Columns(series(new double[][] {closes, closes, closes, closes, closes}));
        assertThat(columns.column("rsi", List.of())).containsOnly(Double.NaN);
        assertThat(columns.column("rsi-wilder", List.of())).containsOnly(Double.NaN);
        for (String id :
                List.of(
                        "adx",
                        "plus-di",
                        "minus-di",
                        "adx-wilder",
                        "plus-di-wilder",
                        "minus-di-wilder",
                        "atr",
                        "atr-wilder",
                        "zscore",
                        "cci",
                        "macd",
                        "standard-deviation")) {
            assertThat(columns.column(id, List.of())[199]).as(id).isZero();
        }
        assertThat(columns.column("stochastic-k", List.of())[199]).isEqualTo(50);
        assertThat(columns.column("williams-r", List.of())[199]).isEqualTo(-50);
        assertThat(columns.column("mfi", List.of())[199]).isEqualTo(50);
    }

    @Test
    void strengthBeginsAtTheFirstMove() {
        double[] closes = new double[100];
        Arrays.fill(closes, 0, 60, 0.1);
        Arrays.fill(closes, 60, 100, 0.2);
        var columns = new Columns(series(new double[][] {closes, closes, closes, closes, closes}));
        double[] rsi = columns.column("rsi", List.of());
        assertThat(rsi[59]).isNaN();
        assertThat(rsi[60]).isEqualTo(100);
        assertThat(rsi[99]).isEqualTo(100);
    }

    /// 100.1 to 100.3 and 99.9 to 99.7 are moves of the same size, whatever their doubles say:
    /// neither is the larger.
    @Test
    void equalMovesUpAndDownAreNoDirection() {
        double[] high = {100.1, 100.3, 100.5, 100.7};
        double[] low = {99.9, 99.7, 99.5, 99.3};
        double[] middle = {100, 100, 100, 100};
        var columns = new Columns(series(new double[][] {middle, high, low, middle, middle}));
        assertThat(columns.column("plus-di", List.of(1.0))).containsExactly(Double.NaN, 0, 0, 0);
        assertThat(columns.column("minus-di-wilder", List.of(1.0)))
                .containsExactly(Double.NaN, 0, 0, 0);
    }

    @Test
    void flowsOfATypicalPriceThatDidNotChangeAreNeitherSide() {
        double[] high = {0.3, 0.4, 0.5, 0.6};
        double[] close = {0.2, 0.2, 0.2, 0.2};
        double[] low = {0.2, 0.1, 0.0, -0.1};
        double[] volume = {10, 10, 10, 10};
        var columns = new Columns(series(new double[][] {close, high, low, close, volume}));
        assertThat(columns.column("mfi", List.of(2.0))[3]).isEqualTo(50);
    }

    /// Below zero too, and through it: the side is where the price moved to, not the sign of price
    /// times volume.
    @Test
    void moneyFlowsToTheSideThatAPriceMovedToWhateverItsSign() {
        double[] rising = {-9, -7, -5, -3, -1, 1, 3};
        double[] falling = Arrays.stream(rising).map(x -> -x).toArray();
        double[] volume = {10, 20, 30, 40, 50, 60, 70};
        var up = new Columns(series(new double[][] {rising, rising, rising, rising, volume}));
        var down = new Columns(series(new double[][] {falling, falling, falling, falling, volume}));
        assertThat(up.column("mfi", List.of(2.0))).endsWith(100, 100, 100, 100, 100);
        assertThat(down.column("mfi", List.of(2.0))).endsWith(0, 0, 0, 0, 0);
    }

    /// 20 bars of quotes without a trade, then trades: an average of no trade is no price, least of
    /// all 0.
    @Test
    void thePriceOfVolumeBeginsWithTheFirstVolume() {
        double[] closes = new double[40];
        Arrays.setAll(closes, t -> 100 + t);
        double[] volume = new double[40];
        volume[20] = 3;
        volume[22] = 1;
        var columns = new Columns(series(new double[][] {closes, closes, closes, closes, volume}));
        for (double period : new double[] {1, 5}) {
            double[] vwap = columns.column("vwap", List.of(period));
            assertThat(Arrays.copyOf(vwap, 20)).containsOnly(Double.NaN);
            assertThat(vwap[20]).isEqualTo(120);
            assertThat(vwap[39]).isEqualTo(122);
        }
        assertThat(columns.column("vwap", List.of(5.0))[22]).isEqualTo(120.5);
        assertThat(
                        new Columns(
                                        series(
                                                new double[][] {
                                                    closes, closes, closes, closes, new double[40]
                                                }))
                                .column("vwap", List.of()))
                .containsOnly(Double.NaN);
    }

    @Test
    void aPriceOfMinusZeroDidNotMoveFromZero() {
        double[] closes = {0.0, -0.0, 0.0};
        var columns =
                new Columns(series(new double[][] {closes, closes, closes, closes, {5, 5, 5}}));
        assertThat(columns.column("obv", List.of())).containsExactly(0, 0, 0);
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
        double unit = IndicatorCatalog.entry(id).unit() == CatalogEntry.Unit.PRICE ? 1e-8 : 1;
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
