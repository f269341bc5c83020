package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

/// Wilder's parabolic stop and reverse in one pass.
///
/// The stop of a bar is limited by the extremes of the two bars before it, and only then does the
/// bar's own range decide whether it was touched: at the stop is touched, long or short. The first
/// trade is short where the low fell further than the high rose, else long; its stop is the other
/// extreme of the first bar. Source: Wilder, New Concepts in Technical Trading Systems (1978),
/// section II; first bar and limit at a reversal as in TA-Lib.
///
/// ta4j 0.22.2 differs: it tests the stop before the limit, and where a long trade's low is at the
/// stop goes on.
final class ParabolicSar {
    private final BarSeries bars;
    private final double start;
    private final double increment;
    private final double maximum;
    private boolean up;
    private double extreme;
    private double acceleration;

    /// The stop of the next bar.
    private double stop;

    private ParabolicSar(BarSeries bars, double[] p) {
        this.bars = bars;
        start = Math.min(p[0], p[2]);
        increment = p[1];
        maximum = p[2];
    }

    static double[] column(Prices prices, double[] parameters) {
        ParabolicSar sar = new ParabolicSar(prices.bars(), parameters);
        double[] column = new double[prices.size()];
        for (int t = 0; t < column.length; t++) {
            column[t] = t == 0 ? Double.NaN : sar.at(t);
        }
        return column;
    }

    private double at(int t) {
        if (t == 1) {
            begin();
        }
        double sar = stop;
        if (touched(t, sar)) {
            sar = beyond(extreme, t);
            up = !up;
            acceleration = start;
            extreme = furthest(t);
        } else if (up ? furthest(t) > extreme : furthest(t) < extreme) {
            extreme = furthest(t);
            acceleration = Math.min(maximum, acceleration + increment);
        }
        double next = sar + acceleration * (extreme - sar);
        stop =
                up
                        ? Math.min(next, Math.min(bars.low(t), bars.low(before(t))))
                        : Math.max(next, Math.max(bars.high(t), bars.high(before(t))));
        return sar;
    }

    private void begin() {
        double rise = bars.high(1) - bars.high(0);
        double fall = bars.low(0) - bars.low(1);
        up = !(fall > 0 && fall > rise);
        acceleration = start;
        stop = up ? bars.low(0) : bars.high(0);
        extreme = furthest(1);
    }

    /// The first trade begins at bar 1, and its own bars limit its stop: the first stop is an
    /// extreme of bar 0.
    private static int before(int t) {
        return Math.max(1, t - 1);
    }

    private double furthest(int t) {
        return up ? bars.high(t) : bars.low(t);
    }

    /// A stop that rounding alone keeps from the price is touched.
    private boolean touched(int t, double sar) {
        double slack = Comparison.TIE * Math.abs(sar);
        return up ? bars.low(t) <= sar + slack : bars.high(t) >= sar - slack;
    }

    /// The extreme of the trade that ends, and not within the range of its last two bars.
    private double beyond(double sar, int t) {
        return up
                ? Math.max(sar, Math.max(bars.high(t), bars.high(before(t))))
                : Math.min(sar, Math.min(bars.low(t), bars.low(before(t))));
    }
}
