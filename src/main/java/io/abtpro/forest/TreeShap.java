package io.abtpro.forest;

/// Exact SHAP values of a forest in the time of leaves times depth squared.
///
/// A feature's value is its mean marginal part over all orders in which features become known; what
/// is not yet known is averaged over a split's sides by their cover (path-dependent). While the
/// walk goes down, each feature on the path keeps two fractions: of covers that pass where it is
/// unknown (`zero`), and 1 or 0 where it is known (`one`). `weight` holds, for each number of known
/// features, the summed weight of the subsets of that many; [Path#extend] adds a feature to all
/// subsets, [Path#unwind] takes one out again, so that a feature met twice on a path counts once.
/// Source: Lundberg, Erion, Lee (2018), Consistent individualized feature attribution for tree
/// ensembles, algorithm 2.
///
/// It is of a forest alone, so its rows are scaled already; [Explainer#of] takes rows as they are.
final class TreeShap {
    private final FlatForest forest;
    private final double base;
    private final int deepest;

    /// @param forest every node with its cover
    TreeShap(FlatForest forest) {
        this.forest = forest;
        int most = 0;
        double sum = 0;
        for (int t = 0; t < forest.trees(); t++) {
            most = Math.max(most, forest.depth[t]);
            sum += mean(forest.root[t]);
        }
        this.deepest = most;
        this.base = sum;
    }

    private double mean(int node) {
        if (forest.isLeaf(node)) {
            return forest.value[node];
        }
        int left = forest.child[2 * node];
        int right = forest.child[2 * node + 1];
        return (forest.cover[left] * mean(left) + forest.cover[right] * mean(right))
                / forest.cover[node];
    }

    /// The sum over trees of their cover-weighted mean leaf.
    double base() {
        return base;
    }

    /// What each feature adds to the base, in the unit of the leaves, shape `[features]`.
    ///
    /// @param row scaled as those that the forest was grown on
    double[] values(double[] row) {
        double[] values = new double[forest.features];
        var walk = new Walk(row, values, new Path(deepest));
        for (int root : forest.root) {
            walk.visit(root, 0, 0, 1, 1, -1);
        }
        return values;
    }

    /// The paths from the root to the node at hand and to each of its ancestors, one after another.
    private record Path(int[] feature, double[] zero, double[] one, double[] weight) {
        Path(int depth) {
            int room = (depth + 2) * (depth + 3) / 2;
            this(new int[room], new double[room], new double[room], new double[room]);
        }

        void copy(int from, int to, int length) {
            System.arraycopy(feature, from, feature, to, length);
            System.arraycopy(zero, from, zero, to, length);
            System.arraycopy(one, from, one, to, length);
            System.arraycopy(weight, from, weight, to, length);
        }

        /// Adds a feature to the `length` ones at `at`.
        void extend(int at, int length, double zeroPart, double onePart, int what) {
            int last = at + length;
            feature[last] = what;
            zero[last] = zeroPart;
            one[last] = onePart;
            weight[last] = length == 0 ? 1 : 0;
            for (int i = length - 1; i >= 0; i--) {
                weight[at + i + 1] += onePart * weight[at + i] * (i + 1) / (length + 1);
                weight[at + i] = zeroPart * weight[at + i] * (length - i) / (length + 1);
            }
        }

        /// Takes the feature at place `gone` out of those at `at`; `last` is the place of the last
        /// one.
        void unwind(int at, int last, int gone) {
            double onePart = one[at + gone];
            double zeroPart = zero[at + gone];
            double next = weight[at + last];
            for (int i = last - 1; i >= 0; i--) {
                if (onePart != 0) {
                    double old = weight[at + i];
                    weight[at + i] = next * (last + 1) / ((i + 1) * onePart);
                    next = old - weight[at + i] * zeroPart * (last - i) / (last + 1);
                } else {
                    weight[at + i] = weight[at + i] * (last + 1) / (zeroPart * (last - i));
                }
            }
            for (int i = gone; i < last; i++) {
                feature[at + i] = feature[at + i + 1];
                zero[at + i] = zero[at + i + 1];
                one[at + i] = one[at + i + 1];
            }
        }

        /// The sum of the weights as they were with the feature at place `gone` taken out.
        double unwoundSum(int at, int last, int gone) {
            double onePart = one[at + gone];
            double zeroPart = zero[at + gone];
            double next = weight[at + last];
            double sum = 0;
            for (int i = last - 1; i >= 0; i--) {
                if (onePart != 0) {
                    double part = next * (last + 1) / ((i + 1) * onePart);
                    sum += part;
                    next = weight[at + i] - part * zeroPart * (last - i) / (last + 1);
                } else {
                    sum += weight[at + i] * (last + 1) / (zeroPart * (last - i));
                }
            }
            return sum;
        }

        int place(int at, int length, int what) {
            for (int i = 1; i < length; i++) {
                if (feature[at + i] == what) {
                    return i;
                }
            }
            return -1;
        }
    }

    /// One row on its way through a tree.
    private final class Walk {
        private final double[] row;
        private final double[] values;
        private final Path path;

        Walk(double[] row, double[] values, Path path) {
            this.row = row;
            this.values = values;
            this.path = path;
        }

        /// @param at where this node's path starts
        /// @param length features on the path so far, the root's empty one included
        void visit(int node, int at, int length, double zero, double one, int feature) {
            path.extend(at, length, zero, one, feature);
            if (forest.isLeaf(node)) {
                for (int i = 1; i <= length; i++) {
                    double weight = path.unwoundSum(at, length, i);
                    values[path.feature[at + i]] +=
                            weight * (path.one[at + i] - path.zero[at + i]) * forest.value[node];
                }
                return;
            }
            int asked = forest.feature[node];
            int side = row[asked] > forest.threshold[node] ? 1 : 0;
            int hot = forest.child[2 * node + side];
            int cold = forest.child[2 * node + 1 - side];
            double zeroSoFar = 1;
            double oneSoFar = 1;
            int kept = length + 1;
            int place = path.place(at, kept, asked);
            if (place >= 0) {
                zeroSoFar = path.zero[at + place];
                oneSoFar = path.one[at + place];
                path.unwind(at, length, place);
                kept--;
            }
            double cover = forest.cover[node];
            int next = at + kept;
            path.copy(at, next, kept);
            visit(hot, next, kept, zeroSoFar * forest.cover[hot] / cover, oneSoFar, asked);
            path.copy(at, next, kept);
            visit(cold, next, kept, zeroSoFar * forest.cover[cold] / cover, 0, asked);
        }
    }
}
