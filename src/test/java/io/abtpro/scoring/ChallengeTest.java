package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.bench.Walks;
import io.abtpro.forest.Classifier;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

class ChallengeTest {
    private static final ScoreStudy STUDY =
            ScoreStudy.of(
                    List.of(Walks.source(Walks.hours(2_500, 8), "bollinger-reversion")),
                    StudyOptions.defaults()
                            .withLearner(
                                    new RandomForestLearner(new ForestOptions(10, 6, 10, 0, 42))),
                    FitProgress.ignored());

    /// Gives each signal the challenger's own score and `most` more to every fourth, `least` more
    /// to the others.
    private static Classifier champion(double most, double least) {
        IdentityHashMap<double[], Double> scores = new IdentityHashMap<>();
        for (int i = 0; i < STUDY.table().size(); i++) {
            scores.put(
                    STUDY.table().row(i).features(), STUDY.score(i) + (i % 4 == 0 ? most : least));
        }
        return new Classifier() {
            @Override
            public String type() {
                return "told";
            }

            @Override
            public List<String> featureNames() {
                return STUDY.table().featureNames();
            }

            @Override
            public double probability(double[] row) {
                return scores.getOrDefault(row, Double.NaN);
            }

            @Override
            public double[] probabilities(double[][] rows) {
                return Arrays.stream(rows).mapToDouble(this::probability).toArray();
            }
        };
    }

    @Test
    void signalsThatBothScoreAlikeLeaveTheIntervalAsItIs() {
        Challenge alike = Challenge.of(STUDY, champion(0.2, 0), Instant.EPOCH);
        Challenge nearly = Challenge.of(STUDY, champion(0.2, 1e-9), Instant.EPOCH);
        assertThat(alike.high() - alike.low())
                .isCloseTo(nearly.high() - nearly.low(), within(1e-6));
        assertThat(alike.independent()).isCloseTo(nearly.independent(), within(0.01));
    }

    @Test
    void aChampionThatIsTheChallengerIsNeitherBetterNorWorse() {
        Challenge same = Challenge.of(STUDY, champion(0, 0), Instant.EPOCH);
        assertThat(same.judged()).isEqualTo(STUDY.judged().length);
        assertThat(same.independent()).isEqualTo(same.judged());
        assertThat(same.champion()).isEqualTo(same.challenger());
        assertThat(new double[] {same.low(), same.high()}).containsExactly(0, 0);
        assertThat(same.isWon()).isFalse();
    }
}
