package io.abtpro.indicators;

import io.abtpro.failures.RefusedException;

/// Averages, bands and oscillators straight from the columns: what takes ta4j seconds over a
/// million bars takes milliseconds here, and what ta4j rounds at each bar is rounded once. `p`
/// holds the parameters in the order of the catalogue.
final class Kernels {
    private Kernels() {}

    static double[] sma(Prices prices, double[] p) {
        return prices.closeMean((int) p[0]);
    }

    static double[] ema(Prices prices, double[] p) {
        return Windows.exponential(prices.closes(), (int) p[0]).values();
    }

    static double[] wma(Prices prices, double[] p) {
        return Windows.weightedMean(prices.closes(), (int) p[0], 0);
    }

    static double[] hma(Prices prices, double[] p) {
        int period = (int) p[0];
        double[] line = Windows.weightedMean(prices.closes(), period / 2, 0);
        double[] whole = Windows.weightedMean(prices.closes(), period, 0);
        for (int t = 0; t < line.length; t++) {
            line[t] = line[t] + (line[t] - whole[t]);
        }
        return Windows.weightedMean(Precise.of(line), (int) Math.sqrt(period), period - 1);
    }

    static double[] macd(Prices prices, double[] p) {
        return preciseMacd(prices, p).values();
    }

    private static Precise preciseMacd(Prices prices, double[] p) {
        if (p[0] > p[1]) {
            throw new RefusedException(
                    "fast must not be above slow, was %s and %s".formatted(p[0], p[1]));
        }
        Precise closes = prices.closes();
        return Windows.exponential(closes, (int) p[0])
                .minus(Windows.exponential(closes, (int) p[1]));
    }

    static double[] macdSignal(Prices prices, double[] p) {
        return Windows.exponential(preciseMacd(prices, p), (int) p[2]).values();
    }

    static double[] macdHistogram(Prices prices, double[] p) {
        Precise macd = preciseMacd(prices, p);
        return macd.minus(Windows.exponential(macd, (int) p[2])).values();
    }

    static double[] deviation(Prices prices, double[] p) {
        Precise closes = prices.closes();
        return Windows.deviation(closes, Windows.mean(closes, (int) p[0]), (int) p[0]);
    }

    static double[] zscore(Prices prices, double[] p) {
        Precise closes = prices.closes();
        Precise mean = Windows.mean(closes, (int) p[0]);
        double[] deviation = Windows.deviation(closes, mean, (int) p[0]);
        double[] score = new double[deviation.length];
        for (int t = 0; t < score.length; t++) {
            score[t] = Windows.quotient(closes.apart(t, mean, t), deviation[t]);
        }
        return Windows.carried(score, (int) p[0] - 1, 0);
    }

    /// The band `side * multiplier` deviations from the average.
    static double[] bollinger(Prices prices, double[] p, int side) {
        Precise closes = prices.closes();
        Precise mean = Windows.mean(closes, (int) p[0]);
        return band(mean.values(), Windows.deviation(closes, mean, (int) p[0]), side * p[1]);
    }

    static double[] keltnerMiddle(Prices prices, double[] p) {
        return Windows.exponential(prices.typical(), (int) p[0]).values();
    }

    /// The band `side * multiplier` average true ranges from the average of the typical price.
    static double[] keltner(Prices prices, double[] p, int side) {
        return band(keltnerMiddle(prices, p), Trends.atr(prices, new double[] {p[1]}), side * p[2]);
    }

    static double[] roc(Prices prices, double[] p) {
        Precise closes = prices.closes();
        double[] change = new double[closes.size()];
        for (int t = 0; t < change.length; t++) {
            int before = Math.max(0, t - (int) p[0]);
            change[t] =
                    Windows.quotient(closes.minus(t, closes, before), closes.values()[before])
                            * 100;
        }
        return change;
    }

    static double[] cci(Prices prices, double[] p) {
        Precise typical = prices.typical();
        Precise mean = Windows.mean(typical, (int) p[0]);
        double[] index = Windows.absoluteDeviation(typical, mean, (int) p[0]);
        for (int t = 0; t < index.length; t++) {
            index[t] = index[t] == 0 ? 0 : typical.apart(t, mean, t) / (index[t] * 0.015);
        }
        return index;
    }

    static double[] stochasticK(Prices prices, double[] p) {
        return Windows.carried(share(prices, (int) p[0], true), (int) p[0] - 1, 50);
    }

    static double[] stochasticD(Prices prices, double[] p) {
        return Windows.mean(Precise.of(stochasticK(prices, p)), (int) p[1]).values();
    }

    static double[] williamsR(Prices prices, double[] p) {
        return Windows.carried(share(prices, (int) p[0], false), (int) p[0] - 1, -50);
    }

    /// Where the close stands between the lowest low and the highest high: 0 to 100 from the low, 0
    /// to -100 from the high; NaN where they are equal.
    private static double[] share(Prices prices, int period, boolean fromLow) {
        Precise closes = prices.closes();
        Precise highs = prices.highs();
        Precise lows = prices.lows();
        int[] highest = Windows.highestAt(highs.values(), period);
        int[] lowest = Windows.lowestAt(lows.values(), period);
        double[] share = new double[closes.size()];
        for (int t = 0; t < share.length; t++) {
            double range = highs.minus(highest[t], lows, lowest[t]);
            double part =
                    fromLow
                            ? closes.minus(t, lows, lowest[t])
                            : -highs.minus(highest[t], closes, t);
            share[t] = Windows.quotient(part * 100, range);
        }
        return share;
    }

    static double[] rsi(Prices prices, double[] p) {
        double[] gains = changes(prices, 1);
        double[] losses = changes(prices, -1);
        return strength(
                gains,
                losses,
                Windows.wilder(gains, (int) p[0]),
                Windows.wilder(losses, (int) p[0]));
    }

    static double[] rsiWilder(Prices prices, double[] p) {
        double[] gains = changes(prices, 1);
        double[] losses = changes(prices, -1);
        return strength(
                gains,
                losses,
                Windows.wilderFromMean(gains, (int) p[0], 1),
                Windows.wilderFromMean(losses, (int) p[0], 1));
    }

    /// How far each close rose, or fell where `sign` is -1.
    private static double[] changes(Prices prices, int sign) {
        Precise closes = prices.closes();
        double[] changes = new double[closes.size()];
        for (int t = 1; t < changes.length; t++) {
            changes[t] = Math.max(0, sign * closes.minus(t, closes, t - 1));
        }
        return changes;
    }

    /// NaN until the price has moved once. An unchanged close shrinks both averages alike, so their
    /// ratio stays.
    private static double[] strength(double[] gains, double[] losses, double[] up, double[] down) {
        for (int t = 0; t < up.length; t++) {
            boolean unchanged =
                    t > 0 && gains[t] == 0 && losses[t] == 0 && !Double.isNaN(up[t - 1]);
            up[t] =
                    unchanged
                            ? up[t - 1]
                            : down[t] == 0
                                    ? (up[t] == 0 ? Double.NaN : 100)
                                    : 100 - 100 / (1 + up[t] / down[t]);
        }
        return up;
    }

    private static double[] band(double[] middle, double[] width, double multiplier) {
        for (int t = 0; t < middle.length; t++) {
            middle[t] += width[t] * multiplier;
        }
        return middle;
    }
}
