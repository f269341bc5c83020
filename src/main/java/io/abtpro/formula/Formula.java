package io.abtpro.formula;

import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Columns;
import io.abtpro.math.PlainNumber;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;

/// A strategy's text, read without a problem. Safe for use by several threads.
public final class Formula {
    /// Where a rule belongs.
    public enum Rule {
        ENTER_LONG,
        EXIT_LONG,
        ENTER_SHORT,
        EXIT_SHORT
    }

    /// A protection that the text sets, in percent of the entry's price.
    public enum Guard {
        STOP,
        TARGET,
        TRAIL
    }

    /// A condition that parameters must keep, with its words.
    record Requirement(int node, String words, int line) {}

    private final FormulaParts parts;
    private final Map<Columns, KeptNodes> kept = Collections.synchronizedMap(new WeakHashMap<>());

    /// Nodes that are kept for the next set of parameters, by number.
    private final BitSet worth = new BitSet();

    Formula(FormulaParts parts) {
        this.parts = parts;
        for (Node node : parts.nodes()) {
            worth.set(node.number(), node.op().isCostly() && node.isShareable());
            if (node.isTuned()) {
                node.parts().stream()
                        .filter(part -> !parts.nodes().get(part).isTuned())
                        .forEach(worth::set);
            }
        }
        parts.rules().values().stream()
                .filter(root -> !parts.nodes().get(root).isTuned())
                .forEach(worth::set);
    }

    /// As the text names the strategy; empty where it does not.
    public String title() {
        return parts.title();
    }

    public String about() {
        return parts.about();
    }

    public List<Parameter> parameters() {
        return parts.parameters();
    }

    /// What the text says of stops in percent; 0 where it says nothing.
    public double percent(Guard guard) {
        return parts.guards().getOrDefault(guard, 0.0);
    }

    /// The requirement that `values`, one for each parameter, break, as a sentence; empty where
    /// they keep all.
    public String broken(Map<String, Double> values) {
        for (Requirement requirement : parts.requirements()) {
            if (!new Scalars(parts.nodes(), values).holds(requirement.node())) {
                List<String> given = new ArrayList<>();
                parts.parameters()
                        .forEach(
                                p ->
                                        given.add(
                                                p.name()
                                                        + " = "
                                                        + PlainNumber.exact(
                                                                values.getOrDefault(
                                                                        p.name(), Double.NaN))));
                return "'require %s' of line %d does not hold at %s"
                        .formatted(
                                requirement.words(), requirement.line(), String.join(", ", given));
            }
        }
        return "";
    }

    /// The bars at which each rule holds, each known at that bar's close; none before every rule
    /// has an answer. New sets, one for rules of the same condition.
    ///
    /// @throws IllegalArgumentException if a number that depends on `values` lies outside what its
    ///   function takes
    public Map<Rule, BitSet> signals(Columns columns, Map<String, Double> values) {
        int bars = columns.series().size();
        var evaluation = evaluation(columns, values);
        evaluation.compute(parts.rules().values());
        Map<Rule, Answers> answers = new EnumMap<>(Rule.class);
        parts.rules().forEach((rule, node) -> answers.put(rule, evaluation.answers(node)));
        int start = answers.values().stream().mapToInt(a -> a.first(bars)).max().orElse(bars);
        Map<Integer, BitSet> sets = new HashMap<>();
        Map<Rule, BitSet> signals = new EnumMap<>(Rule.class);
        answers.forEach(
                (rule, answer) ->
                        signals.put(
                                rule,
                                sets.computeIfAbsent(
                                        parts.rules().get(rule),
                                        root -> from(start, answer, root))));
        return signals;
    }

    /// What no parameter has a part in is kept as it is for the next set.
    private BitSet from(int start, Answers answer, int root) {
        BitSet holds = answer.holds();
        BitSet bits = parts.nodes().get(root).isTuned() ? holds : (BitSet) holds.clone();
        bits.clear(0, start);
        return bits;
    }

    private Evaluation evaluation(Columns columns, Map<String, Double> values) {
        String broken = broken(values);
        if (!broken.isEmpty()) {
            throw new RefusedException(broken);
        }
        return new Evaluation(
                columns,
                parts.nodes(),
                values,
                kept.computeIfAbsent(columns, _ -> new KeptNodes(worth)));
    }

    /// What each `let` names at each bar, by its name, shape `[bars]`: 1 where a condition holds, 0
    /// where it does not; NaN where it is undefined. Shared: never write into it.
    ///
    /// @throws IllegalArgumentException as [#signals]
    public Map<String, double[]> named(Columns columns, Map<String, Double> values) {
        var evaluation = evaluation(columns, values);
        evaluation.compute(parts.names().values().stream().map(Node::number).toList());
        Map<String, double[]> named = new LinkedHashMap<>();
        parts.names()
                .forEach(
                        (name, node) ->
                                named.put(
                                        name,
                                        node.type() == Node.Type.CONDITION
                                                ? evaluation
                                                        .answers(node.number())
                                                        .column(columns.series().size())
                                                : evaluation.column(node.number())));
        return named;
    }

    /// The column of the value named `name` by `let`, shape `[bars]`.
    double[] column(String name, Columns columns, Map<String, Double> values) {
        int node = Objects.requireNonNull(parts.names().get(name)).number();
        var evaluation = evaluation(columns, values);
        evaluation.compute(List.of(node));
        return evaluation.column(node);
    }
}
