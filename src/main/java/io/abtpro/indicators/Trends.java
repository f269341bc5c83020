package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

/// Range and direction straight from the columns, in ta4j's order of operations.
final class Trends {
    private Trends() {}

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
        return Windows.wilder(range, (int) p[0]);
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

    static double[] plusDi(BarSeries bars, double[] p) {
        return directional(bars, (int) p[0], true);
    }

    static double[] minusDi(BarSeries bars, double[] p) {
        return directional(bars, (int) p[0], false);
    }

    static double[] adx(BarSeries bars, double[] p) {
        double[] plus = plusDi(bars, p);
        double[] minus = minusDi(bars, p);
        for (int t = 0; t < plus.length; t++) {
            double sum = plus[t] + minus[t];
            plus[t] = sum == 0 ? 0 : Math.abs(plus[t] - minus[t]) / sum * 100;
        }
        return Windows.wilder(plus, (int) p[0]);
    }

    /// ta4j takes a range below 0.00001 for none, which leaves a cheap coin without direction; here only 0 is none.
    private static double[] directional(BarSeries bars, int period, boolean up) {
        double[] range = atr(bars, new double[] {period});
        double[] index = Windows.wilder(moves(bars, up), period);
        for (int t = 0; t < index.length; t++) {
            index[t] = range[t] == 0 ? 0 : index[t] / range[t] * 100;
        }
        return index;
    }

    private static double[] moves(BarSeries bars, boolean up) {
        double[] moves = new double[bars.size()];
        for (int t = 1; t < moves.length; t++) {
            double rise = bars.high(t) - bars.high(t - 1);
            double fall = bars.low(t - 1) - bars.low(t);
            double ours = up ? rise : fall;
            moves[t] = ours > (up ? fall : rise) && ours > 0 ? ours : 0;
        }
        return moves;
    }

    static double[] donchianUpper(BarSeries bars, double[] p) {
        return Windows.highest(bars.highs(), (int) p[0]);
    }

    static double[] donchianLower(BarSeries bars, double[] p) {
        return Windows.lowest(bars.lows(), (int) p[0]);
    }

    /// Middle of the highest high and the lowest low.
    static double[] ichimoku(BarSeries bars, double[] p) {
        double[] middle = donchianUpper(bars, p);
        double[] lowest = donchianLower(bars, p);
        for (int t = 0; t < middle.length; t++) {
            middle[t] = (middle[t] + lowest[t]) / 2;
        }
        return middle;
    }
}
