package io.abtpro.forest;

import java.util.Arrays;

/// One tree, its nodes in arrays of the same length, the root first; children stand after their
/// parent.
///
/// @param feature what a node asks for; -1 for a leaf
/// @param threshold a row goes left where its feature is at most this
/// @param left of a leaf -1
/// @param right of a leaf -1
/// @param value of a leaf; of other nodes not used
/// @param cover weight of the training rows that reached the node; that of its children together
public record FlatTree(
        int[] feature,
        double[] threshold,
        int[] left,
        int[] right,
        double[] value,
        double[] cover) {
    public FlatTree {
        int n = feature.length;
        if (n == 0
                || threshold.length != n
                || left.length != n
                || right.length != n
                || value.length != n
                || cover.length != n) {
            throw new IllegalArgumentException(
                    "the columns of a tree must be as long as each other, and not empty");
        }
        for (int node = 0; node < n; node++) {
            boolean leaf = feature[node] < 0;
            boolean inside =
                    left[node] > node && left[node] < n && right[node] > node && right[node] < n;
            if (!leaf && !inside) {
                throw new IllegalArgumentException(
                        "children of node %d must stand after it and before %d, were %d and %d"
                                .formatted(node, n, left[node], right[node]));
            }
            if (!(cover[node] > 0) || !leaf && !sums(cover, node, left[node], right[node])) {
                throw new IllegalArgumentException(
                        "the cover of node %d must be above 0 and that of its children together, was %s"
                                .formatted(node, cover[node]));
            }
            if (leaf ? !Double.isFinite(value[node]) : Double.isNaN(threshold[node])) {
                throw new IllegalArgumentException(
                        "node %d of a tree has no finite value".formatted(node));
            }
        }
    }

    private static boolean sums(double[] cover, int node, int left, int right) {
        return Math.abs(cover[left] + cover[right] - cover[node]) <= 1e-9 * cover[node];
    }

    public int size() {
        return feature.length;
    }

    public boolean isLeaf(int node) {
        return feature[node] < 0;
    }

    /// Most splits from the root to a leaf.
    public int depth() {
        int[] depths = new int[size()];
        int deepest = 0;
        for (int node = 0; node < depths.length; node++) {
            deepest = Math.max(deepest, depths[node]);
            if (!isLeaf(node)) {
                depths[left[node]] = depths[node] + 1;
                depths[right[node]] = depths[node] + 1;
            }
        }
        return deepest;
    }

    /// This tree with every leaf times `factor`.
    public FlatTree scaled(double factor) {
        double[] values = Arrays.stream(value).map(v -> v * factor).toArray();
        return new FlatTree(feature, threshold, left, right, values, cover);
    }
}
