package io.abtpro.diagnostics;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

import java.util.Arrays;

/// How far a feature has drifted from the values a model learnt from: the population stability
/// index.
///
/// Sum over ten bins of (now - then) ln(now/then), bins of equal count of the values then. Source:
/// Siddiqi (2006), who reads below 0.1 as stable, up to 0.25 as a shift to look at, above as
/// another population. A bin without values counts as half a value.
public final class PopulationStability {
    public static final double STABLE_BELOW = 0.1;
    public static final double SHIFTED_FROM = 0.25;
    private static final int BINS = 10;

    /// 95 % quantile of chi-squared with 9 degrees of freedom.
    private static final double CHI_SQUARED_95 = 16.918977604620448;

    private PopulationStability() {}

    /// What the index stays below in 19 of 20 samples where nothing drifted: with few values it is
    /// large by chance.
    ///
    /// Source: Yurdakul (2018), the index is about chi-squared times (1/n + 1/m).
    ///
    /// @param then, now how many independent values there are, see [#independent]
    public static double chance95(double then, double now) {
        return CHI_SQUARED_95 * (1.0 / then + 1.0 / now);
    }

    /// The same for several features at once: what all of their indices stay below in 19 of 20
    /// samples where none drifted. Of eight features one is above its own limit in a third of them.
    ///
    /// Source: Sidak (1967), each at the level whose product is 95 %.
    ///
    /// @param features how many are looked at, at least 1
    public static double chance95(double then, double now, int features) {
        double each = Math.pow(0.95, 1.0 / features);
        double quantile = new ChiSquaredDistribution(BINS - 1).inverseCumulativeProbability(each);
        return quantile * (1.0 / then + 1.0 / now);
    }

    /// How many independent values a sample in order of time is worth, at least 1: neighbours that
    /// are alike count as fewer.
    ///
    /// The number over 1 + 2 times the sum of the autocorrelations of the ranks, summed in pairs of
    /// lags while the pair is above 0. Source: Geyer (1992), the initial positive sequence.
    public static double independent(double[] values) {
        int n = values.length;
        double[] ranks = RocCurve.weights(values);
        double variance = 0;
        for (double rank : ranks) {
            variance += rank * rank;
        }
        if (!(variance > 0)) {
            return Math.max(1, n);
        }
        double sum = 0;
        for (int lag = 1; lag + 1 < n / 2; lag += 2) {
            double pair = (product(ranks, lag) + product(ranks, lag + 1)) / variance;
            if (!(pair > 0)) {
                break;
            }
            sum += pair;
        }
        return Math.max(1, n / (1 + 2 * sum));
    }

    private static double product(double[] ranks, int lag) {
        double sum = 0;
        for (int i = lag; i < ranks.length; i++) {
            sum += ranks[i] * ranks[i - lag];
        }
        return sum;
    }

    /// The index, 0 where nothing moved; NaN where one of the samples is empty.
    public static double index(double[] then, double[] now) {
        if (then.length == 0 || now.length == 0) {
            return Double.NaN;
        }
        double[] sorted = then.clone();
        Arrays.sort(sorted);
        double[] borders = new double[BINS - 1];
        for (int b = 0; b < borders.length; b++) {
            borders[b] = sorted[(int) ((long) sorted.length * (b + 1) / BINS)];
        }
        double[] distinct = Arrays.stream(borders).distinct().toArray();
        double[] before = counts(then, distinct);
        double[] after = counts(now, distinct);
        double index = 0;
        for (int b = 0; b < before.length; b++) {
            if (before[b] > 0 || after[b] > 0) {
                double old = Math.max(0.5, before[b]) / then.length;
                double fresh = Math.max(0.5, after[b]) / now.length;
                index += (fresh - old) * Math.log(fresh / old);
            }
        }
        return index;
    }

    /// How many values lie below the first border, from each border to the next, and from the last
    /// on.
    private static double[] counts(double[] values, double[] borders) {
        double[] counts = new double[borders.length + 1];
        for (double value : values) {
            int at = Arrays.binarySearch(borders, value);
            counts[at >= 0 ? at + 1 : -at - 1]++;
        }
        return counts;
    }
}
