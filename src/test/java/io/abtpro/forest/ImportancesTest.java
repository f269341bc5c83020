package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class ImportancesTest {
    private static final TrainingSet SET = Learnable.rows(800, 5, 1);
    private static final ForestClassifier MODEL =
            new RandomForestLearner(new ForestOptions(40, 8, 10, 0, 42))
                    .fit(SET, FitProgress.ignored());
    private static final TrainingSet UNSEEN = Learnable.rows(500, 5, 2);

    @Test
    void impurityIsThatOfAnotherLibrary() {
        double[] golden = GoldenForest.doubles(GoldenForest.FILE.get("forest").get("importances"));
        assertThat(Importances.impurity(GoldenForest.forest()))
                .containsExactly(golden, within(1e-9));
        double[] tree =
                GoldenForest.doubles(GoldenForest.FILE.get("decision_tree").get("importances"));
        var alone =
                new FlatForest(
                        6, GoldenForest.tree(GoldenForest.FILE.get("decision_tree").get("tree")));
        assertThat(Importances.impurity(alone)).containsExactly(tree, within(1e-9));
    }

    @Test
    void impuritySumsToOneAndPutsTheStrongFeatureFirst() {
        double[] shares = Importances.impurity(MODEL.forest());
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
        assertThat(shares[0]).isEqualTo(Arrays.stream(shares).max().orElseThrow());
    }

    @Test
    void aForestWithoutASplitHasNoImportance() {
        var leaf =
                new FlatTree(
                        new int[] {-1},
                        new double[1],
                        new int[] {-1},
                        new int[] {-1},
                        new double[1],
                        new double[] {9});
        assertThat(Importances.impurity(new FlatForest(2, leaf))).containsExactly(0, 0);
    }

    @Test
    void shufflingAFeatureTheModelNeedsCostsAndAnotherDoesNot() {
        var permutation = Importances.permutation(MODEL, UNSEEN.rows(), UNSEEN.won(), 5, 7);
        assertThat(permutation.mean()[0])
                .isGreaterThan(0.05)
                .isGreaterThan(10 * permutation.deviation()[4]);
        // Features 3 and 4 are noise.
        assertThat(permutation.mean()[3]).isLessThan(0.005);
        assertThat(permutation.mean()[4]).isLessThan(0.005);
    }

    @Test
    void shufflingIsSeededAndLeavesTheRowsAlone() {
        double[][] before =
                Arrays.stream(UNSEEN.rows()).map(double[]::clone).toArray(double[][]::new);
        double[] first = Importances.permutation(MODEL, UNSEEN.rows(), UNSEEN.won(), 2, 7).mean();
        assertThat(Importances.permutation(MODEL, UNSEEN.rows(), UNSEEN.won(), 2, 7).mean())
                .containsExactly(first);
        assertThat(Importances.permutation(MODEL, UNSEEN.rows(), UNSEEN.won(), 2, 8).mean())
                .isNotEqualTo(first);
        assertThat(UNSEEN.rows()).isDeepEqualTo(before);
    }

    @Test
    void aFeatureTheModelDoesNotAskForCostsNothing() {
        var stump =
                new FlatTree(
                        new int[] {0, -1, -1},
                        new double[3],
                        new int[] {1, -1, -1},
                        new int[] {2, -1, -1},
                        new double[] {0, 0.2, 0.8},
                        new double[] {2, 1, 1});
        var model =
                new ForestClassifier(
                        Learnable.names(2),
                        Scaler.of(new double[][] {{-1, -1}, {1, 1}}),
                        new FlatForest(2, stump),
                        Double.NaN);
        var random = new Random(1);
        double[][] rows = new double[50][2];
        boolean[] won = new boolean[50];
        for (int i = 0; i < 50; i++) {
            won[i] = random.nextBoolean();
            rows[i] = new double[] {won[i] ? 1 : -1, random.nextGaussian()};
        }
        var permutation = Importances.permutation(model, rows, won, 3, 1);
        assertThat(permutation.mean()[1]).isZero();
        assertThat(permutation.mean()[0]).isPositive();
    }

    @Test
    void meanAbsoluteShapIsTheMeanSizeOfTheValues() {
        Explainer explainer = Explainer.of(MODEL, SET.rows(), 1);
        double[][] two = {UNSEEN.rows()[0], UNSEEN.rows()[1]};
        double[] mean = Importances.meanAbsoluteShap(explainer, two);
        double[] first = explainer.values(two[0]);
        double[] second = explainer.values(two[1]);
        for (int k = 0; k < 5; k++) {
            assertThat(mean[k])
                    .isCloseTo((Math.abs(first[k]) + Math.abs(second[k])) / 2, within(1e-12));
        }
    }

    @Test
    void noRowsAreRefused() {
        assertThatThrownBy(
                        () -> Importances.permutation(MODEL, new double[0][], new boolean[0], 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
