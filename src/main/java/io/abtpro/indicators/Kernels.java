package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;
import java.util.Arrays;

/// The most used indicators straight from the columns, in ta4j's order of operations: what takes ta4j a second over a
/// million bars takes milliseconds here.
final class Kernels {
    private Kernels() {}

    static double[] sma(BarSeries bars, double[] p) {
        return mean(bars.closes(), (int) p[0]);
    }

    static double[] ema(BarSeries bars, double[] p) {
        int period = (int) p[0];
        return smoothed(bars.closes(), period, 2.0 / (period + 1));
    }

    static double[] atr(BarSeries bars, double[] p) {
        int n = bars.size();
        double[] range = new double[n];
        for (int t = 0; t < n; t++) {
            double hl = Math.abs(bars.high(t) - bars.low(t));
            if (t > 0) {
                double before = bars.close(t - 1);
                hl = Math.max(
                        Math.max(hl, Math.abs(bars.high(t) - before)), Math.abs(before - bars.low(t)));
            }
            range[t] = hl;
        }
        return wilder(range, (int) p[0]);
    }

    static double[] rsi(BarSeries bars, double[] p) {
        int n = bars.size();
        double[] gain = new double[n];
        double[] loss = new double[n];
        for (int t = 1; t < n; t++) {
            double change = bars.close(t) - bars.close(t - 1);
            gain[t] = change > 0 ? change : 0;
            loss[t] = change < 0 ? -change : 0;
        }
        double[] up = wilder(gain, (int) p[0]);
        double[] down = wilder(loss, (int) p[0]);
        for (int t = 0; t < n; t++) {
            up[t] = down[t] == 0 ? (up[t] == 0 ? 0 : 100) : 100 - 100 / (1 + up[t] / down[t]);
        }
        return up;
    }

    static double[] supertrend(BarSeries bars, double[] p) {
        double[] line = atr(bars, p);
        double upper = Double.NaN;
        double lower = Double.NaN;
        double before = Double.NaN;
        for (int t = 0; t < line.length; t++) {
            double middle = (bars.high(t) + bars.low(t)) / 2;
            double width = p[1] * line[t];
            double closeBefore = t > 0 ? bars.close(t - 1) : Double.NaN;
            boolean first = Double.isNaN(before);
            double up = first || middle + width < upper || closeBefore > upper ? middle + width : upper;
            double down = first || middle - width > lower || closeBefore < lower ? middle - width : lower;
            boolean above = !first && before == upper;
            line[t] = above ? (bars.close(t) <= up ? up : down) : first || bars.close(t) >= down ? down : up;
            upper = up;
            lower = down;
            before = line[t];
        }
        return line;
    }

    private static double[] wilder(double[] values, int period) {
        return smoothed(values, period, 1.0 / period);
    }

    private static double[] mean(double[] values, int period) {
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

    /// As ta4j: NaN for `period` bars, then started from one value.
    private static double[] smoothed(double[] values, int period, double weight) {
        double[] smoothed = new double[values.length];
        Arrays.fill(smoothed, 0, Math.min(period, values.length), Double.NaN);
        for (int t = period; t < values.length; t++) {
            double before = t == period ? values[t] : smoothed[t - 1];
            smoothed[t] = before + (values[t] - before) * weight;
        }
        return smoothed;
    }
}
