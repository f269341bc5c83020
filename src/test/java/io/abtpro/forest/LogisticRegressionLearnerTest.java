package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;

class LogisticRegressionLearnerTest {
    private static final LogisticRegressionLearner PLAIN = new LogisticRegressionLearner(0);

    @Test
    void withOneFeatureOfTwoValuesTheScoresAreTheSharesByHand() {
        // 4 rows at 0 of which 1 won; 5 rows at 10 of which 3 won.
        double[][] rows = {{0}, {0}, {0}, {0}, {10}, {10}, {10}, {10}, {10}};
        boolean[] won = {true, false, false, false, true, true, true, false, false};
        Classifier model =
                PLAIN.fit(new TrainingSet(List.of("x"), rows, won), FitProgress.ignored());
        assertThat(model.probability(new double[] {0})).isCloseTo(0.25, within(1e-6));
        assertThat(model.probability(new double[] {10})).isCloseTo(0.6, within(1e-6));
    }

    @Test
    void theCoefficientsThatMadeTheOutcomesAreFound() {
        var random = new Random(1);
        double[][] rows = new double[20_000][2];
        boolean[] won = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = 5 + 2 * random.nextGaussian();
            rows[i][1] = 1e-5 * random.nextGaussian();
            double logit = 0.5 + 0.8 * (rows[i][0] - 5) / 2 - 0.4 * rows[i][1] / 1e-5;
            won[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        }
        LogisticClassifier model =
                LogisticRegressionLearner.defaults()
                        .fit(new TrainingSet(List.of("a", "b"), rows, won), FitProgress.ignored());
        // Three standard errors, each about 0.017.
        assertThat(model.coefficients()).containsExactly(new double[] {0.8, -0.4}, within(0.05));
        assertThat(model.intercept()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void oneThreadAndManyGiveTheSameBits() throws Exception {
        TrainingSet set = Learnable.rows(5_000, 6, 2);
        double[] many = PLAIN.fit(set, FitProgress.ignored()).coefficients();
        try (var pool = new ForkJoinPool(7)) {
            double[] other =
                    pool.submit(() -> PLAIN.fit(set, FitProgress.ignored()).coefficients()).get();
            assertThat(other).containsExactly(many);
        }
    }

    @Test
    void aPenaltyShrinksTheCoefficients() {
        TrainingSet set = Learnable.rows(300, 2, 3);
        double free = Math.abs(PLAIN.fit(set, FitProgress.ignored()).coefficients()[0]);
        double bound =
                Math.abs(
                        new LogisticRegressionLearner(1_000)
                                .fit(set, FitProgress.ignored())
                                .coefficients()[0]);
        assertThat(bound).isLessThan(free / 2);
    }

    @Test
    void aCancelledFitStops() {
        var cancelled =
                new FitProgress() {
                    @Override
                    public void tree(int done, int total) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThatThrownBy(() -> PLAIN.fit(Learnable.rows(100, 2, 4), cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
