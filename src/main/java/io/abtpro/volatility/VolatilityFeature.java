package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.math.Significant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the forest sees of a series at bar t; every value is known at the close of t.
///
/// The original's fourteen, corrected: momentum over 1 bar is no longer the close over itself;
/// momentum over 6 spans 6 bars, not 5; prices and volumes are relative, so that a forest fitted at
/// one price level holds at another.
public enum VolatilityFeature {
    /// Root mean square return of the last bar.
    RV_1,
    RV_6,
    RV_24,
    RETURN_MEAN,
    RETURN_DEVIATION,
    ABS_RETURN_MEAN,
    /// Mean volume of 24 bars over that of 96.
    VOLUME_MEAN,
    /// Deviation of 24 bars' volume over its mean.
    VOLUME_DEVIATION,
    /// Mean of (high - low) / close over 24 bars.
    HIGH_LOW_RANGE,
    /// Mean of |close - open| / close over 24 bars.
    OPEN_CLOSE_RANGE,
    MOMENTUM_1,
    MOMENTUM_6,
    /// Bars of the last 24 that moved more than 3 deviations of the 24 bars before each.
    PRICE_JUMPS,
    /// Mean gap from the close before over the mean range, both over 24 bars.
    GAP_RATIO;

    static final int WINDOW = 24;
    private static final int LONG_WINDOW = 96;
    private static final double JUMP_DEVIATIONS = 3;

    /// First bar at which every feature has its window.
    static final int WARMUP = LONG_WINDOW;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The features' ids in the order of a row.
    public static List<String> ids() {
        return Arrays.stream(values()).map(VolatilityFeature::id).toList();
    }

    /// The feature at each bar; NaN before its window is full.
    public double[] column(BarSeries bars) {
        if (this == PRICE_JUMPS) {
            return jumps(bars);
        }
        double[] column = new double[bars.size()];
        for (int t = 0; t < column.length; t++) {
            column[t] = t < WARMUP ? Double.NaN : at(bars, t);
        }
        return column;
    }

    /// Rows of all features at seven significant digits, shape `[bars][features]`.
    static double[][] rows(BarSeries bars) {
        double[][] rows = new double[bars.size()][values().length];
        for (VolatilityFeature feature : values()) {
            double[] column = feature.column(bars);
            for (int t = 0; t < rows.length; t++) {
                rows[t][feature.ordinal()] = Significant.round(column[t]);
            }
        }
        return rows;
    }

    private double at(BarSeries bars, int t) {
        return switch (this) {
            case RV_1 -> rootMeanSquare(bars, t, 1);
            case RV_6 -> rootMeanSquare(bars, t, 6);
            case RV_24 -> rootMeanSquare(bars, t, WINDOW);
            case RETURN_MEAN -> mean(t, WINDOW, i -> logReturn(bars, i));
            case RETURN_DEVIATION -> deviation(t, i -> logReturn(bars, i));
            case ABS_RETURN_MEAN -> mean(t, WINDOW, i -> Math.abs(logReturn(bars, i)));
            case VOLUME_MEAN ->
                    ratio(mean(t, WINDOW, bars::volume), mean(t, LONG_WINDOW, bars::volume), 1);
            case VOLUME_DEVIATION -> volumeDeviation(bars, t);
            case HIGH_LOW_RANGE -> range(bars, t);
            case OPEN_CLOSE_RANGE ->
                    mean(t, WINDOW, i -> Math.abs(bars.close(i) - bars.open(i)) / bars.close(i));
            case MOMENTUM_1 -> bars.close(t) / bars.close(t - 1) - 1;
            case MOMENTUM_6 -> bars.close(t) / bars.close(t - 6) - 1;
            case PRICE_JUMPS ->
                    throw new IllegalStateException("jumps are counted column by column");
            case GAP_RATIO ->
                    ratio(
                            mean(
                                    t,
                                    WINDOW,
                                    i -> Math.abs(Math.log(bars.open(i) / bars.close(i - 1)))),
                            range(bars, t),
                            0);
        };
    }

    @FunctionalInterface
    private interface OfBar {
        double at(int t);
    }

    private static double logReturn(BarSeries bars, int t) {
        return Math.log(bars.close(t) / bars.close(t - 1));
    }

    private static double mean(int t, int window, OfBar value) {
        double sum = 0;
        for (int i = t - window + 1; i <= t; i++) {
            sum += value.at(i);
        }
        return sum / window;
    }

    private static double rootMeanSquare(BarSeries bars, int t, int window) {
        return Math.sqrt(mean(t, window, i -> logReturn(bars, i) * logReturn(bars, i)));
    }

    private static double deviation(int t, OfBar value) {
        double mean = mean(t, WINDOW, value);
        return Math.sqrt(mean(t, WINDOW, i -> (value.at(i) - mean) * (value.at(i) - mean)));
    }

    /// Of volumes over their mean: the squares of large ones are beyond every double.
    private static double volumeDeviation(BarSeries bars, int t) {
        double mean = mean(t, WINDOW, bars::volume);
        return mean > 0 ? deviation(t, i -> bars.volume(i) / mean) : 0;
    }

    private static double range(BarSeries bars, int t) {
        return mean(t, WINDOW, i -> (bars.high(i) - bars.low(i)) / bars.close(i));
    }

    /// Each bar is held against the bars before it once, not again for every window it is in.
    private static double[] jumps(BarSeries bars) {
        double[] jumped = new double[bars.size()];
        double[] column = new double[bars.size()];
        for (int t = 0; t < column.length; t++) {
            if (t > WINDOW) {
                double deviation = deviation(t - 1, k -> logReturn(bars, k));
                jumped[t] = Math.abs(logReturn(bars, t)) > JUMP_DEVIATIONS * deviation ? 1 : 0;
            }
            column[t] = t < WARMUP ? Double.NaN : sum(t, jumped);
        }
        return column;
    }

    private static double sum(int t, double[] values) {
        double sum = 0;
        for (int i = t - WINDOW + 1; i <= t; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double ratio(double value, double by, double otherwise) {
        return by > 0 ? value / by : otherwise;
    }
}
