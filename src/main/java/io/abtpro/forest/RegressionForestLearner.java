package io.abtpro.forest;

import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.math.MathEx;
import smile.model.cart.CART;
import smile.model.cart.Loss;
import smile.model.cart.RegressionNode;
import smile.regression.RegressionTree;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Fits regression forests: smile's trees, drawn and seeded as in its own fit, which also measures
/// every tree on the rows it has not drawn. Nothing here reads that.
///
/// @param trees how many
/// @param depth most splits from root to leaf
/// @param nodeSize fewest rows in a leaf
/// @param seed decides every tree: one seed a tree, split off in order
public record RegressionForestLearner(int trees, int depth, int nodeSize, long seed) {
    private static final StructField OUTCOME = new StructField("outcome", DataTypes.DoubleType);

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
        DataFrame frame = CheckedRows.frame(scaler.scaled(rows));
        int[][] order = CART.order(frame);
        long[] seeds = new SplittableRandom(seed).longs(trees).toArray();
        RegressionTree[] grown =
                Arrays.stream(seeds)
                        .parallel()
                        .mapToObj(treeSeed -> grow(frame, outcomes, order, treeSeed))
                        .toArray(RegressionTree[]::new);
        double[] removed = new double[scaler.features()];
        FlatTree[] flat = new FlatTree[trees];
        for (int t = 0; t < trees; t++) {
            flat[t] = SmileTrees.flatten(grown[t].root(), leaf -> ((RegressionNode) leaf).output());
            double[] own = grown[t].importance();
            for (int k = 0; k < removed.length; k++) {
                removed[k] += own[k];
            }
        }
        return new RegressionForest(scaler, new FlatForest(scaler.features(), flat), removed);
    }

    /// A tree of as many rows as there are, drawn with replacement.
    private RegressionTree grow(DataFrame frame, double[] outcomes, int[][] order, long treeSeed) {
        MathEx.setSeed(treeSeed);
        int[] drawn = new int[outcomes.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[MathEx.randomInt(drawn.length)]++;
        }
        return new RegressionTree(
                frame,
                Loss.ls(outcomes),
                OUTCOME,
                depth,
                Math.max(2, outcomes.length),
                nodeSize,
                Math.max(1, frame.ncol() / 3),
                drawn,
                order);
    }
}
