package io.abtpro.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.diagnostics.Pit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static double coverage(ConformalBands bands, int k, double[] outcomes, int from, int to) {
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
            assertThat(coverage(bands, k, outcomes, 100, 5_000)).isCloseTo(NOMINALS.get(k), within(0.02));
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
        // A band of 80 % covers a third of outcomes that are twice as large, until it has seen some.
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
        double[] changed = outcomes.clone();
        changed[300] = 1e6;
        var before = ConformalBands.of(ones(400), outcomes, horizon, NOMINALS);
        var after = ConformalBands.of(ones(400), changed, horizon, NOMINALS);
        assertThat(Arrays.copyOf(after.high(2), 324)).containsExactly(Arrays.copyOf(before.high(2), 324));
        assertThat(after.high(2)[324]).isGreaterThan(before.high(2)[324]);
    }

    @Test
    void thereIsNoBandUntilEnoughForecastsHaveMatured() {
        var bands = ConformalBands.of(ones(200), outcomes(200, 1, 200), 10, NOMINALS);
        assertThat(bands.low(0)[ConformalBands.FEWEST + 8]).isNaN();
        assertThat(bands.low(0)[ConformalBands.FEWEST + 9]).isPositive();
    }

    @Test
    void transformsOfExactlyKnownErrorsAreFlat() {
        double[] outcomes = outcomes(5_000, 9, 5_000);
        double[] transforms = Arrays.stream(ConformalBands.of(ones(5_000), outcomes, 1, NOMINALS).transforms())
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
