package io.abtpro.forest;

import io.abtpro.failures.RefusedException;

/// How gradient-boosted trees are grown.
///
/// @param trees rounds, one tree each
/// @param leaves most leaves of a tree
/// @param nodeSize fewest rows in a leaf
/// @param shrinkage what part of a tree's correction is taken, in (0, 1]
/// @param subsample share of the rows drawn for a tree, in (0, 1]
/// @param seed decides what is drawn
public record BoostingOptions(
        int trees, int leaves, int nodeSize, double shrinkage, double subsample, long seed) {
    public BoostingOptions {
        if (trees < 1 || trees > 10_000) {
            throw new RefusedException("trees must be in [1, 10000], was " + trees);
        }
        if (leaves < 2 || leaves > 1_000) {
            throw new RefusedException("leaves must be in [2, 1000], was " + leaves);
        }
        if (nodeSize < 1) {
            throw new RefusedException("node size must be >= 1, was " + nodeSize);
        }
        if (!(shrinkage > 0 && shrinkage <= 1)) {
            throw new RefusedException("shrinkage must be in (0, 1], was " + shrinkage);
        }
        if (!(subsample > 0 && subsample <= 1)) {
            throw new RefusedException("subsample must be in (0, 1], was " + subsample);
        }
    }

    /// 200 trees of 6 leaves with 10 rows or more, a twentieth of each taken, 70 % of the rows,
    /// seed 42.
    public static BoostingOptions defaults() {
        return new BoostingOptions(200, 6, 10, 0.05, 0.7, 42);
    }
}
