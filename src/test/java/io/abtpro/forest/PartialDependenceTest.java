package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PartialDependenceTest {
    private static final TrainingSet SET = Learnable.rows(600, 3, 1);
    private static final Classifier LOGISTIC =
            LogisticRegressionLearner.defaults().fit(SET, FitProgress.ignored());

    @Test
    void theCurveIsTheMeanScoreWithTheFeatureSetInEveryRow() {
        var curve = PartialDependence.of(LOGISTIC, SET.rows(), 0, 11);
        assertThat(curve.feature()).isEqualTo("f0");
        double sum = 0;
        for (double[] row : SET.rows()) {
            sum += LOGISTIC.probability(new double[] {curve.values()[4], row[1], row[2]});
        }
        assertThat(curve.scores()[4]).isCloseTo(sum / 600, within(1e-12));
        for (int p = 1; p < 11; p++) {
            assertThat(curve.values()[p]).isGreaterThan(curve.values()[p - 1]);
            assertThat(curve.scores()[p])
                    .isGreaterThan(curve.scores()[p - 1])
                    .isBetween(curve.low()[p], curve.high()[p]);
        }
    }

    @Test
    void aFeatureOfTwoValuesHasTwoPoints() {
        double[][] rows = new double[100][];
        for (int i = 0; i < 100; i++) {
            rows[i] = new double[] {i % 2, i, -i};
        }
        assertThat(PartialDependence.of(LOGISTIC, rows, 0, 20).values()).containsExactly(0, 1);
    }

    @Test
    void theRowsStayAsTheyAre() {
        double before = SET.rows()[0][0];
        PartialDependence.of(LOGISTIC, SET.rows(), 0, 5);
        assertThat(SET.rows()[0][0]).isEqualTo(before);
    }

    @Test
    void onePointIsNoCurve() {
        assertThatThrownBy(() -> PartialDependence.of(LOGISTIC, SET.rows(), 0, 1))
                .hasMessageContaining("points >= 2");
    }
}
