package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bars.Timeframe;
import io.abtpro.bars.Track;
import io.abtpro.bars.TradingYear;
import io.abtpro.bench.GarchBars;
import io.abtpro.forest.RegressionForestLearner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

class WalkForwardTest {
    private static final RegressionForestLearner SMALL = new RegressionForestLearner(10, 8, 5, 42);
    private static final BarSeries BARS = GarchBars.of(700, 5);

    private static ForecastOptions options(int horizon) {
        return new ForecastOptions(
                VolatilityEstimator.CLOSE_TO_CLOSE,
                horizon,
                150,
                60,
                300,
                SMALL,
                List.of(Baseline.values()),
                List.of(0.5, 0.8, 0.95));
    }

    private static WalkForward walk(BarSeries bars, ForecastOptions options) {
        return WalkForward.of(bars, options, (_, _) -> {});
    }

    private static ConformalBands bands(WalkForward walk) {
        return ConformalBands.of(
                walk.predicted(),
                walk.realised(),
                walk.options().horizon(),
                walk.options().nominals());
    }

    /// Every forecast and band at horizons 1 and 24, from the table of all of them; each cut is
    /// walked once for all.
    @ParameterizedTest
    @ValueSource(ints = {1, 24})
    void noForecastAndNoBandLooksAhead(int horizon) {
        // Four fits: each takes three searches for a GARCH.
        ForecastOptions options = options(horizon).withRefitEvery(140);
        assertThat(LookAheadAudit.of(BARS, LookAheadAudit.CUTS, s -> tracks(s, options)))
                .hasSize(4 + 6 + Baseline.values().length)
                .allSatisfy(audit -> assertThat(audit.clean()).as(audit.sentence()).isTrue());
    }

    /// Series too short for a forecast say nothing.
    private static Map<String, Track> tracks(BarSeries bars, ForecastOptions options) {
        if (bars.size() <= options.firstForecast()) {
            return Map.of();
        }
        WalkForward walk = walk(bars, options);
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("forest", walk.predicted());
        columns.put("confidence", walk.confidence());
        columns.put("tree low", walk.treeLow());
        columns.put("tree high", walk.treeHigh());
        for (int k = 0; k < 3; k++) {
            columns.put("band low " + k, bands(walk).low(k));
            columns.put("band high " + k, bands(walk).high(k));
        }
        for (Baseline baseline : Baseline.values()) {
            columns.put(baseline.label(), walk.predicted(baseline));
        }
        Map<String, Track> tracks = new LinkedHashMap<>();
        columns.forEach((name, column) -> tracks.put(name, new Track.Column(column)));
        return tracks;
    }

