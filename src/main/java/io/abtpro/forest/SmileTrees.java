package io.abtpro.forest;

import smile.model.cart.InternalNode;
import smile.model.cart.LeafNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Flattens smile's trees. Their split value is package-private there, so it is read through a
/// private lookup.
final class SmileTrees {
    private static final VarHandle SPLIT = split();

    private final List<Node> nodes = new ArrayList<>();
    private final List<int[]> children = new ArrayList<>();

    private SmileTrees() {}

    private static VarHandle split() {
        try {
            return MethodHandles.privateLookupIn(OrdinalNode.class, MethodHandles.lookup())
                    .findVarHandle(OrdinalNode.class, "value", double.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of smile keeps a split under another name than 'value'", e);
        }
    }

    /// The tree below `root`, leaves valued by `leaf`.
    static FlatTree flatten(Node root, ToDoubleFunction<LeafNode> leaf) {
        var trees = new SmileTrees();
        trees.add(root);
        return trees.flat(leaf);
    }

    private FlatTree flat(ToDoubleFunction<LeafNode> leaf) {
        int n = nodes.size();
        int[] feature = new int[n];
        double[] threshold = new double[n];
        int[] left = new int[n];
        int[] right = new int[n];
        double[] value = new double[n];
        double[] cover = new double[n];
        for (int at = 0; at < n; at++) {
            left[at] = children.get(at)[0];
            right[at] = children.get(at)[1];
            cover[at] = nodes.get(at).size();
            switch (nodes.get(at)) {
                case OrdinalNode split -> {
                    feature[at] = split.feature();
                    threshold[at] = (double) SPLIT.get(split);
                }
                case LeafNode end -> {
                    feature[at] = -1;
                    value[at] = leaf.applyAsDouble(end);
                }
                default ->
                        throw new IllegalStateException(
                                "a tree over numbers has only ordinal splits");
            }
        }
        return new FlatTree(feature, threshold, left, right, value, cover);
    }

    private int add(Node node) {
        int at = nodes.size();
        nodes.add(node);
        children.add(new int[] {-1, -1});
        if (node instanceof InternalNode split) {
            children.get(at)[0] = add(split.trueChild());
            children.get(at)[1] = add(split.falseChild());
        }
        return at;
    }
}
