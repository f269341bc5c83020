package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.Level;
import java.util.logging.Logger;

class RandomForestLearnerTest {
    // Held, since a logger that nobody holds forgets its level. Smile logs a line a tree.
    private static final Logger SMILE_LOG = Logger.getLogger(RandomForest.class.getName());
    private static final ForestOptions SMALL = new ForestOptions(25, 10, 10, 0, 42);

    static {
        SMILE_LOG.setLevel(Level.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"200, 8, 1", "1000, 8, 2", "600, 3, 3", "90, 12, 4"})
    void theFlatForestGivesWhatSmilesOwnForestGives(int n, int features, long seed) {
        TrainingSet set = Learnable.rows(n, features, seed);
        RandomForest smile = smile(set, SMALL);
        ForestClassifier ours = new RandomForestLearner(SMALL).fit(set, FitProgress.ignored());
        double[][] unseen = Learnable.rows(300, features, seed + 100).rows();
        DataFrame frame =
                DataFrame.of(
                        Scaler.of(set.rows()).scaled(unseen),
                        set.featureNames().toArray(String[]::new));
        double[] scores = ours.probabilities(unseen);
        for (int i = 0; i < unseen.length; i++) {
            double[] posterior = new double[2];
            Tuple row = frame.get(i);
            smile.predict(row, posterior);
            assertThat(scores[i]).isCloseTo(posterior[1], within(1e-12));
        }
        assertThat(ours.outOfBag()).isBetween(0.4, 1.0);
    }

    private static RandomForest smile(TrainingSet set, ForestOptions options) {
        int[] outcomes = new int[set.won().length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = set.won()[i] ? 1 : 0;
        }
        DataFrame frame =
                DataFrame.of(
                                Scaler.of(set.rows()).scaled(set.rows()),
                                set.featureNames().toArray(String[]::new))
                        .add(new IntVector("won", outcomes));
        long[] seeds = new SplittableRandom(options.seed()).longs(options.trees()).toArray();
        return RandomForest.fit(
                Formula.lhs("won"),
                frame,
                new RandomForest.Options(
                        options.trees(),
                        0,
                        SplitRule.GINI,
                        options.depth(),
                        Integer.MAX_VALUE,
                        options.nodeSize(),
                        1.0,
                        null,
                        seeds,
                        null));
    }

    @Test
    void aBatchGivesTheBitsOfSingleRows() {
        ForestClassifier forest =
                new RandomForestLearner(SMALL)
                        .fit(Learnable.rows(500, 8, 5), FitProgress.ignored());
        double[][] rows = Learnable.rows(5_003, 8, 6).rows();
        double[] batch = forest.probabilities(rows);
        for (int i = 0; i < rows.length; i++) {
            assertThat(batch[i]).isEqualTo(forest.probability(rows[i]));
        }
    }

    @Test
    void aFeatureInOtherUnitsGivesTheSameScores() {
        TrainingSet set = Learnable.rows(400, 4, 7);
        double[][] minute =
                Arrays.stream(set.rows())
                        .map(row -> Arrays.stream(row).map(x -> x * 0x1p-30).toArray())
                        .toArray(double[][]::new);
        var learner = new RandomForestLearner(SMALL);
        double[] scores = learner.fit(set, FitProgress.ignored()).probabilities(set.rows());
        var small = new TrainingSet(set.featureNames(), minute, set.won());
        assertThat(learner.fit(small, FitProgress.ignored()).probabilities(minute))
                .containsExactly(scores);
    }

    @Test
    void oneThreadAndManyGiveTheSameBits() throws Exception {
        TrainingSet set = Learnable.rows(400, 8, 7);
        double[][] rows = Learnable.rows(200, 8, 8).rows();
        var learner = new RandomForestLearner(SMALL);
        double[] many = learner.fit(set, FitProgress.ignored()).probabilities(rows);
        try (var one = new ForkJoinPool(1)) {
            double[] alone =
                    one.submit(() -> learner.fit(set, FitProgress.ignored()).probabilities(rows))
                            .get();
            assertThat(alone).containsExactly(many);
        }
    }

    @Test
    void theForestFindsWhatIsThere() {
        ForestClassifier forest =
                new RandomForestLearner(ForestOptions.defaults())
                        .fit(Learnable.rows(2_000, 8, 9), FitProgress.ignored());
        TrainingSet unseen = Learnable.rows(2_000, 8, 10);
        double[] scores = forest.probabilities(unseen.rows());
        int right = 0;
        for (int i = 0; i < scores.length; i++) {
            right += (scores[i] > 0.5) == unseen.won()[i] ? 1 : 0;
        }
        assertThat(right / 2_000.0).isGreaterThan(0.68);
    }

    @Test
    void progressCountsEveryTree() {
        List<Integer> seen = new ArrayList<>();
        new RandomForestLearner(SMALL)
                .fit(
                        Learnable.rows(200, 4, 11),
                        new FitProgress() {
                            @Override
                            public synchronized void tree(int done, int total) {
                                assertThat(total).isEqualTo(25);
                                seen.add(done);
                            }

                            @Override
                            public boolean cancelled() {
                                return false;
                            }
                        });
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().contains(25);
    }

    @Test
    void aCancelledFitStops() {
        assertThatThrownBy(
                        () ->
                                new RandomForestLearner(SMALL)
                                        .fit(
                                                Learnable.rows(200, 4, 11),
                                                new FitProgress() {
                                                    @Override
                                                    public void tree(int done, int total) {}

                                                    @Override
                                                    public boolean cancelled() {
                                                        return true;
                                                    }
                                                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        ForestClassifier forest =
                new RandomForestLearner(SMALL)
                        .fit(Learnable.rows(200, 2, 12), FitProgress.ignored());
        assertThatThrownBy(() -> forest.probability(new double[] {1}))
                .hasMessage("a row must have the 2 features [f0, f1], had 1");
        assertThatThrownBy(() -> forest.probability(new double[] {1, Double.NaN}))
                .hasMessage("feature 'f1' must be finite, was NaN");
    }
}
