package io.abtpro.forest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// A random forest in flat form: P(win) is the weighted mean of the trees' leaves.
///
/// @param scaler of the rows it was trained on
/// @param forest of scaled rows; leaves hold P(win) times the tree's share of all weights, so that
///   their sum is P(win)
/// @param outOfBag accuracy on the rows each tree has not seen, NaN where unknown. Too good where
///   outcomes overlap
public record ForestClassifier(
        List<String> featureNames, Scaler scaler, FlatForest forest, double outOfBag)
        implements Classifier {
    public static final String TYPE = "random-forest";

    public ForestClassifier {
        featureNames = List.copyOf(featureNames);
        CheckedRows.checkWidths(featureNames, scaler, forest.features());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public double probability(double[] row) {
        CheckedRows.check(featureNames, row);
        return CheckedRows.clamp(forest.sum(scaler.scaled(row)));
    }

    @Override
    public double[] probabilities(double[][] rows) {
        CheckedRows.check(featureNames, rows);
        double[] sums = forest.sums(scaler.scaled(rows));
        for (int i = 0; i < sums.length; i++) {
            sums[i] = CheckedRows.clamp(sums[i]);
        }
        return sums;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        ModelNumbers.write(out, scaler);
        ModelNumbers.write(out, forest);
        out.writeDouble(outOfBag);
    }
}
