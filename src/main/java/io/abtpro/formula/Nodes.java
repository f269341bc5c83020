package io.abtpro.formula;

import io.abtpro.indicators.Unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes of one text, each made once.
final class Nodes {
    private record Key(Op op, List<Integer> parts, String name, double value) {}

    private final List<Node> all = new ArrayList<>();
    private final Map<Key, Node> known = new HashMap<>();

    List<Node> all() {
        return List.copyOf(all);
    }

    Node constant(double value, Token place) {
        return add(Op.CONSTANT, Node.Type.NUMBER, Unit.NUMBER, List.of(), "", value, place);
    }

    Node parameter(String name, Token place) {
        return add(Op.PARAMETER, Node.Type.NUMBER, Unit.NUMBER, List.of(), name, 0, place);
    }

    /// A node of numbers or conditions, of which each may be known before the first bar.
    Node of(Op op, Unit unit, Token place, Node... parts) {
        boolean fixed = true;
        for (Node part : parts) {
            fixed &= part.type() == Node.Type.NUMBER;
        }
        Node.Type type =
                op.isCondition()
                        ? Node.Type.CONDITION
                        : fixed ? Node.Type.NUMBER : Node.Type.COLUMN;
        return add(op, type, unit, numbers(List.of(parts)), "", 0, place);
    }

    /// A node that has a value at each bar, whatever its parts are.
    Node column(Op op, String name, Unit unit, Token place, List<Node> parts) {
        return add(op, Node.Type.COLUMN, unit, numbers(parts), name, 0, place);
    }

    private static List<Integer> numbers(List<Node> parts) {
        return parts.stream().map(Node::number).toList();
    }

    private Node add(
            Op op,
            Node.Type type,
            Unit unit,
            List<Integer> parts,
            String name,
            double value,
            Token place) {
        return known.computeIfAbsent(
                new Key(op, parts, name, value),
                _ -> {
                    List<String> tunedBy =
                            op == Op.PARAMETER
                                    ? List.of(name)
                                    : parts.stream()
                                            .flatMap(part -> all.get(part).tunedBy().stream())
                                            .distinct()
                                            .limit(Node.MOST_NAMED)
                                            .toList();
                    var node =
                            new Node(
                                    all.size(), op, type, unit, parts, name, value, tunedBy, place);
                    all.add(node);
                    return node;
                });
    }
}
