package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

/// Range and direction straight from the columns. What ends in `Wilder` starts its averages from
/// the mean of a window, as Wilder and TA-Lib do; the others from one value, as ta4j does.
final class Trends {
    private Trends() {}

    static double[] atr(Prices prices, double[] p) {
        return Windows.wilder(ranges(prices), (int) p[0]);
    }

    /// The first range has no close before it, so the first mean begins at the second.
    static double[] atrWilder(Prices prices, double[] p) {
        return Windows.wilderFromMean(ranges(prices), (int) p[0], 1);
    }

    /// True ranges.
    private static double[] ranges(Prices prices) {
        Precise highs = prices.highs();
        Precise lows = prices.lows();
        Precise closes = prices.closes();
        double[] range = new double[prices.size()];
        for (int t = 0; t < range.length; t++) {
            range[t] = highs.minus(t, lows, t);
            if (t > 0) {
                range[t] =
                        Math.max(
                                range[t],
                                Math.max(
                                        highs.minus(t, closes, t - 1),
                                        closes.minus(t - 1, lows, t)));
            }
        }
        return range;
    }

    static double[] supertrend(Prices prices, double[] p) {
        BarSeries bars = prices.bars();
        double[] line = atr(prices, p);
        double upper = Double.NaN;
        double lower = Double.NaN;
        double before = Double.NaN;
        for (int t = 0; t < line.length; t++) {
            double middle = (bars.high(t) + bars.low(t)) / 2;
            double width = p[1] * line[t];
            double closeBefore = t > 0 ? bars.close(t - 1) : Double.NaN;
            boolean first = Double.isNaN(before);
            double up =
                    first || middle + width < upper || closeBefore > upper ? middle + width : upper;
            double down =
                    first || middle - width > lower || closeBefore < lower ? middle - width : lower;
            boolean above = !first && before == upper;
            line[t] =
                    above
                            ? (bars.close(t) <= up ? up : down)
                            : first || bars.close(t) >= down ? down : up;
            upper = up;
            lower = down;
            before = line[t];
        }
        return line;
    }

    static double[] plusDi(Prices prices, double[] p) {
        return directional(prices, (int) p[0], true);
    }

    static double[] minusDi(Prices prices, double[] p) {
        return directional(prices, (int) p[0], false);
    }

    static double[] adx(Prices prices, double[] p) {
        return Windows.wilder(spread(plusDi(prices, p), minusDi(prices, p)), (int) p[0]);
    }

    static double[] plusDiWilder(Prices prices, double[] p) {
        return directionalWilder(prices, (int) p[0], true);
    }

    static double[] minusDiWilder(Prices prices, double[] p) {
        return directionalWilder(prices, (int) p[0], false);
    }

    static double[] adxWilder(Prices prices, double[] p) {
        double[] spread = spread(plusDiWilder(prices, p), minusDiWilder(prices, p));
        return Windows.wilderFromMean(spread, (int) p[0], (int) p[0]);
    }

    /// 100 |+DI - -DI| / (+DI + -DI), 0 where there is no direction at all.
    private static double[] spread(double[] plus, double[] minus) {
        for (int t = 0; t < plus.length; t++) {
            double sum = plus[t] + minus[t];
            plus[t] = sum == 0 ? 0 : Math.abs(plus[t] - minus[t]) / sum * 100;
        }
        return plus;
    }

    /// ta4j takes a range below 0.00001 for none, which leaves a cheap coin without direction; here
    /// only 0 is none.
    private static double[] directional(Prices prices, int period, boolean up) {
        double[] ranges = ranges(prices);
        return share(
                Windows.wilder(moves(prices, up), period), Windows.wilder(ranges, period), ranges);
    }

    /// As TA-Lib: sums of `period - 1` moves and ranges, from which each further bar takes a
    /// `period`th before its own is added.
    private static double[] directionalWilder(Prices prices, int period, boolean up) {
        double[] ranges = ranges(prices);
        return share(faded(moves(prices, up), period), faded(ranges, period), ranges);
    }

    private static double[] faded(double[] values, int period) {
        double[] faded = new double[values.length];
        double sum = 0;
        for (int t = 1; t < faded.length; t++) {
            sum += t < period ? values[t] : values[t] - sum / period;
            faded[t] = sum;
        }
        return faded;
    }

    /// A bar that did not move shrinks both averages alike, so their ratio stays.
    private static double[] share(double[] moved, double[] range, double[] ranges) {
        for (int t = 0; t < moved.length; t++) {
            boolean still = t > 0 && ranges[t] == 0 && !Double.isNaN(moved[t - 1]);
            moved[t] = still ? moved[t - 1] : range[t] == 0 ? 0 : moved[t] / range[t] * 100;
        }
        return moved;
    }

    private static double[] moves(Prices prices, boolean up) {
        Precise highs = prices.highs();
        Precise lows = prices.lows();
        double[] moves = new double[prices.size()];
        for (int t = 1; t < moves.length; t++) {
            double rise = highs.minus(t, highs, t - 1);
            double fall = lows.minus(t - 1, lows, t);
            double ours = up ? rise : fall;
            boolean further = ours - (up ? fall : rise) > Comparison.TIE * Math.abs(ours);
            moves[t] = further && ours > 0 ? ours : 0;
        }
        return moves;
    }

    static double[] donchianUpper(Prices prices, double[] p) {
        return Windows.highest(prices.bars().highs(), (int) p[0]);
    }

    static double[] donchianLower(Prices prices, double[] p) {
        return Windows.lowest(prices.bars().lows(), (int) p[0]);
    }

    /// Middle of the highest high and the lowest low.
    static double[] ichimoku(Prices prices, double[] p) {
        double[] middle = donchianUpper(prices, p);
        double[] lowest = donchianLower(prices, p);
        for (int t = 0; t < middle.length; t++) {
            middle[t] = (middle[t] + lowest[t]) / 2;
        }
        return middle;
    }
}