    /// Series too short for a forecast have none.
    private static double[] ifLongEnough(
            BarSeries s, ForecastOptions options, Function<WalkForward, double[]> column) {
        if (s.size() <= options.firstForecast()) {
            double[] none = new double[s.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        return column.apply(walk(s, options));
    }

    @Test
    void aForecastThatWasTrainedOnItsOwnOutcomeIsCaughtByTheAudit() {
        var audit =
                LookAheadAudit.of(
                        "realised",
                        BARS,
                        s ->
                                ifLongEnough(
                                        s,
                                        options(5).withBaselines(List.of()),
                                        WalkForward::realised));
        assertThat(audit.clean()).isFalse();
    }

    @Test
    void theSameSeriesGivesTheSameBits() {
        var options = options(5).withBaselines(List.of(Baseline.GARCH));
        assertThat(walk(BARS, options).predicted())
                .containsExactly(walk(BARS, options).predicted());
    }

    @Test
    void aTargetIsHandedOutOnlyOnceItsLastBarIsKnown() {
        var history = VolatilityHistory.of(BARS, VolatilityEstimator.CLOSE_TO_CLOSE, 5);
        assertThat(history.target(100, 104)).isNaN();
        double sum = 0;
        for (int t = 101; t <= 105; t++) {
            double r = Math.log(BARS.close(t) / BARS.close(t - 1));
            sum += r * r;
        }
        assertThat(history.target(100, 105)).isCloseTo(sum / 5, within(1e-18));
        assertThat(history.target(699, 10_000)).isNaN();
    }

    @Test
    void spreadAndConfidenceAreWhatTheTreesSay() {
        var walk = walk(BARS, options(5).withBaselines(List.of()));
        for (int t = walk.firstForecast(); t < BARS.size(); t++) {
            assertThat(walk.treeLow()[t]).isLessThanOrEqualTo(walk.treeHigh()[t]);
            assertThat(walk.confidence()[t]).isBetween(0.0, 1.0);
            assertThat(walk.predicted()[t]).isPositive();
        }
        assertThat(walk.predicted()[walk.firstForecast() - 1]).isNaN();
        assertThat(Arrays.stream(walk.importance()).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void tooFewBarsAreRefusedWithTheNumberNeeded() {
        assertThatThrownBy(() -> walk(BARS.slice(0, 200), options(24)))
                .hasMessageContaining("needs 271 or more bars, had 200");
    }

    @Test
    void pricesWithoutALogarithmAreRefused() {
        double[] one = {1, 1};
        var bars =
                BarSeries.of(
                        Timeframe.parse("1d"),
                        ZoneOffset.UTC,
                        new long[] {0, 1},
                        one,
                        one,
                        new double[] {1, -1},
                        one,
                        one);
        assertThatThrownBy(() -> VolatilityHistory.of(bars, VolatilityEstimator.PARKINSON, 1))
                .hasMessageContaining("bar 2, which opened 1970-01-01T00:00")
                .hasMessageContaining("has a low of -1.0; take a dataset without it");
    }

    @Test
    void aWalkStopsWhereItsProgressThrows() {
        assertThatThrownBy(
                        () ->
                                WalkForward.of(
                                        BARS,
                                        options(5),
                                        (_, _) -> {
                                            throw new CancellationException(
                                                    "cancelled by the user");
                                        }))
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void bandsOverSimulatedGarchCoverWithinThreePointsOfNominal(int horizon) {
        double[] sum = new double[3];
        double spread = 0;
        int seeds = 4;
        for (int seed = 0; seed < seeds; seed++) {
            BarSeries bars = GarchBars.of(2_000, 100 + seed);
            var options =
                    ForecastOptions.defaults(horizon)
                            .withBaselines(List.of())
                            .withForest(new RegressionForestLearner(20, 15, 5, 42))
                            .withRefitEvery(500);
            var walk = walk(bars, options);
            var evaluation = VolatilityEvaluation.of(walk, bands(walk), bars.year());
            for (int k = 0; k < 3; k++) {
                sum[k] += evaluation.bands().get(k).coverage() / seeds;
            }
            spread += evaluation.treeSpread().coverage() / seeds;
        }
        assertThat(sum).containsExactly(new double[] {0.5, 0.8, 0.95}, within(0.03));
        assertThat(spread).isLessThan(0.7);
    }

    @Test
    void garchIsBestWhereTheWorldIsGarch() {
        BarSeries bars = GarchBars.of(4_000, 77);
        var options = ForecastOptions.defaults(5).withForest(SMALL).withRefitEvery(1_000);
        var walk =
                walk(
                        bars,
                        options.withBaselines(
                                List.of(Baseline.LAST_VALUE, Baseline.HAR, Baseline.GARCH)));
        var evaluation = VolatilityEvaluation.of(walk, bands(walk), bars.year());
        assertThat(evaluation.models().getFirst().id()).isEqualTo("garch");
        assertThat(evaluation.models().getLast().id()).isEqualTo("lastValue");
        assertThat(evaluation.model("har").orElseThrow().againstHar()).isEmpty();
        assertThat(evaluation.verdict().sentence()).contains("HAR").contains("Diebold-Mariano p ");
    }

    @Test
    void annualisationIsLearnedFromTheDaysInTheData() {
        assertThat(TradingYear.of(Samples.load("aapl.csv")).barsPerYear())
                .isEqualTo(1260 / (1825 / 365.25), within(1e-9));
        assertThat(BARS.year().barsPerYear()).isEqualTo(365.25);
        assertThat(BARS.year().statement()).contains("365.25 days");
        double[] one = {1, 1};
        var weeks =
                BarSeries.of(
                        Timeframe.parse("1w"),
                        ZoneId.of("UTC"),
                        new long[] {0, 604_800_000L},
                        one,
                        one,
                        one,
                        one,
                        one);
        assertThat(weeks.year().barsPerYear()).isCloseTo(52.18, within(0.01));
    }

    @Test
    void twoDaysOfBarsRoundTheClockMakeWholeDaysOfAWholeYear() {
        long start = Instant.parse("2023-03-14T05:00:00Z").toEpochMilli();
        long[] fiveMinutes = new long[500];
        Arrays.setAll(fiveMinutes, t -> start + t * 300_000L);
        var clock = TradingYear.of(flat("5m", fiveMinutes));
        assertThat(clock.barsPerYear()).isEqualTo(365.25 * 288);
        assertThat(clock.statement())
                .isEqualTo("105,192 bars a year: 24/7, 365.25 days round the clock");
    }

    @Test
    void sessionsOfAnExchangeKeepTheirBarsADay() {
        long start = Instant.parse("2023-03-13T13:30:00Z").toEpochMilli();
        long[] hours = new long[35];
        Arrays.setAll(hours, t -> start + t / 7 * 86_400_000L + t % 7 * 3_600_000L);
        assertThat(TradingYear.of(flat("1h", hours)).barsPerYear()).isEqualTo(252 * 7);
    }

    private static BarSeries flat(String timeframe, long[] times) {
        double[] one = new double[times.length];
        Arrays.fill(one, 1);
        return BarSeries.of(
                Timeframe.parse(timeframe), ZoneOffset.UTC, times, one, one, one, one, one);
    }
}
