package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.diagnostics.Pit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class ConformalBandsTest {
    private static final List<Double> NOMINALS = List.of(0.5, 0.8, 0.95);

    private static double[] outcomes(int n, long seed, int doublesFrom) {
        var random = new SplittableRandom(seed);
        double[] outcomes = new double[n];
        for (int t = 0; t < n; t++) {
            outcomes[t] = Math.exp(0.4 * random.nextGaussian()) * (t >= doublesFrom ? 2 : 1);
        }
        return outcomes;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double coverage(
            ConformalBands bands, int k, double[] outcomes, int from, int to) {
        int inside = 0;
        for (int t = from; t < to; t++) {
            inside += bands.low(k)[t] <= outcomes[t] && outcomes[t] <= bands.high(k)[t] ? 1 : 0;
        }
        return (double) inside / (to - from);
    }

    @Test
    void bandsCoverWhatTheyPromise() {
        double[] outcomes = outcomes(5_000, 1, 5_000);
        var bands = ConformalBands.of(ones(5_000), outcomes, 1, NOMINALS);
        for (int k = 0; k < 3; k++) {
            // Three deviations of a share of 4,900 are 2 points at 50 %.
            assertThat(coverage(bands, k, outcomes, 100, 5_000))
                    .isCloseTo(NOMINALS.get(k), within(0.02));
        }
    }

    @Test
    void bandsFindTheirPromiseAgainAfterVolatilityDoubles() {
        double atOnce = 0;
        double later = 0;
        for (int seed = 0; seed < 50; seed++) {
            double[] outcomes = outcomes(2_000, seed, 1_000);
            var bands = ConformalBands.of(ones(2_000), outcomes, 1, NOMINALS);
            atOnce += coverage(bands, 1, outcomes, 1_000, 1_010) / 50;
            later += coverage(bands, 1, outcomes, 1_200, 2_000) / 50;
        }
        // A band of 80 % covers a third of outcomes that are twice as large, until it has seen
        // some.
        assertThat(atOnce).isLessThan(0.6);
        assertThat(later).isCloseTo(0.8, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bandsNeverCrossAndWiderPromisesHoldNarrowerOnes(long seed) {
        double[] outcomes = outcomes(3_000, seed, 1_000);
        var bands = ConformalBands.of(ones(3_000), outcomes, 5, NOMINALS);
        for (int t = 100; t < 3_000; t++) {
            assertThat(bands.low(0)[t]).isLessThanOrEqualTo(bands.high(0)[t]);
            for (int k = 1; k < 3; k++) {
                assertThat(bands.low(k)[t]).isLessThanOrEqualTo(bands.low(k - 1)[t]);
                assertThat(bands.high(k)[t]).isGreaterThanOrEqualTo(bands.high(k - 1)[t]);
            }
        }
    }

    @Test
    void anOutcomeMovesNoBandBeforeItsHorizonIsOver() {
        int horizon = 24;
        double[] outcomes = outcomes(400, 7, 400);
        outcomes[300] = 1;
        double[] changed = outcomes.clone();
        changed[300] = 1e6;
        var before = ConformalBands.of(ones(400), outcomes, horizon, NOMINALS);
        var after = ConformalBands.of(ones(400), changed, horizon, NOMINALS);
        for (int k = 0; k < 3; k++) {
            assertThat(Arrays.copyOf(after.high(k), 324))
                    .containsExactly(Arrays.copyOf(before.high(k), 324));
            assertThat(Arrays.copyOf(after.low(k), 324))
                    .containsExactly(Arrays.copyOf(before.low(k), 324));
        }
        // 300 outcomes 24 bars ahead tell the ends of 80 %, not of 95 %.
        assertThat(before.high(1)[324]).isFinite();
        assertThat(after.high(1)[324]).isGreaterThan(before.high(1)[324]);
    }

    @Test
    void thereIsNoBandUntilEnoughForecastsHaveMatured() {
        var bands = ConformalBands.of(ones(200), outcomes(200, 1, 200), 10, NOMINALS);
        assertThat(bands.low(0)[ConformalBands.FEWEST + 8]).isNaN();
        assertThat(bands.low(0)[ConformalBands.FEWEST + 9]).isPositive();
    }

    /// Residuals 1 to 100 in turn: the 80 % band lies between the 10th and the 90th of them, as it
    /// does for anyone.
    @Test
    void endsAreQuantilesOfTheResidualsKnown() {
        double[] outcomes = new double[101];
        Arrays.setAll(outcomes, t -> 1 + t * 37 % 100);
        var bands = ConformalBands.of(ones(101), outcomes, 1, List.of(0.8));
        // Ends move by a few steps of the level of 0.005 each.
        assertThat(bands.low(0)[100]).isCloseTo(10, within(2.0));
        assertThat(bands.high(0)[100]).isCloseTo(91, within(2.0));
    }

    @Test
    void anEndRarerThanTheResidualsCanTellIsInfinite() {
        var bands = ConformalBands.of(ones(700), outcomes(700, 3, 700), 24, NOMINALS);
        assertThat(ConformalBands.needed(0.5, 24)).isEqualTo(72);
        assertThat(ConformalBands.needed(0.8, 24)).isEqualTo(216);
        assertThat(ConformalBands.needed(0.95, 24)).isEqualTo(936);
        assertThat(ConformalBands.needed(0.95, 1)).isEqualTo(ConformalBands.FEWEST);
        for (int t = 63; t < 700; t++) {
            assertThat(bands.high(2)[t]).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(bands.low(2)[t]).isEqualTo(Double.NEGATIVE_INFINITY);
        }
        assertThat(bands.high(1)[216 + 22]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(bands.high(1)[216 + 23]).isFinite();
    }

    @Test
    void aLevelThatIsMissedBeyondAllResidualsOpensTheEndAndReturns() {
        double[] outcomes = outcomes(3_000, 4, 3_000);
        for (int t = 1_000; t < 1_030; t++) {
            outcomes[t] = Math.pow(1.5, t - 990);
        }
        var bands = ConformalBands.of(ones(3_000), outcomes, 1, NOMINALS);
        assertThat(bands.high(2)[999]).isFinite();
        double[] high = Arrays.copyOfRange(bands.high(2), 1_000, 1_030);
        assertThat(high).contains(Double.POSITIVE_INFINITY);
        assertThat(bands.low(2)[1_029]).isFinite();
        assertThat(bands.high(2)[2_999]).isFinite();
    }

    /// No end that can be told is shared by two bands whose promises differ.
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 24})
    void bandsAreNestedAndShareNoFiniteEnd(int horizon) {
        double[] outcomes = outcomes(3_000, 8, 1_500);
        for (int t = outcomes.length - 1; t >= horizon; t--) {
            double sum = 0;
            for (int i = 0; i < horizon; i++) {
                sum += outcomes[t - i];
            }
            outcomes[t] = sum / horizon;
        }
        var bands = ConformalBands.of(ones(3_000), outcomes, horizon, NOMINALS);
        int shared = 0;
        int told = 0;
        for (int t = 63; t < 3_000; t++) {
            for (int k = 1; k < 3; k++) {
                assertThat(bands.low(k)[t]).isLessThanOrEqualTo(bands.low(k - 1)[t]);
                assertThat(bands.high(k)[t]).isGreaterThanOrEqualTo(bands.high(k - 1)[t]);
                told += Double.isFinite(bands.high(k)[t]) ? 1 : 0;
                shared +=
                        Double.isFinite(bands.high(k)[t])
                                        && bands.high(k)[t] == bands.high(k - 1)[t]
                                ? 1
                                : 0;
            }
        }
        assertThat(told).isGreaterThan(3_000);
        assertThat((double) shared / told).isLessThan(0.01);
    }

    @Test
    void transformsOfExactlyKnownErrorsAreFlat() {
        double[] outcomes = outcomes(5_000, 9, 5_000);
        double[] transforms =
                Arrays.stream(ConformalBands.of(ones(5_000), outcomes, 1, NOMINALS).transforms())
                        .filter(u -> !Double.isNaN(u))
                        .toArray();
        double[] density = Pit.density(transforms, 10);
        assertThat(Arrays.stream(density).allMatch(d -> d > 0.8 && d < 1.2)).isTrue();
    }

    @Test
    void aSortedWindowForgetsItsOldest() {
        var window = new SortedWindow(3);
        for (double value : new double[] {9, 1, 2, 2, 3}) {
            window.add(value);
        }
        assertThat(window.size()).isEqualTo(3);
        assertThat(window.quantile(0)).isEqualTo(2);
        assertThat(window.quantile(0.5)).isEqualTo(2);
        assertThat(window.quantile(1)).isEqualTo(3);
    }
}
