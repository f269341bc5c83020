package io.abtpro.forest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class RememberedFitsTest {
    private static final TrainingSet SET = Learnable.rows(120, 3, 1);
    private static final double[][] ROWS = Learnable.rows(50, 3, 2).rows();

    static Stream<Learner> learners() {
        return ModelFileTest.learners();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void theSameRowsAreFittedOnceToTheSameBits(Learner learner) {
        var first = new RememberedFits(learner, Map.of());
        double[] scores = first.fit(SET, FitProgress.ignored()).probabilities(ROWS);
        assertThat(first.fitted()).isEqualTo(1);
        assertThat(learner.fit(SET, FitProgress.ignored()).probabilities(ROWS))
                .containsExactly(scores);
        var second = new RememberedFits(learner, first.models());
        assertThat(second.fit(SET, FitProgress.ignored()).probabilities(ROWS))
                .containsExactly(scores);
        assertThat(second.fitted()).isZero();
        assertThat(second.models()).containsOnlyKeys(first.models().keySet());
    }

    @ParameterizedTest
    @MethodSource("learners")
    void rowsThatDifferInAnythingAreFitted(Learner learner) {
        var first = new RememberedFits(learner, Map.of());
        first.fit(SET, FitProgress.ignored());
        double[][] nudged = Stream.of(SET.rows()).map(double[]::clone).toArray(double[][]::new);
        nudged[60][1] = Math.nextUp(nudged[60][1]);
        boolean[] otherOutcome = SET.won().clone();
        otherOutcome[60] = !otherOutcome[60];
        var names = List.of("other", SET.featureNames().get(1), SET.featureNames().get(2));
        for (TrainingSet other :
                List.of(
                        new TrainingSet(SET.featureNames(), nudged, SET.won()),
                        new TrainingSet(SET.featureNames(), SET.rows(), otherOutcome),
                        new TrainingSet(names, SET.rows(), SET.won()))) {
            var again = new RememberedFits(learner, first.models());
            again.fit(other, FitProgress.ignored());
            assertThat(again.fitted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void whatCannotBeReadIsFitted(Learner learner) {
        var first = new RememberedFits(learner, Map.of());
        double[] scores = first.fit(SET, FitProgress.ignored()).probabilities(ROWS);
        String key = first.models().firstKey();
        byte[] whole = first.models().get(key);
        for (byte[] other : List.of(new byte[0], new byte[200], Arrays.copyOf(whole, 40))) {
            var again = new RememberedFits(learner, Map.of(key, other));
            assertThat(again.fit(SET, FitProgress.ignored()).probabilities(ROWS))
                    .containsExactly(scores);
            assertThat(again.fitted()).isEqualTo(1);
            assertThat(again.models()).containsEntry(key, whole);
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void anotherSettingIsFitted(Learner learner) {
        var first = new RememberedFits(learner, Map.of());
        first.fit(SET, FitProgress.ignored());
        Learner other =
                switch (learner) {
                    case RandomForestLearner _ ->
                            new RandomForestLearner(new ForestOptions(5, 6, 5, 0, 43));
                    case GradientBoostingLearner _ ->
                            new GradientBoostingLearner(new BoostingOptions(5, 6, 5, 0.2, 0.7, 42));
                    default -> new LogisticRegressionLearner(0.5);
                };
        var again = new RememberedFits(other, first.models());
        again.fit(SET, FitProgress.ignored());
        assertThat(again.fitted()).isEqualTo(1);
    }
}
