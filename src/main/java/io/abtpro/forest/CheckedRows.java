package io.abtpro.forest;

import smile.data.DataFrame;

import java.util.List;
import java.util.stream.IntStream;

/// Checks of what a model is given and gives.
final class CheckedRows {
    private CheckedRows() {}

    /// @throws IllegalArgumentException if the row has another length or a value that is not finite
    static void check(List<String> names, double[] row) {
        if (row.length != names.size()) {
            throw new IllegalArgumentException(
                    "a row must have the %d features %s, had %d"
                            .formatted(names.size(), names, row.length));
        }
        for (int k = 0; k < row.length; k++) {
            if (!Double.isFinite(row[k])) {
                throw new IllegalArgumentException(
                        "feature '%s' must be finite, was %s".formatted(names.get(k), row[k]));
            }
        }
    }

    static void check(List<String> names, double[][] rows) {
        for (double[] row : rows) {
            check(names, row);
        }
    }

    /// @throws IllegalArgumentException if a model's parts are not of one width
    static void checkWidths(List<String> names, Scaler scaler, int features) {
        if (names.size() != features || scaler.features() != features) {
            throw new IllegalArgumentException(
                    "a model must name and scale its %d features, named %d and scales %d"
                            .formatted(features, names.size(), scaler.features()));
        }
    }

    /// Rows as smile wants them; columns are called x0, x1 ..., since a name of the user's could be
    /// that of an outcome.
    static DataFrame frame(double[][] rows) {
        return DataFrame.of(
                rows,
                IntStream.range(0, rows[0].length).mapToObj(k -> "x" + k).toArray(String[]::new));
    }

    /// A probability that rounding has carried out of [0, 1] is brought back.
    static double clamp(double probability) {
        return Math.max(0, Math.min(1, probability));
    }
}
