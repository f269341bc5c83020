package io.abtpro.forest;

import io.abtpro.failures.RefusedException;

/// How a random forest is grown.
///
/// @param trees how many
/// @param depth most splits from the root to a leaf
/// @param nodeSize fewest rows in a leaf
/// @param tried features tried at a split; 0 for the square root of their number
/// @param seed decides every tree: one seed a tree, split off in order
public record ForestOptions(int trees, int depth, int nodeSize, int tried, long seed) {
    public ForestOptions {
        if (trees < 1 || trees > 10_000) {
            throw new RefusedException("trees must be in [1, 10000], was " + trees);
        }
        if (depth < 2 || depth > 60) {
            throw new RefusedException("depth must be in [2, 60], was " + depth);
        }
        if (nodeSize < 1) {
            throw new RefusedException("node size must be >= 1, was " + nodeSize);
        }
        if (tried < 0) {
            throw new RefusedException("features tried at a split must be >= 0, was " + tried);
        }
    }

    /// The original's: 100 trees, depth 10, node size 10, seed 42.
    public static ForestOptions defaults() {
        return new ForestOptions(100, 10, 10, 0, 42);
    }
}
