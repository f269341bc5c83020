package io.abtpro.forest;

import io.abtpro.math.Quantiles;

import java.util.Arrays;

/// The mean score where one feature is set to a value in every row, for values from its 5th to its
/// 95th percentile.
///
/// Rows so made may be of a kind that never happens, where features move together.
///
/// @param feature the name
/// @param values ascending
/// @param scores mean P(win) at each value
/// @param low the 10th percentile of the rows' scores at each value
/// @param high the 90th percentile
public record PartialDependence(
        String feature, double[] values, double[] scores, double[] low, double[] high) {
    private static final double FIRST = 0.05;
    private static final double LAST = 0.95;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /// The dependence of `model` on feature `k` over `rows`, shape `[n][features]`, at `points`
    /// quantiles or fewer where they fall together.
    public static PartialDependence of(Classifier model, double[][] rows, int k, int points) {
        if (rows.length == 0 || points < 2) {
            throw new IllegalArgumentException(
                    "rows must be some and points >= 2, were %d and %d"
                            .formatted(rows.length, points));
        }
        double[] sorted = Arrays.stream(rows).mapToDouble(row -> row[k]).sorted().toArray();
        double[] values = new double[points];
        for (int p = 0; p < points; p++) {
            values[p] = Quantiles.linear(sorted, FIRST + (LAST - FIRST) * p / (points - 1));
        }
        values = Arrays.stream(values).distinct().toArray();
        double[] scores = new double[values.length];
        double[] low = new double[values.length];
        double[] high = new double[values.length];
        double[][] changed = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (int p = 0; p < values.length; p++) {
            for (double[] row : changed) {
                row[k] = values[p];
            }
            double[] at = model.probabilities(changed);
            scores[p] = Arrays.stream(at).sum() / at.length;
            Arrays.sort(at);
            low[p] = Quantiles.linear(at, LOW);
            high[p] = Quantiles.linear(at, HIGH);
        }
        return new PartialDependence(model.featureNames().get(k), values, scores, low, high);
    }
}
