package io.abtpro.forest;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Trees in primitive arrays; the prediction of a row is the sum of the leaves it reaches, trees in
/// order.
///
/// Nodes of all trees stand one after another. A leaf points at itself, so that every row takes the
/// same number of steps through a tree and several rows can walk at once.
public final class FlatForest {
    private static final int BLOCK = 256;
    private static final int PARALLEL_FROM = 2_000;

    final int features;
    final int[] root;
    final int[] depth;
    final int[] feature;
    final double[] threshold;

    /// Where a row goes: `2 node` if its feature is at most the threshold, else `2 node + 1`.
    final int[] child;

    final double[] value;
    final double[] cover;

    /// @param features values in a row
    /// @param trees in order; features they name must be below `features`
    public FlatForest(int features, FlatTree... trees) {
        int nodes = 0;
        for (FlatTree tree : trees) {
            nodes += tree.size();
        }
        this.features = features;
        this.root = new int[trees.length];
        this.depth = new int[trees.length];
        this.feature = new int[nodes];
        this.threshold = new double[nodes];
        this.child = new int[2 * nodes];
        this.value = new double[nodes];
        this.cover = new double[nodes];
        int at = 0;
        for (int t = 0; t < trees.length; t++) {
            root[t] = at;
            depth[t] = trees[t].depth();
            copy(trees[t], at);
            at += trees[t].size();
        }
    }

    private void copy(FlatTree tree, int at) {
        for (int node = 0; node < tree.size(); node++) {
            boolean leaf = tree.isLeaf(node);
            if (!leaf && tree.feature()[node] >= features) {
                throw new IllegalArgumentException(
                        "a tree asks for feature %d of rows with %d"
                                .formatted(tree.feature()[node], features));
            }
            feature[at + node] = leaf ? 0 : tree.feature()[node];
            threshold[at + node] = leaf ? Double.POSITIVE_INFINITY : tree.threshold()[node];
            child[2 * (at + node)] = at + (leaf ? node : tree.left()[node]);
            child[2 * (at + node) + 1] = at + (leaf ? node : tree.right()[node]);
            value[at + node] = tree.value()[node];
            cover[at + node] = tree.cover()[node];
        }
    }

    public int trees() {
        return root.length;
    }

    public int features() {
        return features;
    }

    /// A tree as it was given, but for what leaves do not use.
    public FlatTree tree(int t) {
        int from = root[t];
        int n = (t + 1 < root.length ? root[t + 1] : value.length) - from;
        int[] asked = new int[n];
        int[] left = new int[n];
        int[] right = new int[n];
        double[] split = new double[n];
        for (int node = 0; node < n; node++) {
            boolean leaf = isLeaf(from + node);
            asked[node] = leaf ? -1 : feature[from + node];
            split[node] = leaf ? 0 : threshold[from + node];
            left[node] = leaf ? -1 : child[2 * (from + node)] - from;
            right[node] = leaf ? -1 : child[2 * (from + node) + 1] - from;
        }
        return new FlatTree(
                asked,
                split,
                left,
                right,
                Arrays.copyOfRange(value, from, from + n),
                Arrays.copyOfRange(cover, from, from + n));
    }

    boolean isLeaf(int node) {
        return child[2 * node] == node;
    }

    /// The leaf that `row` reaches in a tree.
    private int leaf(int tree, double[] row) {
        int node = root[tree];
        while (child[2 * node] != node) {
            node = child[2 * node + (row[feature[node]] > threshold[node] ? 1 : 0)];
        }
        return node;
    }

    /// The sum over the trees for one row, shape `[features]`.
    public double sum(double[] row) {
        double sum = 0;
        int whole = root.length / 4 * 4;
        for (int t = 0; t < whole; t += 4) {
            sum = fourTrees(t, row, sum);
        }
        for (int t = whole; t < root.length; t++) {
            sum += value[leaf(t, row)];
        }
        return sum;
    }

    /// Walks four trees at once, so that waiting for the memory of one does not stop the others.
    private double fourTrees(int tree, double[] row, double sum) {
        int a = root[tree];
        int b = root[tree + 1];
        int c = root[tree + 2];
        int d = root[tree + 3];
        int steps =
                Math.max(
                        Math.max(depth[tree], depth[tree + 1]),
                        Math.max(depth[tree + 2], depth[tree + 3]));
        for (int step = steps; step > 0; step--) {
            a = child[2 * a + (row[feature[a]] > threshold[a] ? 1 : 0)];
            b = child[2 * b + (row[feature[b]] > threshold[b] ? 1 : 0)];
            c = child[2 * c + (row[feature[c]] > threshold[c] ? 1 : 0)];
            d = child[2 * d + (row[feature[d]] > threshold[d] ? 1 : 0)];
        }
        return sum + value[a] + value[b] + value[c] + value[d];
    }

    /// Each tree's part of the sum, shape `[trees]`.
    public double[] parts(double[] row) {
        double[] parts = new double[root.length];
        for (int t = 0; t < parts.length; t++) {
            parts[t] = value[leaf(t, row)];
        }
        return parts;
    }

    /// The sum of each row, shape `[n][features]` -> `[n]`, the same bits as one by one; large
    /// batches use all cores.
    public double[] sums(double[][] rows) {
        double[] sums = new double[rows.length];
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        IntStream each = IntStream.range(0, blocks);
        (rows.length >= PARALLEL_FROM ? each.parallel() : each)
                .forEach(
                        block ->
                                block(
                                        rows,
                                        block * BLOCK,
                                        Math.min(rows.length, (block + 1) * BLOCK),
                                        sums));
        return sums;
    }

    private void block(double[][] rows, int from, int to, double[] sums) {
        double[] flat = new double[BLOCK * features];
        for (int i = from; i < to; i++) {
            System.arraycopy(rows[i], 0, flat, (i - from) * features, features);
        }
        int whole = (to - from) / 4 * 4;
        for (int t = 0; t < root.length; t++) {
            for (int i = 0; i < whole; i += 4) {
                four(t, flat, i, sums, from);
            }
        }
        for (int i = from + whole; i < to; i++) {
            sums[i] = sum(rows[i]);
        }
    }

    /// Walks four rows of the block at once.
    private void four(int tree, double[] flat, int i, double[] sums, int from) {
        int a = root[tree];
        int b = a;
        int c = a;
        int d = a;
        int rowA = i * features;
        int rowB = rowA + features;
        int rowC = rowB + features;
        int rowD = rowC + features;
        for (int step = depth[tree]; step > 0; step--) {
            a = child[2 * a + (flat[rowA + feature[a]] > threshold[a] ? 1 : 0)];
            b = child[2 * b + (flat[rowB + feature[b]] > threshold[b] ? 1 : 0)];
            c = child[2 * c + (flat[rowC + feature[c]] > threshold[c] ? 1 : 0)];
            d = child[2 * d + (flat[rowD + feature[d]] > threshold[d] ? 1 : 0)];
        }
        sums[from + i] += value[a];
        sums[from + i + 1] += value[b];
        sums[from + i + 2] += value[c];
        sums[from + i + 3] += value[d];
    }
}
