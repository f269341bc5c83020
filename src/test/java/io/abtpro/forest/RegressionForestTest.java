package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.regression.RandomForest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

class RegressionForestTest {
    // Held, since a logger that nobody holds forgets its level. Smile logs a line a tree.
    private static final Logger SMILE_LOG = Logger.getLogger("smile.regression.RandomForest");

    private static final RegressionForestLearner LEARNER =
            new RegressionForestLearner(30, 10, 5, 42);

    private static double[][] rows(int n) {
        var random = new SplittableRandom(1);
        double[][] rows = new double[n][3];
        for (double[] row : rows) {
            Arrays.setAll(row, k -> random.nextDouble());
        }
        return rows;
    }

    private static double[] steps(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[1] > 0.5 ? 10 : 1).toArray();
    }

    @Test
    void aForestLearnsAStepAndSaysWhichFeatureMadeIt() {
        double[][] rows = rows(1_000);
        RegressionForest forest = LEARNER.fit(rows, steps(rows));
        // A split tries one feature of the three, so that some leaves mix both steps.
        assertThat(forest.predict(new double[] {0.5, 0.9, 0.5})).isBetween(9.0, 10.0);
        assertThat(forest.predict(new double[] {0.5, 0.1, 0.5})).isBetween(1.0, 2.0);
        assertThat(forest.importance()[1]).isGreaterThan(0.9);
    }

    @Test
    void aPredictionIsTheMeanOfItsTrees() {
        double[][] rows = rows(300);
        RegressionForest forest = LEARNER.fit(rows, steps(rows));
        double[] trees = forest.treePredictions(rows[0]);
        assertThat(trees).hasSize(30);
        assertThat(forest.predict(rows[0]))
                .isCloseTo(Arrays.stream(trees).sum() / 30, within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedAnotherForest() {
        double[][] rows = rows(300);
        double[] first = LEARNER.fit(rows, steps(rows)).treePredictions(rows[7]);
        assertThat(LEARNER.fit(rows, steps(rows)).treePredictions(rows[7])).containsExactly(first);
        double[] noise = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
        var other = new RegressionForestLearner(30, 10, 5, 43);
        assertThat(other.fit(rows, noise).predict(rows[7]))
                .isNotEqualTo(LEARNER.fit(rows, noise).predict(rows[7]));
    }

    @Test
    void theFlatTreesGiveWhatSmilesOwnGive() {
        double[][] rows = rows(500);
        double[] outcomes =
                Arrays.stream(rows).mapToDouble(row -> row[0] + row[1] * row[2]).toArray();
        DataFrame frame = CheckedRows.frame(Scaler.of(rows).scaled(rows));
        SMILE_LOG.setLevel(Level.WARNING);
        RandomForest smile =
                RandomForest.fit(
                        Formula.lhs("y"),
                        frame.add(new DoubleVector("y", outcomes)),
                        new RandomForest.Options(
                                30,
                                1,
                                10,
                                500,
                                5,
                                1.0,
                                new SplittableRandom(42).longs(30).toArray(),
                                null));
        RegressionForest ours = LEARNER.fit(rows, outcomes);
        for (int i = 0; i < 200; i++) {
            assertThat(ours.predict(rows[i])).isCloseTo(smile.predict(frame.get(i)), within(1e-12));
        }
        double removed = Arrays.stream(smile.importance()).sum();
        assertThat(ours.importance())
                .containsExactly(
                        Arrays.stream(smile.importance()).map(part -> part / removed).toArray());
    }

    @Test
    void featuresAsSmallAsAMinutesReturnsAreUsed() {
        double[][] rows = rows(1_000);
        double[][] small =
                Arrays.stream(rows)
                        .map(row -> Arrays.stream(row).map(x -> 1e-8 * x).toArray())
                        .toArray(double[][]::new);
        RegressionForest forest = LEARNER.fit(small, steps(rows));
        assertThat(forest.predict(new double[] {0.5e-8, 0.9e-8, 0.5e-8})).isBetween(9.0, 10.0);
        assertThat(forest.predict(new double[] {0.5e-8, 0.1e-8, 0.5e-8})).isBetween(1.0, 2.0);
    }

    @Test
    void rowsWithoutOutcomesAreRefused() {
        assertThatThrownBy(() -> LEARNER.fit(rows(3), new double[2]))
                .hasMessageContaining("were 3 and 2");
    }
}
