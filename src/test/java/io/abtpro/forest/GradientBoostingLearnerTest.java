package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import smile.classification.GradientTreeBoost;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

class GradientBoostingLearnerTest {
    private static final BoostingOptions SMALL = new BoostingOptions(40, 6, 10, 0.1, 0.7, 42);

    @Test
    void theFlatTreesGiveWhatSmilesOwnGive() {
        TrainingSet set = Learnable.rows(600, 5, 1);
        Scaler scaler = Scaler.of(set.rows());
        BoostingClassifier ours =
                new GradientBoostingLearner(SMALL).fit(set, FitProgress.ignored());
        MathEx.setSeed(42);
        GradientTreeBoost smile =
                GradientTreeBoost.fit(
                        Formula.lhs("won"),
                        CheckedRows.frame(scaler.scaled(set.rows()))
                                .add(new IntVector("won", set.outcomes())),
                        new GradientTreeBoost.Options(40, 20, 6, 10, 0.1, 0.7, null, null));
        double[][] unseen = Learnable.rows(300, 5, 2).rows();
        DataFrame frame = CheckedRows.frame(scaler.scaled(unseen));
        double[] scores = ours.probabilities(unseen);
        for (int i = 0; i < unseen.length; i++) {
            double[] posterior = new double[2];
            smile.predict(frame.get(i), posterior);
            assertThat(scores[i])
                    .isCloseTo(posterior[1], within(1e-12))
                    .isEqualTo(ours.probability(unseen[i]));
        }
    }

    @Test
    void boostingFindsWhatIsThere() {
        var learner = new GradientBoostingLearner(BoostingOptions.defaults());
        Classifier model = learner.fit(Learnable.rows(2_000, 8, 9), FitProgress.ignored());
        TrainingSet unseen = Learnable.rows(2_000, 8, 10);
        double[] scores = model.probabilities(unseen.rows());
        long right =
                IntStream.range(0, scores.length)
                        .filter(i -> scores[i] > 0.5 == unseen.won()[i])
                        .count();
        assertThat(right).isGreaterThan(1_400);
    }

    @Test
    void theSameSeedGivesTheSameBitsWhateverWasDrawnBefore() {
        TrainingSet set = Learnable.rows(300, 4, 3);
        double[] first =
                new GradientBoostingLearner(SMALL)
                        .fit(set, FitProgress.ignored())
                        .probabilities(set.rows());
        MathEx.random();
        assertThat(
                        new GradientBoostingLearner(SMALL)
                                .fit(set, FitProgress.ignored())
                                .probabilities(set.rows()))
                .containsExactly(first);
        var other = new BoostingOptions(40, 6, 10, 0.1, 0.7, 43);
        assertThat(
                        new GradientBoostingLearner(other)
                                .fit(set, FitProgress.ignored())
                                .probabilities(set.rows()))
                .isNotEqualTo(first);
    }

    @Test
    void progressCountsTheTreesAndACancelledFitStopsAtTheNext() {
        List<Integer> seen = new ArrayList<>();
        var progress =
                new FitProgress() {
                    @Override
                    public void tree(int done, int total) {
                        assertThat(total).isEqualTo(40);
                        seen.add(done);
                    }

                    @Override
                    public boolean cancelled() {
                        return seen.size() >= 3;
                    }
                };
        assertThatThrownBy(
                        () ->
                                new GradientBoostingLearner(SMALL)
                                        .fit(Learnable.rows(200, 4, 4), progress))
                .isInstanceOf(CancellationException.class);
        assertThat(seen).containsExactly(1, 2, 3);
    }

    @Test
    void itsShapValuesInHalfLogOddsSumToTheScore() {
        BoostingClassifier model =
                new GradientBoostingLearner(SMALL)
                        .fit(Learnable.rows(300, 4, 5), FitProgress.ignored());
        var shap = new TreeShap(model.forest());
        for (double[] row : Learnable.rows(20, 4, 6).rows()) {
            double half =
                    model.intercept()
                            + shap.base()
                            + Arrays.stream(shap.values(model.scaler().scaled(row))).sum();
            assertThat(1 / (1 + Math.exp(-2 * half)))
                    .isCloseTo(model.probability(row), within(1e-9));
        }
    }
}
