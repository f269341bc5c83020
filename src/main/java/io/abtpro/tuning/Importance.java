package io.abtpro.tuning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// How much of the variance of the objective each parameter explains alone, over the trials that
/// met the limits.
///
/// The share of a parameter is the variance of the means at each of its values over the whole
/// variance; what is left is the parameters together. Trials are not a full grid, so shares that
/// overlap are scaled to add up to 1.
final class Importance {
    static final String TOGETHER = "together";

    private Importance() {}

    /// Shares in [0, 1] by parameter, then [#TOGETHER]; empty where the objective does not vary.
    static Map<String, Double> of(ParameterGrid grid, TrialLog log) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < log.size(); i++) {
            double value = log.value(i);
            if (!Double.isNaN(value)) {
                sum += value;
                squares += value * value;
                count++;
            }
        }
        double mean = sum / count;
        double whole = squares / count - mean * mean;
        var shares = new LinkedHashMap<String, Double>();
        if (!(whole > 1e-18 * Math.max(1, mean * mean))) {
            return shares;
        }
        double explained = 0;
        for (int d = 0; d < grid.dimensions(); d++) {
            double share = Math.max(0, between(grid, log, d, mean) / count / whole);
            shares.put(grid.ranges().get(d).name(), share);
            explained += share;
        }
        double scale = Math.max(1, explained);
        shares.replaceAll((_, share) -> share / scale);
        shares.put(TOGETHER, Math.max(0, 1 - explained / scale));
        return shares;
    }

    private static double between(ParameterGrid grid, TrialLog log, int d, double mean) {
        Map<Integer, double[]> groups = new TreeMap<>();
        for (int i = 0; i < log.size(); i++) {
            if (!Double.isNaN(log.value(i))) {
                double[] group =
                        groups.computeIfAbsent(grid.index(log.cell(i), d), _ -> new double[2]);
                group[0] += log.value(i);
                group[1]++;
            }
        }
        double between = 0;
        for (double[] group : groups.values()) {
            double off = group[0] / group[1] - mean;
            between += group[1] * off * off;
        }
        return between;
    }
}
