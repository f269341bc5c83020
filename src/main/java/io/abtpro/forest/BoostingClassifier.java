package io.abtpro.forest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// Gradient-boosted trees in flat form: half the log-odds of a win is `intercept` plus the sum of
/// the leaves.
///
/// @param scaler of the rows it was trained on
/// @param forest of scaled rows; leaves hold what is left of a tree's correction after shrinkage
public record BoostingClassifier(
        List<String> featureNames, Scaler scaler, FlatForest forest, double intercept)
        implements Classifier {
    public static final String TYPE = "gradient-boosting";

    public BoostingClassifier {
        featureNames = List.copyOf(featureNames);
        CheckedRows.checkWidths(featureNames, scaler, forest.features());
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("intercept must be finite, was " + intercept);
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public double probability(double[] row) {
        CheckedRows.check(featureNames, row);
        return probability(forest.sum(scaler.scaled(row)));
    }

    @Override
    public double[] probabilities(double[][] rows) {
        CheckedRows.check(featureNames, rows);
        double[] sums = forest.sums(scaler.scaled(rows));
        for (int i = 0; i < sums.length; i++) {
            sums[i] = probability(sums[i]);
        }
        return sums;
    }

    private double probability(double sum) {
        return 1 / (1 + Math.exp(-2 * (intercept + sum)));
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        ModelNumbers.write(out, scaler);
        ModelNumbers.write(out, forest);
        out.writeDouble(intercept);
    }
}
