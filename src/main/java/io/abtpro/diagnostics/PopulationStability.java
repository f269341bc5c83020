package io.abtpro.diagnostics;

import java.util.Arrays;

/// How far a feature has drifted from the values a model learnt from: the population stability index.
///
/// Sum over ten bins of (now - then) ln(now/then), bins of equal count of the values then. Source: Siddiqi (2006), who
/// reads below 0.1 as stable, up to 0.25 as a shift to look at, above as another population. A bin without values
/// counts as half a value.
public final class PopulationStability {
    public static final double STABLE_BELOW = 0.1;
    public static final double SHIFTED_FROM = 0.25;
    private static final int BINS = 10;
    /// 95 % quantile of chi-squared with 9 degrees of freedom.
    private static final double CHI_SQUARED_95 = 16.918977604620448;

    private PopulationStability() {}

    /// What the index stays below in 19 of 20 samples where nothing drifted: with few values it is large by chance.
    ///
    /// Source: Yurdakul (2018), the index is about chi-squared times (1/n + 1/m).
    public static double chance95(int then, int now) {
        return CHI_SQUARED_95 * (1.0 / then + 1.0 / now);
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

    /// How many values lie below the first border, from each border to the next, and from the last on.
    private static double[] counts(double[] values, double[] borders) {
        double[] counts = new double[borders.length + 1];
        for (double value : values) {
            int at = Arrays.binarySearch(borders, value);
            counts[at >= 0 ? at + 1 : -at - 1]++;
        }
        return counts;
    }
}
