package io.abtpro.formula;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Resampling;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What one formula gave on one series before, and gives from now on. Safe for use by several
/// threads.
///
/// Columns stand among those of the series, within its bound: each under its node and the values of
/// the parameters that have a part in it, so that the sets of a sweep share what they have in
/// common.
final class KeptNodes {
    private record Key(KeptNodes formula, int node, List<Double> values) {}

    /// A higher timeframe of the series.
    ///
    /// @param columns of its bars
    /// @param closed the last of its bars that had closed when each bar of the series was known; -1
    ///   for none
    record Higher(Columns columns, int[] closed, KeptNodes kept) {}

    private final BitSet worth;
    private final Map<Integer, Answers> answers = new ConcurrentHashMap<>();
    private final Map<String, Higher> higher = new ConcurrentHashMap<>();

    /// @param worth the numbers of the nodes that are kept: what costs most, and what no parameter
    ///   has a part in but what it is a part of
    KeptNodes(BitSet worth) {
        this.worth = worth;
    }

    /// The value of `node`; empty where it is not known, or no longer.
    Optional<Object> of(Node node, Columns columns, Map<String, Double> parameters) {
        if (!worth.get(node.number())) {
            return Optional.empty();
        }
        return node.type() == Node.Type.CONDITION
                ? Optional.ofNullable(answers.get(node.number()))
                : columns.kept(key(node, parameters)).map(column -> column);
    }

    void keep(Node node, Columns columns, Map<String, Double> parameters, Object value) {
        if (!worth.get(node.number())) {
            return;
        }
        if (value instanceof Answers answer) {
            answers.put(node.number(), answer);
        } else if (value instanceof double[] column && node.op() != Op.INDICATOR) {
            // An indicator's column stands there under its own name.
            columns.keep(key(node, parameters), column);
        }
    }

    private Key key(Node node, Map<String, Double> parameters) {
        List<Double> values = new ArrayList<>(node.tunedBy().size());
        node.tunedBy().forEach(name -> values.add(parameters.getOrDefault(name, Double.NaN)));
        return new Key(this, node.number(), values);
    }

    Higher higher(String timeframe, BarSeries series) {
        return higher.computeIfAbsent(timeframe, name -> resampled(name, series));
    }

    private Higher resampled(String timeframe, BarSeries series) {
        BarSeries bars = Resampling.to(series, Timeframe.parse(timeframe));
        int[] closed = new int[series.size()];
        int last = -1;
        for (int t = 0; t < closed.length; t++) {
            while (last + 1 < bars.size() && bars.knownAt(last + 1) <= series.knownAt(t)) {
                last++;
            }
            closed[t] = last;
        }
        return new Higher(new Columns(bars), closed, new KeptNodes(worth));
    }
}
