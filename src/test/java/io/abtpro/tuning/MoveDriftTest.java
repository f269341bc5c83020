package io.abtpro.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.math.Moments;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

class MoveDriftTest {
    private static double[] calmThenLoud(long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, 1000)
                .mapToDouble(t -> 0.001 + (t / 100 % 2 == 0 ? 0.003 : 0.03) * random.nextGaussian())
                .toArray();
    }

    @Test
    void movesThatAreSymmetricAroundAPointHaveItAsDrift() {
        var random = new SplittableRandom(2);
        double[] moves = new double[900];
        for (int t = 0; t < moves.length; t += 3) {
            double away = 0.02 * random.nextGaussian();
            moves[t] = 0.003 + away;
            moves[t + 2] = 0.003 - away;
        }
        // Every third bar stands still.
        assertThat(MoveDrift.of(moves, 0, moves.length)).isCloseTo(0.003, within(0.0002));
        assertThat(MoveDrift.of(new double[] {0.02, 0.02, 0.02}, 0, 3))
                .isCloseTo(0.02, within(1e-15));
        assertThat(MoveDrift.of(new double[] {-0.02, 0, 0.02}, 0, 3)).isCloseTo(0, within(1e-15));
    }

    @Test
    void withoutAMoveThereIsNoDrift() {
        assertThat(MoveDrift.of(new double[9], 0, 9)).isZero();
        assertThat(MoveDrift.of(new double[9], 4, 4)).isZero();
    }

    @Test
    void loudStretchesDrawItOffFarLessThanTheMean() {
        double[] drifts =
                IntStream.range(0, 60)
                        .mapToDouble(s -> MoveDrift.of(calmThenLoud(s), 0, 1000))
                        .toArray();
        double[] means =
                IntStream.range(0, 60)
                        .mapToDouble(s -> Moments.of(calmThenLoud(s)).mean())
                        .toArray();

        assertThat(Moments.of(drifts).mean()).isCloseTo(0.001, within(0.0001));
        assertThat(Moments.of(drifts).standardDeviation())
                .isLessThan(Moments.of(means).standardDeviation() / 3);
    }
}
