package io.abtpro.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What indicators say of a price that does not move, and of its first move.
class StandingPriceTest {

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
                    new Columns(
                            ExactWindowTest.series(
                                    new double[][] {closes, closes, closes, closes, volume}));
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
        var columns =
                new Columns(
                        ExactWindowTest.series(
                                new double[][] {closes, closes, closes, closes, closes}));
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
        var columns =
                new Columns(
                        ExactWindowTest.series(
                                new double[][] {closes, closes, closes, closes, closes}));
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
        var columns =
                new Columns(
                        ExactWindowTest.series(new double[][] {middle, high, low, middle, middle}));
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
        var columns =
                new Columns(
                        ExactWindowTest.series(new double[][] {close, high, low, close, volume}));
        assertThat(columns.column("mfi", List.of(2.0))[3]).isEqualTo(50);
    }

    /// Below zero too, and through it: the side is where the price moved to, not the sign of price
    /// times volume.
    @Test
    void moneyFlowsToTheSideThatAPriceMovedToWhateverItsSign() {
        double[] rising = {-9, -7, -5, -3, -1, 1, 3};
        double[] falling = Arrays.stream(rising).map(x -> -x).toArray();
        double[] volume = {10, 20, 30, 40, 50, 60, 70};
        var up =
                new Columns(
                        ExactWindowTest.series(
                                new double[][] {rising, rising, rising, rising, volume}));
        var down =
                new Columns(
                        ExactWindowTest.series(
                                new double[][] {falling, falling, falling, falling, volume}));
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
        var columns =
                new Columns(
                        ExactWindowTest.series(
                                new double[][] {closes, closes, closes, closes, volume}));
        for (double period : new double[] {1, 5}) {
            double[] vwap = columns.column("vwap", List.of(period));
            assertThat(Arrays.copyOf(vwap, 20)).containsOnly(Double.NaN);
            assertThat(vwap[20]).isEqualTo(120);
            assertThat(vwap[39]).isEqualTo(122);
        }
        assertThat(columns.column("vwap", List.of(5.0))[22]).isEqualTo(120.5);
        assertThat(
                        new Columns(
                                        ExactWindowTest.series(
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
                new Columns(
                        ExactWindowTest.series(
                                new double[][] {closes, closes, closes, closes, {5, 5, 5}}));
        assertThat(columns.column("obv", List.of())).containsExactly(0, 0, 0);
    }
}
