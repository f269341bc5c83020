package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.abtpro.math.Moments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

class OverfittingTest {
    /// Sums of squares against squares of differences.
    private static final double ROUNDING = 1e-8;

    /// Figures of an independent implementation on the matrix beside them:
    /// `golden/pbo_matrix_160x8.csv`, returns of 160 periods x 8 candidates; metric mean /
    /// deviation (n - 1), rank = number of values not above the winner's.
    @ParameterizedTest
    @CsvSource({"8, 0, 70, 0", "16, 38, 12870, 0", "8, 56, 70, 0.25"})
    void sharesEqualTheGoldenMatrix(int blocks, int below, int splits, double takenFromColumn3)
            throws IOException {
        Overfitting.Result result = golden(blocks, takenFromColumn3);

        assertThat(result.ranks()).hasSize(splits);
        assertThat(result.probability()).isEqualTo((double) below / splits);
    }

    @Test
    void meanLogitEqualsTheGoldenMatrix() throws IOException {
        double logits =
                Arrays.stream(golden(8, 0).ranks())
                        .map(w -> Math.log(w / (1 - w)))
                        .average()
                        .orElseThrow();

        assertThat(logits).isCloseTo(2.07944154, within(ROUNDING));
    }

    @Test
    void trialsThatAreAllTheSameAreNoEvidenceAgainstOverfitting() {
        var overfitting = new Overfitting(100, 4);
        double[] same = new Random(4).doubles(100, -1, 1.1).toArray();
        for (int i = 0; i < 21; i++) {
            overfitting.add(same);
        }
        assertThat(overfitting.result().ranks()).containsOnly(0.5);
        assertThat(overfitting.result().probability()).isEqualTo(1);
    }

    @Test
    void oneTrialCannotBeJudged() {
        var overfitting = new Overfitting(100, 4);
        overfitting.add(new double[100]);
        assertThatThrownBy(overfitting::result).hasMessageContaining("at least two trials");
    }

    /// Against the deviation of the probability itself over 60 sets of bars; the jackknife is
    /// cautious.
    @ParameterizedTest
    @CsvSource({"10, 0", "10, 0.05", "40, 0.1"})
    void theErrorIsThatOfOtherBars(int trials, double edge) {
        double[] probabilities = new double[60];
        double squares = 0;
        for (int set = 0; set < probabilities.length; set++) {
            var random = new Random(7919L * set + trials);
            var overfitting = new Overfitting(600, 10);
            for (int trial = 0; trial < trials; trial++) {
                double mean = trial == 0 ? edge : 0;
                overfitting.add(
                        random.doubles(600).map(_ -> mean + random.nextGaussian()).toArray());
            }
            Overfitting.Result result = overfitting.result();
            probabilities[set] = result.probability();
            squares += result.error() * result.error() / probabilities.length;
        }
        assertThat(Math.sqrt(squares) / Moments.of(probabilities).standardDeviation())
                .isBetween(0.85, 1.75);
    }

    /// Against the deviation over 40 samples of a fifth of the trials, the bars always the same.
    @Test
    void theErrorOfSampledTrialsIsThatOfOtherSamples() {
        var random = new Random(11);
        double[][] grid = new double[200][];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = random.doubles(600).map(_ -> random.nextGaussian()).toArray();
        }
        double[] probabilities = new double[40];
        double squares = 0;
        for (int sample = 0; sample < probabilities.length; sample++) {
            Collections.shuffle(Arrays.asList(grid), random);
            var overfitting = new Overfitting(600, 10);
            Arrays.stream(grid).limit(40).forEach(overfitting::add);
            double ofBars = overfitting.result().error();
            double both = overfitting.result(200).error();
            probabilities[sample] = overfitting.result().probability();
            squares += (both * both - ofBars * ofBars) / probabilities.length;
        }
        assertThat(Math.sqrt(squares) / Moments.of(probabilities).standardDeviation())
                .isBetween(0.6, 1.6);
    }

    @Test
    void tooFewBlocksTellNoError() {
        var overfitting = new Overfitting(100, 4);
        for (int i = 0; i < 3; i++) {
            overfitting.add(new Random(i).doubles(100).toArray());
        }
        assertThat(overfitting.result().error()).isNaN();
    }

    private static Overfitting.Result golden(int blocks, double takenFromColumn3)
            throws IOException {
        double[][] rows;
        try (var lines = Files.lines(Path.of("src/test/resources/golden/pbo_matrix_160x8.csv"))) {
            rows =
                    lines.filter(line -> !line.isBlank() && !Character.isLetter(line.charAt(0)))
                            .map(
                                    line ->
                                            Arrays.stream(line.split(","))
                                                    .mapToDouble(Double::parseDouble)
                                                    .toArray())
                            .toArray(double[][]::new);
        }
        var overfitting = new Overfitting(rows.length, blocks);
        for (int column = 0; column < 8; column++) {
            int c = column;
            overfitting.add(
                    Arrays.stream(rows)
                            .mapToDouble(r -> r[c] - (c == 3 ? takenFromColumn3 : 0))
                            .toArray());
        }
        return overfitting.result();
    }
}
