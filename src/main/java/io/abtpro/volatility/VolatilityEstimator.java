package io.abtpro.volatility;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.math.Moments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How volatility is measured from bars.
///
/// The range estimators see nothing of a gap between two bars; as a bar's variance each therefore
/// adds the square of the gap from the close before, so that every estimator measures the whole
/// move.
public enum VolatilityEstimator {
    CLOSE_TO_CLOSE("close-to-close", "Close to close"),
    PARKINSON("parkinson", "Parkinson"),
    GARMAN_KLASS("garman-klass", "Garman-Klass"),
    ROGERS_SATCHELL("rogers-satchell", "Rogers-Satchell"),
    GARMAN_KLASS_YANG_ZHANG("garman-klass-yang-zhang", "Garman-Klass-Yang-Zhang"),
    YANG_ZHANG("yang-zhang", "Yang-Zhang");

    private static final double FOUR_LN2 = 4 * Math.log(2);
    private static final double TWO_LN2_LESS_1 = 2 * Math.log(2) - 1;

    private final String id;
    private final String label;

    VolatilityEstimator(String id, String label) {
        this.id = id;
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String id() {
        return id;
    }

    /// The estimator with this id, such as `yang-zhang`.
    public static VolatilityEstimator parse(String text) {
        for (VolatilityEstimator estimator : values()) {
            if (estimator.id.equals(text.strip().toLowerCase(Locale.ROOT))) {
                return estimator;
            }
        }
        List<String> known = Arrays.stream(values()).map(VolatilityEstimator::id).toList();
        throw new RefusedException(
                "estimator must be one of %s, was '%s'".formatted(String.join(", ", known), text));
    }

    /// The annualised volatility of the last `n` bars at each bar, as the R package TTR computes
    /// it: deviations from the mean for close to close (over n - 1 returns) and Yang-Zhang, no gaps
    /// for Parkinson, Garman-Klass and Rogers-Satchell. NaN before `n` bars (`n + 1` where the
    /// close before counts).
    ///
    /// Source: Ulrich, TTR 0.24.3, `volatility()`.
    public double[] rolling(BarSeries bars, int n, double barsPerYear) {
        if (n < 3) {
            throw new RefusedException("window of an estimator must be >= 3 bars, was " + n);
        }
        double[] result = new double[bars.size()];
        Arrays.fill(result, Double.NaN);
        int first = this == GARMAN_KLASS_YANG_ZHANG || this == YANG_ZHANG ? n : n - 1;
        for (int t = first; t < bars.size(); t++) {
            result[t] = Math.sqrt(barsPerYear * windowVariance(bars, t, n));
        }
        return result;
    }

    private double windowVariance(BarSeries bars, int t, int n) {
        return switch (this) {
            case CLOSE_TO_CLOSE -> deviation(bars, t, n - 1, VolatilityEstimator::closeReturn);
            case PARKINSON -> mean(bars, t, n, VolatilityEstimator::parkinson);
            case GARMAN_KLASS -> mean(bars, t, n, VolatilityEstimator::garmanKlass);
            case ROGERS_SATCHELL -> mean(bars, t, n, VolatilityEstimator::rogersSatchell);
            case GARMAN_KLASS_YANG_ZHANG ->
                    mean(bars, t, n, VolatilityEstimator::squaredGap)
                            + mean(bars, t, n, VolatilityEstimator::garmanKlass);
            case YANG_ZHANG -> {
                double k = yangZhangWeight(n);
                yield deviation(bars, t, n, VolatilityEstimator::gap)
                        + k * deviation(bars, t, n, VolatilityEstimator::openClose)
                        + (1 - k) * mean(bars, t, n, VolatilityEstimator::rogersSatchell);
            }
        };
    }

    /// The variance of each bar's whole move, gap included, about a mean of 0; NaN at bar 0, which
    /// has no close before.
    ///
    /// @param window bars that will be averaged; decides the weight within Yang-Zhang alone
    double[] barVariances(BarSeries bars, int window) {
        double[] variances = new double[bars.size()];
        for (int t = 0; t < variances.length; t++) {
            variances[t] = t == 0 ? Double.NaN : barVariance(bars, t, window);
        }
        return variances;
    }

    private double barVariance(BarSeries bars, int t, int window) {
        double within =
                switch (this) {
                    case CLOSE_TO_CLOSE -> 0;
                    case PARKINSON -> parkinson(bars, t);
                    case GARMAN_KLASS, GARMAN_KLASS_YANG_ZHANG -> garmanKlass(bars, t);
                    case ROGERS_SATCHELL -> rogersSatchell(bars, t);
                    case YANG_ZHANG -> {
                        double k = window < 2 ? 0 : yangZhangWeight(window);
                        double day = openClose(bars, t);
                        yield k * day * day + (1 - k) * rogersSatchell(bars, t);
                    }
                };
        double move = closeReturn(bars, t);
        return this == CLOSE_TO_CLOSE ? move * move : squaredGap(bars, t) + Math.max(0, within);
    }

    @FunctionalInterface
    private interface OfBar {
        double at(BarSeries bars, int t);
    }

    private static double mean(BarSeries bars, int t, int n, OfBar value) {
        double sum = 0;
        for (int i = t - n + 1; i <= t; i++) {
            sum += value.at(bars, i);
        }
        return sum / n;
    }

    private static double deviation(BarSeries bars, int t, int n, OfBar value) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = value.at(bars, t - n + 1 + i);
        }
        return Moments.of(values).variance();
    }

    /// Source: Yang and Zhang, Drift-independent volatility estimation (2000), with alpha 1.34.
    private static double yangZhangWeight(int n) {
        return 0.34 / (1.34 + (n + 1.0) / (n - 1));
    }

    private static double closeReturn(BarSeries bars, int t) {
        return Math.log(bars.close(t) / bars.close(t - 1));
    }

    private static double gap(BarSeries bars, int t) {
        return Math.log(bars.open(t) / bars.close(t - 1));
    }

    private static double squaredGap(BarSeries bars, int t) {
        double gap = gap(bars, t);
        return gap * gap;
    }

    private static double openClose(BarSeries bars, int t) {
        return Math.log(bars.close(t) / bars.open(t));
    }

    private static double parkinson(BarSeries bars, int t) {
        double range = Math.log(bars.high(t) / bars.low(t));
        return range * range / FOUR_LN2;
    }

    private static double garmanKlass(BarSeries bars, int t) {
        double range = Math.log(bars.high(t) / bars.low(t));
        double day = openClose(bars, t);
        return 0.5 * range * range - TWO_LN2_LESS_1 * day * day;
    }

    private static double rogersSatchell(BarSeries bars, int t) {
        return Math.log(bars.high(t) / bars.close(t)) * Math.log(bars.high(t) / bars.open(t))
                + Math.log(bars.low(t) / bars.close(t)) * Math.log(bars.low(t) / bars.open(t));
    }
}
