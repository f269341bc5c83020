package io.abtpro.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverfittingTest {
    /// Sums of squares against squares of differences.
    private static final double ROUNDING = 1e-8;

    /// Figures of an independent implementation on the matrix beside them: `golden/pbo_matrix_160x8.csv`, returns of
    /// 160 periods x 8 candidates; metric mean / deviation (n - 1), rank = number of values not above the winner's.
    @ParameterizedTest
    @CsvSource({"8, 0, 70, 0", "16, 38, 12870, 0", "8, 56, 70, 0.25"})
    void sharesEqualTheGoldenMatrix(int blocks, int below, int splits, double takenFromColumn3) throws IOException {
        Overfitting.Result result = golden(blocks, takenFromColumn3);

        assertThat(result.ranks()).hasSize(splits);
        assertThat(result.probability()).isEqualTo((double) below / splits);
    }

    @Test
    void meanLogitEqualsTheGoldenMatrix() throws IOException {
        double logits = Arrays.stream(golden(8, 0).ranks()).map(w -> Math.log(w / (1 - w))).average().orElseThrow();

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

    private static Overfitting.Result golden(int blocks, double takenFromColumn3) throws IOException {
        double[][] rows;
        try (var lines = Files.lines(Path.of("src/test/resources/golden/pbo_matrix_160x8.csv"))) {
            rows = lines.filter(line -> !line.isBlank() && !Character.isLetter(line.charAt(0)))
                    .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
                    .toArray(double[][]::new);
        }
        var overfitting = new Overfitting(rows.length, blocks);
        for (int column = 0; column < 8; column++) {
            int c = column;
            overfitting.add(Arrays.stream(rows).mapToDouble(r -> r[c] - (c == 3 ? takenFromColumn3 : 0)).toArray());
        }
        return overfitting.result();
    }
}
