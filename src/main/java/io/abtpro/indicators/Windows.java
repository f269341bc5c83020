package io.abtpro.indicators;

/// What a sliding window of the last `period` values holds. Windows grow to `period`.
///
/// Nothing of a value stays once it has left the window: a running sum would keep its rounding, and
/// then flat stretches deviate and equal averages cross.
final class Windows {
    private Windows() {}

    /// Means to twice the precision of a double. A window is the end of one block of `period`
    /// values and the beginning of the next; both are summed anew for each block.
    static Precise mean(Precise x, int period) {
        int n = x.size();
        Precise mean = Precise.of(new double[n]);
        Precise ends = Precise.of(new double[Math.min(period, n)]);
        double sum = 0;
        double sumRest = 0;
        for (int t = 0, k = 0; t < n; t++, k = k == period - 1 ? 0 : k + 1) {
            if (k == 0) {
                sum = 0;
                sumRest = 0;
                if (t > 0) {
                    sumEnds(x, t - period, ends);
                }
            }
            double value = x.values()[t];
            double rough = sum + value;
            double part = rough - sum;
            double left = sum - (rough - part) + (value - part) + (sumRest + x.rests()[t]);
            sum = rough + left;
            sumRest = left - (sum - rough);
            boolean withEnd = t >= period && k < period - 1;
            divide(
                    mean,
                    t,
                    withEnd ? ends.values()[k + 1] : 0,
                    withEnd ? ends.rests()[k + 1] : 0,
                    sum,
                    sumRest,
                    Math.min(period, t + 1));
        }
        return mean;
    }

    private static void divide(
            Precise mean, int t, double a, double aRest, double b, double bRest, int count) {
        double rough = a + b;
        double part = rough - a;
        double rest = a - (rough - part) + (b - part) + (aRest + bRest);
        double quotient = rough / count;
        double more = (Math.fma(-quotient, count, rough) + rest) / count;
        mean.values()[t] = quotient + more;
        mean.rests()[t] = more - (mean.values()[t] - quotient);
    }

    /// Sums from each value of the block that begins at `from` to its last.
    private static void sumEnds(Precise x, int from, Precise ends) {
        double sum = 0;
        double sumRest = 0;
        for (int k = ends.size() - 1; k >= 0; k--) {
            double value = x.values()[from + k];
            double rough = sum + value;
            double part = rough - sum;
            double left = sum - (rough - part) + (value - part) + (sumRest + x.rests()[from + k]);
            sum = rough + left;
            sumRest = left - (sum - rough);
            ends.values()[k] = sum;
            ends.rests()[k] = sumRest;
        }
    }

    /// Population deviation from the means of the same windows; 0 where all are equal.
    static double[] deviation(Precise x, Precise means, int period) {
        double[] deviation = new double[x.size()];
        for (int t = 0; t < deviation.length; t++) {
            int from = Math.max(0, t - period + 1);
            double squares =
                    squares(x.values(), x.rests(), from, t, means.values()[t], means.rests()[t]);
            deviation[t] = orNone(Math.sqrt(squares / (t - from + 1)), x, t, means.values()[t]);
        }
        return deviation;
    }

