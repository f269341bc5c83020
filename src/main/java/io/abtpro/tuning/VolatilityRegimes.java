package io.abtpro.tuning;

import io.abtpro.bars.BarSeries;
import io.abtpro.math.Significant;

import java.util.Arrays;

/// The volatility regime of each bar, known at its close: 0 calm, 1 usual, 2 lively.
///
/// The 20-bar realised volatility is ranked within its own last 252 values; thirds are regimes.
/// Usual until there are enough bars to tell.
final class VolatilityRegimes {
    static final int COUNT = 3;
    private static final int WINDOW = 20;
    private static final int HISTORY = 252;
    private static final int FEWEST = 60;

    private VolatilityRegimes() {}

    static byte[] of(BarSeries series) {
        int n = series.size();
        double[] variance = variances(series);
        byte[] regimes = new byte[n];
        Arrays.fill(regimes, (byte) 1);
        for (int t = WINDOW + FEWEST; t < n; t++) {
            int from = Math.max(WINDOW, t - HISTORY + 1);
            int below = 0;
            for (int i = from; i <= t; i++) {
                below += variance[i] < variance[t] ? 1 : 0;
            }
            double rank = below / (double) (t - from + 1);
            regimes[t] = (byte) (rank < 1.0 / 3 ? 0 : rank < 2.0 / 3 ? 1 : 2);
        }
        return regimes;
    }

    /// Each window is summed afresh, so that no rounding carries over from earlier bars; windows of
    /// the same moves in another order tie, since their last digits are not looked at.
    private static double[] variances(BarSeries series) {
        double[] squares = new double[series.size()];
        for (int t = 1; t < squares.length; t++) {
            double earned = series.close(t) / series.close(t - 1) - 1;
            squares[t] = earned * earned;
        }
        double[] variance = new double[squares.length];
        for (int t = WINDOW; t < squares.length; t++) {
            double sum = 0;
            for (int i = t - WINDOW + 1; i <= t; i++) {
                sum += squares[i];
            }
            variance[t] = Significant.round(sum);
        }
        return variance;
    }
}
