package io.abtpro.indicators;

/// What a sliding window of the last `period` values holds, in ta4j's order of operations. Windows grow to `period`.
///
/// Deviations are summed anew for each window: a running sum of squares would lose all digits after a large value.
final class Windows {
    private Windows() {}

    static double[] mean(double[] values, int period) {
        double[] mean = new double[values.length];
        double sum = 0;
        for (int t = 0; t < mean.length; t++) {
            sum += values[t];
            if (t >= period) {
                sum -= values[t - period];
            }
            mean[t] = sum / Math.min(period, t + 1);
        }
        return mean;
    }

    /// Population deviation.
    static double[] deviation(double[] values, int period) {
        double[] deviation = mean(values, period);
        for (int t = 0; t < deviation.length; t++) {
            int from = Math.max(0, t - period + 1);
            double mean = deviation[t];
            double squares = 0;
            for (int i = from; i <= t; i++) {
                double distance = values[i] - mean;
                squares += distance * distance;
            }
            deviation[t] = Math.sqrt(squares / (t - from + 1));
        }
        return deviation;
    }

    /// Mean absolute deviation.
    static double[] absoluteDeviation(double[] values, int period) {
        double[] deviation = mean(values, period);
        for (int t = 0; t < deviation.length; t++) {
            int from = Math.max(0, t - period + 1);
            double mean = deviation[t];
            double sum = 0;
            for (int i = from; i <= t; i++) {
                sum += Math.abs(values[i] - mean);
            }
            deviation[t] = sum / (t - from + 1);
        }
        return deviation;
    }

    /// Weights period, period - 1, ..., 1 from the newest on; 0 before the window from `first` on is full.
    static double[] weightedMean(double[] values, int period, int first) {
        double[] mean = new double[values.length];
        double weights = period * (period + 1L) / 2;
        for (int t = first + period - 1; t < mean.length; t++) {
            double sum = 0;
            for (int i = period; i > 0; i--) {
                sum += i * values[t - period + i];
            }
            mean[t] = sum / weights;
        }
        return mean;
    }

    static double[] highest(double[] values, int period) {
        return extreme(values, period, 1);
    }

    static double[] lowest(double[] values, int period) {
        return extreme(values, period, -1);
    }

    /// Largest of `sign * value` by a queue of candidates that only fall, oldest first.
    private static double[] extreme(double[] values, int period, int sign) {
        double[] extreme = new double[values.length];
        int[] candidates = new int[Math.min(period, values.length) + 1];
        int head = 0;
        int size = 0;
        for (int t = 0; t < extreme.length; t++) {
            if (size > 0 && candidates[head] <= t - period) {
                head = (head + 1) % candidates.length;
                size--;
            }
            while (size > 0 && sign * values[candidates[(head + size - 1) % candidates.length]] <= sign * values[t]) {
                size--;
            }
            candidates[(head + size) % candidates.length] = t;
            size++;
            extreme[t] = values[candidates[head]];
        }
        return extreme;
    }

    /// As ta4j's EMA and MMA: NaN for `period` bars, then started from one value; where `values` is NaN, started again.
    static double[] smoothed(double[] values, int period, double weight) {
        double[] smoothed = new double[values.length];
        for (int t = 0; t < smoothed.length; t++) {
            double before = t > 0 ? smoothed[t - 1] : Double.NaN;
            smoothed[t] = t < period ? Double.NaN
                    : Double.isNaN(before) ? values[t] : before + (values[t] - before) * weight;
        }
        return smoothed;
    }

    static double[] exponential(double[] values, int period) {
        return smoothed(values, period, 2.0 / (period + 1));
    }

    static double[] wilder(double[] values, int period) {
        return smoothed(values, period, 1.0 / period);
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