    /// Four sums side by side, which a processor adds at once.
    private static double squares(
            double[] values, double[] rests, int from, int to, double mean, double rest) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 <= to; i += 4) {
            double first = values[i] - mean + (rests[i] - rest);
            double second = values[i + 1] - mean + (rests[i + 1] - rest);
            double third = values[i + 2] - mean + (rests[i + 2] - rest);
            double fourth = values[i + 3] - mean + (rests[i + 3] - rest);
            a += first * first;
            b += second * second;
            c += third * third;
            d += fourth * fourth;
        }
        for (; i <= to; i++) {
            double distance = values[i] - mean + (rests[i] - rest);
            a += distance * distance;
        }
        return a + b + (c + d);
    }

    /// Mean absolute deviation from the means of the same windows; 0 where all are equal.
    static double[] absoluteDeviation(Precise x, Precise means, int period) {
        double[] values = x.values();
        double[] rests = x.rests();
        double[] deviation = new double[values.length];
        for (int t = 0; t < deviation.length; t++) {
            int from = Math.max(0, t - period + 1);
            double mean = means.values()[t];
            double rest = means.rests()[t];
            double sum = 0;
            for (int i = from; i <= t; i++) {
                sum += Math.abs(values[i] - mean + (rests[i] - rest));
            }
            deviation[t] = orNone(sum / (t - from + 1), x, t, mean);
        }
        return deviation;
    }

    private static double orNone(double deviation, Precise x, int t, double mean) {
        return deviation <= Precise.NOTHING * (Math.abs(x.values()[t]) + Math.abs(mean))
                ? 0
                : deviation;
    }

    /// Weights period, period - 1, ..., 1 from the newest on; 0 before the window from `first` on
    /// is full.
    ///
    /// Distances from the newest are weighted, so that a flat window has exactly its value.
    static double[] weightedMean(Precise x, int period, int first) {
        double[] values = x.values();
        double[] rests = x.rests();
        double[] mean = new double[values.length];
        double weights = period * (period + 1.0) / 2;
        for (int t = first + period - 1; t < mean.length; t++) {
            double newest = values[t];
            double rest = rests[t];
            double sum = 0;
            for (int i = period - 1; i > 0; i--) {
                sum += i * (values[t - period + i] - newest + (rests[t - period + i] - rest));
            }
            mean[t] = newest + (rest + sum / weights);
        }
        return mean;
    }

    static double[] highest(double[] values, int period) {
        return at(values, highestAt(values, period));
    }

    static double[] lowest(double[] values, int period) {
        return at(values, lowestAt(values, period));
    }

    /// The bar of the highest value, the newest of equal ones.
    static int[] highestAt(double[] values, int period) {
        return extreme(values, period, 1);
    }

    static int[] lowestAt(double[] values, int period) {
        return extreme(values, period, -1);
    }

    private static double[] at(double[] values, int[] bars) {
        double[] chosen = new double[bars.length];
        for (int t = 0; t < chosen.length; t++) {
            chosen[t] = values[bars[t]];
        }
        return chosen;
    }

    /// Largest of `sign * value` by a queue of candidates that only fall, oldest first.
    private static int[] extreme(double[] values, int period, int sign) {
        int[] extreme = new int[values.length];
        int[] candidates = new int[Math.min(period, values.length) + 1];
        int head = 0;
        int size = 0;
        for (int t = 0; t < extreme.length; t++) {
            if (size > 0 && candidates[head] <= t - period) {
                head = (head + 1) % candidates.length;
                size--;
            }
            while (size > 0
                    && sign * values[candidates[(head + size - 1) % candidates.length]]
                            <= sign * values[t]) {
                size--;
            }
            candidates[(head + size) % candidates.length] = t;
            size++;
            extreme[t] = candidates[head];
        }
        return extreme;
    }

    /// As ta4j's EMA: NaN for `period` bars, then started from one value; where the values are NaN,
    /// started again.
    ///
    /// To twice the precision of a double: rounded at each bar it would come to rest up to period /
    /// 4 of its last digits away from a price that stands still, on the side it came from.
    static Precise exponential(Precise x, int period) {
        Precise smoothed = Precise.of(new double[x.size()]);
        double weight = 2.0 / (period + 1);
        double before = Double.NaN;
        double beforeRest = 0;
        for (int t = 0; t < smoothed.size(); t++) {
            if (t < period) {
                before = Double.NaN;
            } else if (Double.isNaN(before)) {
                before = x.values()[t];
                beforeRest = x.rests()[t];
            } else {
                double step =
                        (x.values()[t] - before + (x.rests()[t] - beforeRest)) * weight
                                + beforeRest;
                double now = before + step;
                double part = now - before;
                beforeRest = before - (now - part) + (step - part);
                before = now;
            }
            smoothed.values()[t] = before;
            smoothed.rests()[t] = beforeRest;
        }
        return smoothed;
    }

    /// As ta4j's MMA: NaN for `period` bars, then started from one value.
    static double[] wilder(double[] values, int period) {
        double[] smoothed = new double[values.length];
        double weight = 1.0 / period;
        for (int t = 0; t < smoothed.length; t++) {
            double before = t > 0 ? smoothed[t - 1] : Double.NaN;
            smoothed[t] =
                    t < period
                            ? Double.NaN
                            : Double.isNaN(before)
                                    ? values[t]
                                    : before + (values[t] - before) * weight;
        }
        return smoothed;
    }

    /// Wilder's average of the values from `first` on: NaN until there are `period` of them, then
    /// started from their mean.
    static double[] wilderFromMean(double[] values, int period, int first) {
        double[] smoothed = new double[values.length];
        double sum = 0;
        for (int t = 0; t < smoothed.length; t++) {
            int count = t - first + 1;
            sum += count > 0 && count <= period ? values[t] : 0;
            smoothed[t] =
                    count < period
                            ? Double.NaN
                            : count == period
                                    ? sum / period
                                    : smoothed[t - 1] + (values[t] - smoothed[t - 1]) / period;
        }
        return smoothed;
    }

    /// What is NaN carries the value before; `neutral` at or before `warmup`.
    static double[] carried(double[] values, int warmup, double neutral) {
        for (int t = 0; t < values.length; t++) {
            if (Double.isNaN(values[t])) {
                values[t] = t <= warmup ? neutral : values[t - 1];
            }
        }
        return values;
    }

    /// ta4j's quotient: NaN where nothing can be divided by.
    static double quotient(double a, double b) {
        return b == 0 ? Double.NaN : a / b;
    }
}
