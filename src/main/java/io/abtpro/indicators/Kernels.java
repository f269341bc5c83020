package io.abtpro.indicators;

import io.abtpro.failures.RefusedException;
import io.abtpro.bars.BarSeries;

/// Averages, bands and oscillators straight from the columns, in ta4j's order of operations: what takes ta4j seconds
/// over a million bars takes milliseconds here. `p` holds the parameters in the order of the catalogue.
final class Kernels {
    private Kernels() {}

    static double[] sma(BarSeries bars, double[] p) {
        return Windows.mean(bars.closes(), (int) p[0]);
    }

    static double[] ema(BarSeries bars, double[] p) {
        return Windows.exponential(bars.closes(), (int) p[0]);
    }

    static double[] wma(BarSeries bars, double[] p) {
        return Windows.weightedMean(bars.closes(), (int) p[0], 0);
    }

    static double[] hma(BarSeries bars, double[] p) {
        int period = (int) p[0];
        double[] line = Windows.weightedMean(bars.closes(), period / 2, 0);
        double[] whole = Windows.weightedMean(bars.closes(), period, 0);
        for (int t = 0; t < line.length; t++) {
            line[t] = line[t] * 2 - whole[t];
        }
        return Windows.weightedMean(line, (int) Math.sqrt(period), period - 1);
    }

    static double[] macd(BarSeries bars, double[] p) {
        if (p[0] > p[1]) {
            throw new RefusedException("fast must not be above slow, was %s and %s".formatted(p[0], p[1]));
        }
        double[] closes = bars.closes();
        return minus(Windows.exponential(closes, (int) p[0]), Windows.exponential(closes, (int) p[1]));
    }

    static double[] macdSignal(BarSeries bars, double[] p) {
        return Windows.exponential(macd(bars, p), (int) p[2]);
    }

    static double[] macdHistogram(BarSeries bars, double[] p) {
        return minus(macd(bars, p), macdSignal(bars, p));
    }

    static double[] deviation(BarSeries bars, double[] p) {
        return Windows.deviation(bars.closes(), (int) p[0]);
    }

    static double[] zscore(BarSeries bars, double[] p) {
        double[] closes = bars.closes();
        double[] score = minus(closes, Windows.mean(closes, (int) p[0]));
        return Windows.carried(over(score, Windows.deviation(closes, (int) p[0])), (int) p[0] - 1, 0);
    }

    /// The band `side * multiplier` deviations from the average.
    static double[] bollinger(BarSeries bars, double[] p, int side) {
        return band(sma(bars, p), deviation(bars, p), side * p[1]);
    }

    /// The band `side * multiplier` average true ranges from the average of the typical price.
    static double[] keltner(BarSeries bars, double[] p, int side) {
        double[] range = Trends.atr(bars, new double[] {p[1]});
        return band(Windows.exponential(typical(bars), (int) p[0]), range, side * p[2]);
    }

    static double[] roc(BarSeries bars, double[] p) {
        double[] closes = bars.closes();
        double[] change = new double[closes.length];
        for (int t = 0; t < change.length; t++) {
            double before = closes[Math.max(0, t - (int) p[0])];
            change[t] = Windows.quotient(closes[t] - before, before) * 100;
        }
        return change;
    }

    static double[] cci(BarSeries bars, double[] p) {
        double[] typical = typical(bars);
        double[] index = minus(typical, Windows.mean(typical, (int) p[0]));
        double[] deviation = Windows.absoluteDeviation(typical, (int) p[0]);
        for (int t = 0; t < index.length; t++) {
            index[t] = deviation[t] == 0 ? 0 : index[t] / (deviation[t] * 0.015);
        }
        return index;
    }

    static double[] stochasticK(BarSeries bars, double[] p) {
        double[] highest = Windows.highest(bars.highs(), (int) p[0]);
        double[] lowest = Windows.lowest(bars.lows(), (int) p[0]);
        double[] k = bars.closes();
        for (int t = 0; t < k.length; t++) {
            k[t] = Windows.quotient(k[t] - lowest[t], highest[t] - lowest[t]) * 100;
        }
        return Windows.carried(k, (int) p[0] - 1, 50);
    }

    static double[] stochasticD(BarSeries bars, double[] p) {
        return Windows.mean(stochasticK(bars, p), (int) p[1]);
    }

    static double[] williamsR(BarSeries bars, double[] p) {
        double[] highest = Windows.highest(bars.highs(), (int) p[0]);
        double[] lowest = Windows.lowest(bars.lows(), (int) p[0]);
        double[] closes = bars.closes();
        for (int t = 0; t < closes.length; t++) {
            closes[t] = Windows.quotient(highest[t] - closes[t], highest[t] - lowest[t]) * -100;
        }
        return Windows.carried(closes, (int) p[0] - 1, -50);
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
        double[] up = Windows.wilder(gain, (int) p[0]);
        double[] down = Windows.wilder(loss, (int) p[0]);
        for (int t = 0; t < n; t++) {
            up[t] = down[t] == 0 ? (up[t] == 0 ? 0 : 100) : 100 - 100 / (1 + up[t] / down[t]);
        }
        return up;
    }

    /// (high + low + close) / 3.
    static double[] typical(BarSeries bars) {
        double[] typical = bars.highs();
        for (int t = 0; t < typical.length; t++) {
            typical[t] = (typical[t] + bars.low(t) + bars.close(t)) / 3;
        }
        return typical;
    }

    private static double[] band(double[] middle, double[] width, double multiplier) {
        for (int t = 0; t < middle.length; t++) {
            middle[t] += width[t] * multiplier;
        }
        return middle;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int t = 0; t < a.length; t++) {
            difference[t] = a[t] - b[t];
        }
        return difference;
    }

    private static double[] over(double[] a, double[] b) {
        for (int t = 0; t < a.length; t++) {
            a[t] = Windows.quotient(a[t], b[t]);
        }
        return a;
    }
}
