package io.abtpro.forest;

import java.util.Arrays;

/// A fitted forest in flat form; its prediction is the mean over its trees.
public final class RegressionForest {
    private final Scaler scaler;
    private final FlatForest forest;
    private final double[] importance;

    /// @param forest of scaled rows
    /// @param removed impurity that each feature's splits removed, shape `[features]`
    RegressionForest(Scaler scaler, FlatForest forest, double[] removed) {
        this.scaler = scaler;
        this.forest = forest;
        double sum = Arrays.stream(removed).sum();
        this.importance = Arrays.stream(removed).map(part -> sum > 0 ? part / sum : 0).toArray();
    }

    /// The prediction for one row, shape `[features]`.
    public double predict(double[] row) {
        return forest.sum(scaler.scaled(row)) / forest.trees();
    }

    /// Each tree's prediction, shape `[trees]`, always in the same order.
    public double[] treePredictions(double[] row) {
        return forest.parts(scaler.scaled(row));
    }

    /// Each feature's share of the impurity removed, shape `[features]`; sums to 1 where a split
    /// was made.
    public double[] importance() {
        return importance.clone();
    }
}
