package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.TradingYear;
import io.abtpro.bench.GarchBars;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.volatility.VolatilityEvaluation.BandQuality;
import io.abtpro.volatility.VolatilityEvaluation.ModelLoss;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

class LossFloorTest {
    private static final RegressionForestLearner SMALL = new RegressionForestLearner(10, 8, 5, 42);

    /// Daily closes in ticks of 0.05 that stand still at the bars of `still`.
    private static BarSeries ticks(int n, long seed, IntPredicate still) {
        var random = new SplittableRandom(seed);
        long[] time = new long[n];
        double[][] c = new double[5][n];
        double price = 50;
        for (int t = 0; t < n; t++) {
            time[t] = 86_400_000L * t;
            double open = price;
            price =
                    still.test(t)
                            ? price
                            : Math.max(
                                    1,
                                    Math.round(20 * (price + 0.3 * random.nextGaussian())) / 20.0);
            c[0][t] = open;
            c[1][t] = Math.max(open, price);
            c[2][t] = Math.min(open, price);
            c[3][t] = price;
            c[4][t] = 1000;
        }
        return BarSeries.of(
                Timeframe.parse("1d"), ZoneOffset.UTC, time, c[0], c[1], c[2], c[3], c[4]);
    }

    private static WalkForward walk(BarSeries bars) {
        var options =
                ForecastOptions.defaults(1)
                        .withTrainBars(200)
                        .withRefitEvery(800)
                        .withForest(SMALL);
        return WalkForward.of(bars, options, (_, _) -> {});
    }

    private static VolatilityEvaluation evaluation(BarSeries bars) {
        return evaluation(bars, walk(bars));
    }

    private static VolatilityEvaluation evaluation(BarSeries bars, WalkForward walk) {
        var bands =
                ConformalBands.of(walk.predicted(), walk.realised(), 1, walk.options().nominals());
        return VolatilityEvaluation.of(walk, bands, TradingYear.of(bars));
    }

    /// The mean without the hundredth of largest losses, over the mean: how much a handful of bars
    /// decides.
    private static double decidedByAHundredth(WalkForward walk, Baseline baseline) {
        double[] realised = walk.realised();
        int[] rows =
                IntStream.range(walk.firstForecast(), realised.length)
                        .filter(t -> !Double.isNaN(realised[t]))
                        .toArray();
        var floor = LossFloor.of(realised, 1, rows);
        double[] forecast = walk.predicted(baseline);
        double[] losses =
                Arrays.stream(rows)
                        .mapToDouble(
                                t ->
                                        io.abtpro.diagnostics.Qlike.of(
                                                realised[t] * realised[t],
                                                forecast[t] * forecast[t],
                                                floor.variances()[t]))
                        .sorted()
                        .toArray();
        double all = Arrays.stream(losses).sum();
        double most = Arrays.stream(losses).skip(losses.length - losses.length / 100).sum();
        return most / all;
    }

    @Test
    void theFloorIsAQuantileOfTheMovesKnownAtTheBar() {
        double[] realised = {0, 3, 0, 1, 2, Double.NaN, Double.NaN};
        var floor = LossFloor.of(realised, 2, new int[] {0, 1, 2, 3, 4});
        assertThat(floor.variances())
                .containsExactly(
                        new double[] {Double.NaN, Double.NaN, Double.NaN, 9, 9, 1, 1},
                        within(1e-12));
        assertThat(floor.still()).isEqualTo(2);
        assertThat(floor.isKnown(2)).isFalse();
        assertThat(floor.isKnown(3)).isTrue();
    }

    @Test
    void theFloorAtABarDoesNotChangeWithWhatComesAfter() {
        double[] all = new SplittableRandom(7).doubles(3_000).map(u -> u < 0.1 ? 0 : u).toArray();
        double[] cut = Arrays.copyOf(all, 1_700);
        int[] none = {};
        assertThat(Arrays.copyOf(LossFloor.of(all, 3, none).variances(), 1_700))
                .containsExactly(LossFloor.of(cut, 3, none).variances());
    }

    @Test
    void noModelIsDecidedByAHandfulOfBarsThatDidNotMove() {
        var random = new SplittableRandom(1);
        int[] still = IntStream.range(0, 3_000).filter(_ -> random.nextDouble() < 0.06).toArray();
        BarSeries bars = ticks(3_000, 11, t -> Arrays.binarySearch(still, t) >= 0);
        var walk = walk(bars);
        var evaluation = evaluation(bars, walk);
        assertThat(evaluation.models())
                .allSatisfy(m -> assertThat(m.qlike()).as(m.id()).isBetween(0.5, 100.0));
        for (Baseline baseline : Baseline.values()) {
            assertThat(decidedByAHundredth(walk, baseline)).as(baseline.id()).isLessThan(0.5);
        }
        assertThat(evaluation.floor().still()).isGreaterThan(100);
        assertThat(evaluation.verdict().sentence())
                .contains("forecasts no price moved over the horizon")
                .contains("%,d of".formatted(evaluation.floor().still()))
                .contains("for every model alike");
    }

    @Test
    void aHaltDoesNotDecideALossEither() {
        var evaluation = evaluation(ticks(1_600, 5, t -> t >= 1_000 && t < 1_120));
        assertThat(evaluation.models())
                .allSatisfy(m -> assertThat(m.qlike()).as(m.id()).isLessThan(100));
        assertThat(evaluation.floor().still()).isGreaterThanOrEqualTo(120);
    }

    @Test
    void pricesThatNeverMoveHaveNoLossAndSayWhy() {
        var evaluation = evaluation(ticks(900, 5, _ -> true));
        assertThat(evaluation.models()).extracting(ModelLoss::qlike).allMatch(q -> Double.isNaN(q));
        assertThat(evaluation.verdict().sentence())
                .contains("No price moved in the outcomes of any forecast");
        assertThat(evaluation.bands())
                .extracting(BandQuality::coverage)
                .allMatch(c -> Double.isNaN(c));
    }

    @Test
    void aSeriesThatAlwaysMovesSaysNothingOfTheFloor() {
        assertThat(evaluation(GarchBars.of(900, 3)).verdict().sentence())
                .doesNotContain("no price moved");
    }
}
