package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.LookAheadAudit;
import io.abtpro.bench.GarchBars;
import io.abtpro.forest.RegressionForestLearner;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class RollingCoverageTest {
    private static double[] all(int n, double value) {
        double[] column = new double[n];
        Arrays.fill(column, value);
        return column;
    }

    private static double[] uniform(int n, long seed) {
        return new SplittableRandom(seed).doubles(n).toArray();
    }

    @Test
    void theShareIsOfTheLastMaturedForecastsAndComesWhenTheyAreKnown() {
        double[] realised = {0.1, 0.9, 0.1, 0.1, 0.9, 0.9, 0.9, Double.NaN, Double.NaN};
        var coverage = RollingCoverage.of(all(9, 0), all(9, 0.5), realised, 2, 0.8, 4);
        assertThat(coverage.covered())
                .containsExactly(
                        new double[] {
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            0.75,
                            0.5,
                            0.5,
                            0.25
                        });
    }

    @Test
    void anEndThatCannotBeToldCountsAsCoveringOnItsSide() {
        double[] realised = {0.1, 0.9, -0.1, 0.9};
        double[] high = all(4, Double.POSITIVE_INFINITY);
        assertThat(RollingCoverage.of(all(4, 0), high, realised, 1, 0.8, 3).covered())
                .containsExactly(new double[] {Double.NaN, Double.NaN, Double.NaN, 2.0 / 3});
    }

    @Test
    void forecastsThatShareBarsCountAsFewer() {
        assertThat(RollingCoverage.independent(120, 1)).isEqualTo(120);
        assertThat(RollingCoverage.independent(4, 2)).isCloseTo(4 / 1.75, within(1e-12));
        assertThat(RollingCoverage.independent(120, 24)).isBetween(5.0, 6.0);
    }

    @Test
    void anHonestBandIsAmberInAboutOneWindowOfTwenty() {
        double[] outcomes = uniform(200_000, 3);
        var coverage = RollingCoverage.of(all(200_000, 0.1), all(200_000, 0.9), outcomes, 1, 0.8);
        boolean[] amber = coverage.beyondChance();
        long flagged = IntStream.range(0, amber.length).filter(t -> amber[t]).count();
        assertThat((double) flagged / amber.length).isBetween(0.03, 0.07);
    }

    /// Outcomes that share bars as those of a horizon do: an honest band must not be called
    /// dishonest more often.
    @Test
    void overlapAloneDoesNotTurnAnHonestBandAmber() {
        int horizon = 24;
        double[] shocks = new SplittableRandom(5).doubles(100_000).map(u -> u - 0.5).toArray();
        double[] outcomes = new double[shocks.length];
        for (int t = 0; t < outcomes.length; t++) {
            for (int k = 1; k <= horizon; k++) {
                outcomes[t] += t + k < shocks.length ? shocks[t + k] : 0;
            }
        }
        double[] sorted = Arrays.stream(outcomes).sorted().toArray();
        var coverage =
                RollingCoverage.of(
                        all(outcomes.length, sorted[10_000]),
                        all(outcomes.length, sorted[90_000]),
                        outcomes,
                        horizon,
                        0.8);
        boolean[] amber = coverage.beyondChance();
        long flagged = IntStream.range(0, amber.length).filter(t -> amber[t]).count();
        assertThat((double) flagged / amber.length).isBetween(0.001, 0.10);
    }

    @Test
    void aBandThatCoversHalfOfWhatItPromisesIsAmberAlmostEverywhere() {
        double[] outcomes = uniform(5_000, 4);
        var coverage = RollingCoverage.of(all(5_000, 0.3), all(5_000, 0.7), outcomes, 1, 0.8);
        boolean[] amber = coverage.beyondChance();
        assertThat(IntStream.range(120, 5_000).filter(t -> amber[t]).count()).isGreaterThan(4_870);
        assertThat(amber[119]).isFalse();
    }

    @Test
    void aPromiseOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> RollingCoverage.of(all(3, 0), all(3, 1), all(3, 0), 1, 1))
                .hasMessageContaining("nominal coverage must be in (0, 1), was 1.0");
    }

    @Test
    void theCoverageKnownAtABarDoesNotLookAhead() {
        BarSeries bars = GarchBars.of(700, 5);
        var options =
                ForecastOptions.defaults(5)
                        .withTrainBars(150)
                        .withRefitEvery(200)
                        .withForest(new RegressionForestLearner(5, 6, 5, 42))
                        .withBaselines(List.of());
        var audit =
                LookAheadAudit.of(
                        "coverage",
                        bars,
                        s -> {
                            if (s.size() <= options.firstForecast()) {
                                return all(s.size(), Double.NaN);
                            }
                            var walk = WalkForward.of(s, options, (_, _) -> {});
                            var bands =
                                    ConformalBands.of(
                                            walk.predicted(),
                                            walk.realised(),
                                            5,
                                            options.nominals());
                            return RollingCoverage.of(
                                            bands.low(1),
                                            bands.high(1),
                                            walk.realised(),
                                            5,
                                            0.8,
                                            50)
                                    .covered();
                        });
        assertThat(audit.clean()).as(audit.sentence()).isTrue();
    }
}
