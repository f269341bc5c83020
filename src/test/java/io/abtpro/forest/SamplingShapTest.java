package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class SamplingShapTest {
    private static final double[][] BACKGROUND = {{0, 0, 0}, {2, 0, 0}, {0, 4, 0}, {2, 4, 1}};

    /// 0.1 + 0.05 a + 0.1 b; the third feature is not used.
    private static final Classifier LINEAR =
            new Classifier() {
                @Override
                public String type() {
                    return "linear";
                }

                @Override
                public List<String> featureNames() {
                    return List.of("a", "b", "c");
                }

                @Override
                public double probability(double[] row) {
                    return 0.1 + 0.05 * row[0] + 0.1 * row[1];
                }

                @Override
                public double[] probabilities(double[][] rows) {
                    return Arrays.stream(rows).mapToDouble(this::probability).toArray();
                }
            };

    @Test
    void aLinearModelsValuesAreSlopeTimesDistanceFromTheMean() {
        var shap = SamplingShap.of(LINEAR, BACKGROUND, 1);
        assertThat(shap.base()).isCloseTo(0.35, within(1e-12));
        assertThat(shap.values(new double[] {3, 5, 9}))
                .containsExactly(new double[] {0.1, 0.3, 0}, within(1e-12));
    }

    @Test
    void baseAndValuesSumToTheScoreOfAModelThatIsNoSum() {
        TrainingSet set = Learnable.rows(400, 5, 3);
        Classifier forest =
                new RandomForestLearner(new ForestOptions(20, 6, 5, 0, 1))
                        .fit(set, FitProgress.ignored());
        var shap = SamplingShap.of(forest, set.rows(), 7);
        for (double[] row : Learnable.rows(20, 5, 4).rows()) {
            double sum = shap.base() + Arrays.stream(shap.values(row)).sum();
            assertThat(sum).isCloseTo(forest.probability(row), within(1e-9));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        TrainingSet set = Learnable.rows(400, 5, 3);
        Classifier forest =
                new RandomForestLearner(new ForestOptions(20, 6, 5, 0, 1))
                        .fit(set, FitProgress.ignored());
        double[] row = set.rows()[0];
        double[] first = SamplingShap.of(forest, set.rows(), 7).values(row);
        assertThat(SamplingShap.of(forest, set.rows(), 7).values(row)).containsExactly(first);
        assertThat(SamplingShap.of(forest, set.rows(), 8).values(row)).isNotEqualTo(first);
    }

    @Test
    void anEmptyBackgroundIsRefused() {
        assertThatThrownBy(() -> SamplingShap.of(LINEAR, new double[0][], 1))
                .hasMessageContaining("at least one row");
    }
}
