package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;

/// Wilder's parabolic stop and reverse, as ta4j defines it, in one pass; ta4j itself starts over at every bar.
final class ParabolicSar {
    private final BarSeries bars;
    private final double start;
    private final double increment;
    private final double maximum;
    private boolean up;
    private double extreme;
    private double acceleration;

    private ParabolicSar(BarSeries bars, double[] p) {
        this.bars = bars;
        start = p[0];
        increment = p[1];
        maximum = p[2];
    }

    static double[] column(BarSeries bars, double[] parameters) {
        ParabolicSar sar = new ParabolicSar(bars, parameters);
        double[] column = new double[bars.size()];
        for (int t = 0; t < column.length; t++) {
            column[t] = t == 0 ? Double.NaN : t == 1 ? sar.first() : sar.next(t, column[t - 1]);
        }
        return column;
    }

    private double first() {
        up = bars.close(0) < bars.close(1);
        acceleration = start;
        extreme = up ? bars.high(0) : bars.low(0);
        return up ? bars.low(0) : bars.high(0);
    }

    private double next(int t, double before) {
        double sar = before + acceleration * (extreme - before);
        boolean touched = up ? bars.low(t) < sar : bars.high(t) >= sar;
        double furthest = up == touched ? bars.low(t) : bars.high(t);
        if (touched) {
            sar = extreme;
            up = !up;
            acceleration = start;
            extreme = furthest;
        } else if (up ? furthest > extreme : furthest < extreme) {
            extreme = furthest;
            acceleration = Math.min(maximum, acceleration + increment);
        }
        return up
                ? Math.min(sar, Math.min(bars.low(t - 1), bars.low(Math.max(0, t - 2))))
                : Math.max(sar, Math.max(bars.high(t - 1), bars.high(Math.max(0, t - 2))));
    }
}
