package io.abtpro.formula;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// What the last n bars of a column hold, this bar included; NaN until there are n.
///
/// An undefined bar is in no window: after one, every window fills anew.
final class WindowFunctions {
    private WindowFunctions() {}

    /// `kernel` over each stretch of `x` without an undefined bar, NaN between them.
    static double[] stretches(double[] x, UnaryOperator<double[]> kernel) {
        double[] values = new double[x.length];
        Arrays.fill(values, Double.NaN);
        int from = 0;
        while (from < x.length) {
            if (Double.isNaN(x[from])) {
                from++;
                continue;
            }
            int to = from;
            while (to < x.length && !Double.isNaN(x[to])) {
                to++;
            }
            double[] part = kernel.apply(Arrays.copyOfRange(x, from, to));
            System.arraycopy(part, 0, values, from, part.length);
            from = to;
        }
        return values;
    }

    static double[] highest(double[] x, int n) {
        return extreme(x, n, 1);
    }

    static double[] lowest(double[] x, int n) {
        return extreme(x, n, -1);
    }

    private static double[] extreme(double[] x, int n, int sign) {
        return stretches(
                x,
                part -> {
                    double[] values = undefined(part.length);
                    int[] queue = new int[part.length];
                    int head = 0;
                    int tail = 0;
                    for (int t = 0; t < part.length; t++) {
                        while (tail > head && sign * part[queue[tail - 1]] <= sign * part[t]) {
                            tail--;
                        }
                        queue[tail++] = t;
                        if (queue[head] <= t - n) {
                            head++;
                        }
                        if (t >= n - 1) {
                            values[t] = part[queue[head]];
                        }
                    }
                    return values;
                });
    }

    /// Sums of two halves, each summed anew for every n bars: nothing of a value stays once it has
    /// left the window.
    static double[] sum(double[] x, int n) {
        return stretches(
                x,
                part -> {
                    double[] values = undefined(part.length);
                    double[] ends = new double[n];
                    double sum = 0;
                    for (int t = 0, k = 0; t < part.length; t++, k = k == n - 1 ? 0 : k + 1) {
                        if (k == 0) {
                            sum = 0;
                            sumEnds(part, t - n, ends);
                        }
                        sum += part[t];
                        if (t >= n - 1) {
                            values[t] = sum + (k < n - 1 ? ends[k + 1] : 0);
                        }
                    }
                    return values;
                });
    }

    private static void sumEnds(double[] x, int from, double[] ends) {
        double sum = 0;
        for (int k = ends.length - 1; k >= 0 && from >= 0; k--) {
            sum += x[from + k];
            ends[k] = sum;
        }
    }

    /// The quantile at share `q` of each window, linear between the two values beside it.
    static double[] quantile(double[] x, int n, double q) {
        return stretches(
                x,
                part -> {
                    double[] values = undefined(part.length);
                    double[] sorted = new double[n];
                    for (int t = 0; t < part.length; t++) {
                        int size = Math.min(t, n);
                        if (t >= n) {
                            remove(sorted, size--, part[t - n]);
                        }
                        insert(sorted, size++, part[t]);
                        if (size == n) {
                            values[t] = between(sorted, q * (n - 1));
                        }
                    }
                    return values;
                });
    }

    private static void insert(double[] sorted, int size, double value) {
        int at = Arrays.binarySearch(sorted, 0, size, value);
        at = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
    }

    private static void remove(double[] sorted, int size, double value) {
        int at = Arrays.binarySearch(sorted, 0, size, value);
        System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    }

    private static double between(double[] sorted, double place) {
        int below = (int) place;
        double share = place - below;
        return share == 0
                ? sorted[below]
                : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }

    /// How many percent of the n bars before each are below it.
    static double[] percentRank(double[] x, int n) {
        return stretches(
                x,
                part -> {
                    double[] values = undefined(part.length);
                    for (int t = n; t < part.length; t++) {
                        int below = 0;
                        for (int i = t - n; i < t; i++) {
                            below += part[i] < part[t] ? 1 : 0;
                        }
                        values[t] = 100.0 * below / n;
                    }
                    return values;
                });
    }

    /// The slope a bar of the line of least squares; 0 of a flat window, none of a single bar.
    static double[] slope(double[] x, int n) {
        double middle = (n - 1) / 2.0;
        double squares = n * ((double) n * n - 1) / 12;
        return stretches(
                x,
                part -> {
                    double[] values = undefined(part.length);
                    for (int t = n - 1; n > 1 && t < part.length; t++) {
                        double sum = 0;
                        for (int i = 0; i < n; i++) {
                            sum += (i - middle) * (part[t - n + 1 + i] - part[t]);
                        }
                        values[t] = sum / squares;
                    }
                    return values;
                });
    }

    /// Pearson's correlation of the last n pairs; NaN where one side is flat.
    static double[] correlation(double[] x, double[] y, int n) {
        return pairs(
                x, y, n, (xy, xx, yy) -> xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy));
    }

    /// The covariance over the variance of `y`; NaN where `y` is flat.
    static double[] beta(double[] x, double[] y, int n) {
        return pairs(x, y, n, (xy, _, yy) -> yy == 0 ? Double.NaN : xy / yy);
    }

    private interface OfProducts {
        double value(double xy, double xx, double yy);
    }

    private static double[] pairs(double[] x, double[] y, int n, OfProducts of) {
        double[] values = undefined(x.length);
        int defined = 0;
        for (int t = 0; t < x.length; t++) {
            defined = Double.isNaN(x[t]) || Double.isNaN(y[t]) ? 0 : defined + 1;
            if (defined >= n) {
                values[t] = products(x, y, t - n + 1, t, of);
            }
        }
        return values;
    }

    /// Distances are taken from the newest value first, so that a flat window is exactly flat.
    private static double products(double[] x, double[] y, int from, int to, OfProducts of) {
        int n = to - from + 1;
        double meanX = 0;
        double meanY = 0;
        for (int i = from; i <= to; i++) {
            meanX += x[i] - x[to];
            meanY += y[i] - y[to];
        }
        meanX /= n;
        meanY /= n;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = from; i <= to; i++) {
            double dx = x[i] - x[to] - meanX;
            double dy = y[i] - y[to] - meanY;
            xy += dx * dy;
            xx += dx * dx;
            yy += dy * dy;
        }
        return of.value(xy, xx, yy);
    }

    static double[] undefined(int n) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
