package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;

class TreeShapTest {
    // Rounding of sums over hundreds of leaves.
    private static final Offset<Double> EXACT = within(1e-9);
    private static final int LEAF = -1;

    @Test
    void theForestOfAnotherLibraryGivesItsScoresAndBruteForceValues() {
        var shap = new TreeShap(GoldenForest.forest());
        for (JsonNode explanation : GoldenForest.FILE.get("explanations")) {
            double[] row = GoldenForest.doubles(explanation.get("x"));
            assertThat(GoldenForest.forest().sum(row))
                    .isCloseTo(explanation.get("proba_up").asDouble(), EXACT);
            assertThat(shap.base()).isCloseTo(explanation.get("base").asDouble(), EXACT);
            assertThat(shap.values(row))
                    .containsExactly(GoldenForest.doubles(explanation.get("shap")), EXACT);
        }
    }

    @Test
    void aSingleTreeOfAnotherLibraryGivesItsValues() {
        JsonNode golden = GoldenForest.FILE.get("decision_tree");
        var shap = new TreeShap(new FlatForest(6, GoldenForest.tree(golden.get("tree"))));
        double[] row = GoldenForest.doubles(GoldenForest.FILE.get("explanations").get(0).get("x"));
        JsonNode expected = golden.get("shap_row1000");
        assertThat(shap.base()).isCloseTo(expected.get("base").asDouble(), EXACT);
        assertThat(shap.values(row))
                .containsExactly(GoldenForest.doubles(expected.get("phi")), EXACT);
    }

    /// Lundberg's case: 80 with fever and cough; `cough` is added to each leaf with cough.
    private static FlatForest fever(double cough) {
        return new FlatForest(
                2,
                new FlatTree(
                        new int[] {0, 1, LEAF, LEAF, 1, LEAF, LEAF},
                        new double[] {0.5, 0.5, 0, 0, 0.5, 0, 0},
                        new int[] {1, 2, LEAF, LEAF, 5, LEAF, LEAF},
                        new int[] {4, 3, LEAF, LEAF, 6, LEAF, LEAF},
                        new double[] {0, 0, 0, cough, 0, 0, 80 + cough},
                        new double[] {100, 50, 25, 25, 50, 25, 25}));
    }

    @Test
    void feverAndCoughShareTheirEffectByHand() {
        double[] both = {1, 1};
        assertThat(new TreeShap(fever(0)).base()).isEqualTo(20);
        assertThat(new TreeShap(fever(0)).values(both))
                .containsExactly(new double[] {30, 30}, EXACT);
        assertThat(new TreeShap(fever(10)).base()).isEqualTo(25);
        assertThat(new TreeShap(fever(10)).values(both))
                .containsExactly(new double[] {30, 35}, EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theValuesAreThoseOfAllSubsetsOfFeatures(long seed) {
        var random = new Random(seed);
        // Fewer features than levels, so that a path asks for one of them again.
        int features = 2 + random.nextInt(4);
        var options = new ForestOptions(3, 8, 2, 0, seed);
        ForestClassifier model =
                new RandomForestLearner(options)
                        .fit(Learnable.rows(150, features, seed), FitProgress.ignored());
        var shap = new TreeShap(model.forest());
        for (double[] row : Learnable.rows(10, features, seed + 50).rows()) {
            assertThat(shap.values(row)).containsExactly(bruteForce(model.forest(), row), EXACT);
        }
    }

    private static double[] bruteForce(FlatForest forest, double[] row) {
        int features = row.length;
        double[] values = new double[features];
        for (int known = 0; known < 1 << features; known++) {
            int size = Integer.bitCount(known);
            for (int k = 0; k < features; k++) {
                if ((known & 1 << k) == 0) {
                    double weight =
                            factorial(size) * factorial(features - size - 1) / factorial(features);
                    values[k] +=
                            weight
                                    * (expected(forest, row, known | 1 << k)
                                            - expected(forest, row, known));
                }
            }
        }
        return values;
    }

    private static double factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }

    private static double expected(FlatForest forest, double[] row, int known) {
        return Arrays.stream(forest.root)
                .mapToDouble(root -> expected(forest, row, known, root))
                .sum();
    }

    private static double expected(FlatForest forest, double[] row, int known, int node) {
        if (forest.isLeaf(node)) {
            return forest.value[node];
        }
        int left = forest.child[2 * node];
        int right = forest.child[2 * node + 1];
        if ((known & 1 << forest.feature[node]) != 0) {
            boolean goesLeft = row[forest.feature[node]] <= forest.threshold[node];
            return expected(forest, row, known, goesLeft ? left : right);
        }
        return (forest.cover[left] * expected(forest, row, known, left)
                        + forest.cover[right] * expected(forest, row, known, right))
                / forest.cover[node];
    }

    @Test
    void baseAndValuesSumToTheScore() {
        ForestClassifier model =
                new RandomForestLearner(ForestOptions.defaults())
                        .fit(Learnable.rows(1_500, 8, 1), FitProgress.ignored());
        Explainer explainer = Explainer.of(model, new double[0][], 1);
        double[][] rows = Learnable.rows(50, 8, 2).rows();
        double[][] values = explainer.values(rows);
        for (int i = 0; i < rows.length; i++) {
            double sum = explainer.base() + Arrays.stream(values[i]).sum();
            assertThat(sum).isCloseTo(model.probability(rows[i]), EXACT);
            assertThat(values[i]).containsExactly(explainer.values(rows[i]));
        }
    }

    @Test
    void aFeatureThatNoTreeAsksForHasNoPart() {
        var stump =
                new FlatTree(
                        new int[] {1, LEAF, LEAF},
                        new double[3],
                        new int[] {1, LEAF, LEAF},
                        new int[] {2, LEAF, LEAF},
                        new double[] {0, 1, 2},
                        new double[] {4, 1, 3});
        assertThat(new TreeShap(new FlatForest(3, stump)).values(new double[3]))
                .containsExactly(0, -0.75, 0);
    }

    @Test
    void aTreeWhoseCoversDoNotAddUpIsRefused() {
        assertThatThrownBy(
                        () ->
                                new FlatTree(
                                        new int[] {0, LEAF, LEAF},
                                        new double[3],
                                        new int[] {1, LEAF, LEAF},
                                        new int[] {2, LEAF, LEAF},
                                        new double[3],
                                        new double[] {5, 1, 3}))
                .hasMessageContaining("cover of node 0");
    }
}
