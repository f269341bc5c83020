package io.abtpro.forest;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.model.cart.RegressionNode;
import smile.regression.RandomForest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Fits regression forests.
///
/// @param trees how many
/// @param depth most splits from root to leaf
/// @param nodeSize fewest rows in a leaf
/// @param seed decides every tree: one seed a tree, split off in order
public record RegressionForestLearner(int trees, int depth, int nodeSize, long seed) {
    private static final String TARGET = "target";
    // Held, since a logger that nobody holds forgets its level. Smile logs a line a tree.
    private static final Logger SMILE_LOG = Logger.getLogger("smile.regression.RandomForest");

    static {
        SMILE_LOG.setLevel(Level.WARNING);
    }

    public RegressionForestLearner {
        if (!(trees >= 1 && depth >= 1 && nodeSize >= 1)) {
            throw new IllegalArgumentException(
                    "trees, depth and node size must be >= 1, were %d, %d and %d"
                            .formatted(trees, depth, nodeSize));
        }
    }

    /// The forest of `rows`, shape `[n][features]`, and their outcomes, shape `[n]`; each tree
    /// tries a third of the features at a split.
    public RegressionForest fit(double[][] rows, double[] outcomes) {
        if (rows.length == 0 || rows.length != outcomes.length) {
            throw new IllegalArgumentException(
                    "rows and outcomes must be as many, and some, were %d and %d"
                            .formatted(rows.length, outcomes.length));
        }
        Scaler scaler = Scaler.of(rows);
        DataFrame frame =
                CheckedRows.frame(scaler.scaled(rows)).add(new DoubleVector(TARGET, outcomes));
        var seeds = new SplittableRandom(seed).longs(trees).toArray();
        var options =
                new RandomForest.Options(
                        trees,
                        Math.max(1, scaler.features() / 3),
                        depth,
                        Math.max(2, rows.length),
                        nodeSize,
                        1.0,
                        seeds,
                        null);
        RandomForest forest = RandomForest.fit(Formula.lhs(TARGET), frame, options);
        FlatTree[] flat =
                Arrays.stream(forest.trees())
                        .map(
                                tree ->
                                        SmileTrees.flatten(
                                                tree.root(),
                                                leaf -> ((RegressionNode) leaf).output()))
                        .toArray(FlatTree[]::new);
        return new RegressionForest(
                scaler, new FlatForest(scaler.features(), flat), forest.importance());
    }
}
