package io.abtpro.formula;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Resampling;
import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.Columns;

import java.util.ArrayList;
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
final class Kept {
    private record Key(Kept formula, int node, List<Double> values) {}

    /// A higher timeframe of the series.
    ///
    /// @param columns of its bars
    /// @param closed the last of its bars that had closed when each bar of the series was known; -1
    ///   for none
    record Higher(Columns columns, int[] closed, Kept kept) {}

    private final Map<Integer, Answers> answers = new ConcurrentHashMap<>();
    private final Map<String, Higher> higher = new ConcurrentHashMap<>();

    /// The value of `node`; empty where it is not known, or no longer.
    Optional<Object> of(Node node, Columns columns, Map<String, Double> parameters) {
        if (node.type() == Node.Type.CONDITION) {
            return node.isTuned()
                    ? Optional.empty()
                    : Optional.ofNullable(answers.get(node.number()));
        }
        return node.isKept()
                ? columns.kept(key(node, parameters)).map(column -> column)
                : Optional.empty();
    }

    void keep(Node node, Columns columns, Map<String, Double> parameters, Object value) {
        if (value instanceof Answers answer && !node.isTuned()) {
            answers.put(node.number(), answer);
        } else if (value instanceof double[] column && node.isKept()) {
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

    private static Higher resampled(String timeframe, BarSeries series) {
        BarSeries bars = Resampling.to(series, Timeframe.parse(timeframe));
        int[] closed = new int[series.size()];
        int last = -1;
        for (int t = 0; t < closed.length; t++) {
            while (last + 1 < bars.size() && bars.knownAt(last + 1) <= series.knownAt(t)) {
                last++;
            }
            closed[t] = last;
        }
        return new Higher(new Columns(bars), closed, new Kept());
    }
}
