package io.abtpro.forest;

import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;

/// A fitted forest whose prediction is the mean over its trees.
public final class RegressionForest {
    private final RandomForest forest;
    private final RegressionTree[] trees;
    private final StructType schema;

    RegressionForest(RandomForest forest, String[] names) {
        this.forest = forest;
        this.trees = forest.trees();
        StructField[] fields = new StructField[names.length];
        for (int k = 0; k < names.length; k++) {
            fields[k] = new StructField(names[k], DataTypes.DoubleType);
        }
        this.schema = new StructType(fields);
    }

    /// The prediction for one row, shape `[features]`.
    public double predict(double[] row) {
        double sum = 0;
        for (double tree : treePredictions(row)) {
            sum += tree;
        }
        return sum / trees.length;
    }

    /// Each tree's prediction, shape `[trees]`, always in the same order.
    public double[] treePredictions(double[] row) {
        Tuple tuple = Tuple.of(schema, row);
        double[] predictions = new double[trees.length];
        for (int i = 0; i < trees.length; i++) {
            predictions[i] = trees[i].predict(tuple);
        }
        return predictions;
    }

    /// Each feature's share of the impurity removed, shape `[features]`; sums to 1 where a split was made.
    public double[] importance() {
        double[] importance = forest.importance().clone();
        double sum = 0;
        for (double value : importance) {
            sum += value;
        }
        for (int k = 0; k < importance.length; k++) {
            importance[k] = sum > 0 ? importance[k] / sum : 0;
        }
        return importance;
    }
}
