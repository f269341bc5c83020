package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.bench.NoiseFloorSize;
import io.abtpro.bench.PlantedBars;
import io.abtpro.indicators.RandomBars;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class MirrorTwinsTest {
    /// Sums of a thousand logarithms, in another order.
    private static final double ROUNDING = 1e-10;

    private final BarSeries series = RandomBars.of(1500, 8);
    private final BarSeries twin = twin(series, 300, 3);

    private static BarSeries twin(BarSeries series, int fromBar, long seed) {
        return new MirrorTwins(series, fromBar).twin(new SplittableRandom(seed));
    }

    private static double log(BarSeries bars, int t) {
        return Math.log(bars.close(t) / bars.close(t - 1));
    }

    private static BarSeries changed(
            BarSeries s, double[] open, double[] high, double[] low, double[] close) {
        return BarSeries.of(
                s.timeframe(), s.zone(), s.openTimes(), open, high, low, close, s.volumes());
    }

    @Test
    void buyingAndHoldingTheSearchedBarsEarnsTheSame() {
        int last = series.size() - 1;
        assertThat(twin.close(last) / twin.close(299))
                .isCloseTo(series.close(last) / series.close(299), within(ROUNDING));
        assertThat(twin.close(299) / twin.close(0))
                .isCloseTo(series.close(299) / series.close(0), within(ROUNDING));
    }

    /// Volatility clusters where it did: a bar moves as it did, or as far the other way around one
    /// drift.
    @Test
    void everyMoveKeepsItsSizeAndItsPlace() {
        double[] kept =
                IntStream.range(300, 1500)
                        .filter(t -> !isMirrored(twin, t))
                        .mapToDouble(t -> log(twin, t) - log(series, t))
                        .toArray();
        double[] turned =
                IntStream.range(300, 1500)
                        .filter(t -> isMirrored(twin, t))
                        .mapToDouble(t -> log(twin, t) + log(series, t))
                        .toArray();
        for (double[] both : new double[][] {kept, turned}) {
            assertThat(
                            Arrays.stream(both).max().orElseThrow()
                                    - Arrays.stream(both).min().orElseThrow())
                    .isLessThan(ROUNDING);
            assertThat(both[0]).isCloseTo(0, within(0.003));
        }
    }

    @Test
    void halfOfTheBarsAreMirroredAndTheLotIsDrawnAnewForEachTwin() {
        long mirrored = IntStream.range(1, 1500).filter(t -> isMirrored(twin, t)).count();
        BarSeries other = twin(series, 300, 4);
        long alike =
                IntStream.range(1, 1500)
                        .filter(t -> isMirrored(twin, t) == isMirrored(other, t))
                        .count();

        assertThat(mirrored).isBetween(670L, 830L);
        assertThat(alike).isBetween(670L, 830L);
    }

    /// By the wicks, which no drift moves.
    private boolean isMirrored(BarSeries bars, int t) {
        double above = series.high(t) / Math.max(series.open(t), series.close(t));
        double now = bars.high(t) / Math.max(bars.open(t), bars.close(t));
        return Math.abs(now - above) > 1e-9;
    }

    @Test
    void aMirroredBarSwapsItsWicksAndKeepsItsVolumeAndTime() {
        int t =
                IntStream.range(300, 1500)
                        .filter(b -> isMirrored(twin, b))
                        .findFirst()
                        .orElseThrow();
        double above = Math.log(series.high(t) / Math.max(series.open(t), series.close(t)));
        double below = Math.log(Math.min(series.open(t), series.close(t)) / series.low(t));

        assertThat(Math.log(twin.high(t) / Math.max(twin.open(t), twin.close(t))))
                .isCloseTo(below, within(1e-9));
        assertThat(Math.log(Math.min(twin.open(t), twin.close(t)) / twin.low(t)))
                .isCloseTo(above, within(1e-9));
        assertThat(twin.volumes()).isEqualTo(series.volumes());
        assertThat(twin.openTimes()).isEqualTo(series.openTimes());
    }

    @Test
    void aBarThatDidNotMoveDoesNotMoveInATwin() {
        double[][] c = {series.opens(), series.highs(), series.lows(), series.closes()};
        for (int t = 700; t < 720; t++) {
            for (double[] column : c) {
                column[t] = c[3][699];
            }
        }
        BarSeries halted = twin(changed(series, c[0], c[1], c[2], c[3]), 300, 5);

        for (int t = 700; t < 720; t++) {
            assertThat(
                            new double[] {
                                halted.open(t), halted.high(t), halted.low(t), halted.close(t)
                            })
                    .containsOnly(halted.close(699));
        }
    }

    @Test
    void pricesThatAreNotAboveZeroAreMirroredByDifferences() {
        double[][] c = {series.opens(), series.highs(), series.lows(), series.closes()};
        for (double[] column : c) {
            for (int t = 0; t < column.length; t++) {
                column[t] -= series.close(400);
            }
        }
        BarSeries spread = changed(series, c[0], c[1], c[2], c[3]);
        BarSeries mirrored = twin(spread, 0, 6);

        assertThat(mirrored.close(1499)).isCloseTo(spread.close(1499), within(1e-8));
        assertThat(mirrored.closes()).isNotEqualTo(spread.closes());
        assertThat(mirrored.high(700) - mirrored.low(700))
                .isCloseTo(spread.high(700) - spread.low(700), within(0.5));
    }

    @Test
    void aSeriesWithoutAMoveIsItsOwnTwin() {
        double[] flat = new double[50];
        Arrays.fill(flat, 7);
        BarSeries still =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        Arrays.copyOf(series.openTimes(), 50),
                        flat,
                        flat,
                        flat,
                        flat,
                        flat);
        assertThat(twin(still, 10, 1).closes()).isEqualTo(flat);
    }

    @Test
    void aPriceThatLeapsToAndFroStaysAPrice() {
        double[] leaping = new double[400];
        for (int t = 0; t < leaping.length; t++) {
            leaping[t] = t % 2 == 0 ? 1e-150 : 1e150;
        }
        BarSeries wild =
                BarSeries.of(
                        series.timeframe(),
                        series.zone(),
                        Arrays.copyOf(series.openTimes(), 400),
                        leaping,
                        leaping,
                        leaping,
                        leaping,
                        leaping);
        assertThat(twin(wild, 0, 1).size()).isEqualTo(400);
    }

    /// The large form is `bench checks noise-floor`. Of 20, 1 is expected above; 5 or more come up
    /// in 1 of 300 cases.
    @Test
    void whereThereIsNothingToFindAboutOneSearchInTwentyIsAboveTheFloor() {
        var both = NoiseFloorSize.Search.of("sma-cross", Execution.Side.BOTH);
        var longOnly = NoiseFloorSize.Search.of("sma-cross", Execution.Side.LONG);
        assertThat(NoiseFloorSize.above(s -> PlantedBars.garch(600, 0, s), both, 20, 1))
                .isLessThan(5);
        assertThat(
                        NoiseFloorSize.above(
                                s -> PlantedBars.whiteNoise(600, 0.001, s), longOnly, 20, 1))
                .isLessThan(5);
    }

    @Test
    void aPlantedTrendStandsAboveTheFloor() {
        var both = NoiseFloorSize.Search.of("sma-cross", Execution.Side.BOTH);
        assertThat(NoiseFloorSize.above(s -> PlantedBars.trend(1000, 0.25, s), both, 8, 1))
                .isGreaterThan(6);
    }
}
