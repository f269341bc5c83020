package io.abtpro.forest;

import io.abtpro.failures.RefusedException;

import java.util.List;

/// Rows to learn from.
///
/// @param featureNames in the order of a row
/// @param rows finite values, shape `[n][features]`
/// @param won the outcome of each row, shape `[n]`; both outcomes must be there
public record TrainingSet(List<String> featureNames, double[][] rows, boolean[] won) {
    public TrainingSet {
        featureNames = List.copyOf(featureNames);
        if (rows.length == 0 || rows.length != won.length) {
            throw new IllegalArgumentException(
                    "rows and outcomes must be as many, and some, were %d and %d"
                            .formatted(rows.length, won.length));
        }
        int wins = 0;
        for (int i = 0; i < rows.length; i++) {
            check(featureNames, rows[i], i);
            wins += won[i] ? 1 : 0;
        }
        if (wins == 0 || wins == won.length) {
            throw new RefusedException(
                    "some rows must have won and some lost, of %d won %d"
                            .formatted(won.length, wins));
        }
    }

    /// The outcomes as smile wants them: 1 where won, else 0, shape `[n]`.
    int[] outcomes() {
        int[] outcomes = new int[won.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = won[i] ? 1 : 0;
        }
        return outcomes;
    }

    private static void check(List<String> names, double[] row, int i) {
        if (row.length != names.size()) {
            throw new IllegalArgumentException(
                    "row %d must have %d features, had %d".formatted(i, names.size(), row.length));
        }
        for (int k = 0; k < row.length; k++) {
            if (!Double.isFinite(row[k])) {
                throw new IllegalArgumentException(
                        "feature '%s' of row %d must be finite, was %s"
                                .formatted(names.get(k), i, row[k]));
            }
        }
    }
}
