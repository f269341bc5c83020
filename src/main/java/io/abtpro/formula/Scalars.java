package io.abtpro.formula;

import java.util.List;
import java.util.Map;

/// Nodes that are known before the first bar: numbers, and conditions of numbers.
final class Scalars {
    private final List<Node> nodes;
    private final Map<String, Double> parameters;

    Scalars(List<Node> nodes, Map<String, Double> parameters) {
        this.nodes = nodes;
        this.parameters = parameters;
    }

    /// True where no bar has a part in `root`.
    static boolean isFixed(List<Node> nodes, int root) {
        boolean[] fixed = new boolean[root + 1];
        for (int i = 0; i <= root; i++) {
            Node node = nodes.get(i);
            fixed[i] =
                    node.type() == Node.Type.NUMBER
                            || isOfNumbers(node.op())
                                    && node.parts().stream().allMatch(part -> fixed[part]);
        }
        return fixed[root];
    }

    private static boolean isOfNumbers(Op op) {
        return op == Op.AND
                || op == Op.OR
                || op == Op.NOT
                || op.isComparison() && op != Op.CROSSES_ABOVE && op != Op.CROSSES_BELOW;
    }

    /// True where the condition holds.
    boolean holds(int root) {
        double[] values = new double[root + 1];
        for (int i = 0; i <= root; i++) {
            Node node = nodes.get(i);
            if (node.type() == Node.Type.NUMBER || isOfNumbers(node.op())) {
                values[i] = value(node, values);
            }
        }
        return values[root] == 1;
    }

    private double value(Node node, double[] values) {
        double a = node.parts().isEmpty() ? 0 : values[node.parts().getFirst()];
        double b = node.parts().isEmpty() ? 0 : values[node.parts().getLast()];
        return switch (node.op()) {
            case CONSTANT -> node.value();
            case PARAMETER -> parameters.getOrDefault(node.name(), Double.NaN);
            case AND -> a == 1 && b == 1 ? 1 : 0;
            case OR -> a == 1 || b == 1 ? 1 : 0;
            case NOT -> 1 - a;
            default ->
                    node.op().isComparison()
                            ? Arithmetic.compare(node.op(), a, b) ? 1 : 0
                            : Arithmetic.of(node.op(), a, b);
        };
    }
}
