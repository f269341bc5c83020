package io.abtpro.ui.chart;

import java.util.ArrayList;
import java.util.List;

/// Minimum and maximum over any run of values at a cost that does not depend on its length. NaN is passed over.
///
/// Level k holds the extremes of runs of 4^(k+1) values.
final class Pyramid {
    private static final int FAN = 4;

    private final double[] values;
    private final List<double[]> minima = new ArrayList<>();
    private final List<double[]> maxima = new ArrayList<>();

    Pyramid(double[] values) {
        this.values = values;
        double[] lows = values;
        double[] highs = values;
        while (lows.length > FAN) {
            lows = reduce(lows, true);
            highs = reduce(highs, false);
            minima.add(lows);
            maxima.add(highs);
        }
    }

    private static double[] reduce(double[] from, boolean minimum) {
        double[] to = new double[(from.length + FAN - 1) / FAN];
        for (int i = 0; i < to.length; i++) {
            double best = Double.NaN;
            for (int k = i * FAN; k < Math.min(from.length, (i + 1) * FAN); k++) {
                best = extreme(best, from[k], minimum);
            }
            to[i] = best;
        }
        return to;
    }

    private static double extreme(double a, double b, boolean minimum) {
        if (Double.isNaN(a)) {
            return b;
        }
        if (Double.isNaN(b)) {
            return a;
        }
        return minimum ? Math.min(a, b) : Math.max(a, b);
    }

    /// The smallest of `values[from..to)`; NaN where there is none.
    double min(int from, int to) {
        return query(from, to, true);
    }

    /// The largest of `values[from..to)`; NaN where there is none.
    double max(int from, int to) {
        return query(from, to, false);
    }

    private double query(int from, int to, boolean minimum) {
        double best = Double.NaN;
        int low = Math.max(0, from);
        int high = Math.min(values.length, to);
        double[] level = values;
        int next = 0;
        while (low < high) {
            boolean top = next >= minima.size();
            while (low < high && (top || low % FAN != 0)) {
                best = extreme(best, level[low++], minimum);
            }
            while (low < high && high % FAN != 0) {
                best = extreme(best, level[--high], minimum);
            }
            if (low >= high) {
                break;
            }
            level = (minimum ? minima : maxima).get(next++);
            low /= FAN;
            high /= FAN;
        }
        return best;
    }
}
