package io.abtpro.volatility;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/// Heterogeneous autoregression: the variance to come, linear in the last bar's and in the means of
/// the last 5 and 22.
///
/// A forecast is kept within the range of the outcomes above 0 that it was fitted to, since a
/// linear model can fall below 0, and a bar that did not move is no forecast. Source: Corsi, A
/// simple approximate long-memory model of realized volatility (2009); the bound is the "insanity
/// filter" of Swanson and White.
///
/// @param intercept of the regression
/// @param bar weight of the last bar
/// @param week weight of the mean of 5 bars
/// @param month weight of the mean of 22 bars
/// @param rSquared share of the outcomes' variance explained in the sample
/// @param lowest outcome above 0 in the sample; 0 where there is none
/// @param highest outcome in the sample
record Har(
        double intercept,
        double bar,
        double week,
        double month,
        double rSquared,
        double lowest,
        double highest) {
    static final int WEEK = 5;
    static final int MONTH = 22;

    /// First row with all three regressors where variances start at bar 1.
    static final int WARMUP = MONTH;

    /// The regression by least squares of `outcomes[i]` on the row `regressors[i]` of bar, week and
    /// month.
    static Har fit(double[][] regressors, double[] outcomes) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        double sum = 0;
        for (double y : outcomes) {
            lowest = y > 0 ? Math.min(lowest, y) : lowest;
            highest = Math.max(highest, y);
            sum += y;
        }
        lowest = Math.min(lowest, highest);
        try {
            var regression = new OLSMultipleLinearRegression();
            regression.newSampleData(outcomes, regressors);
            double[] b = regression.estimateRegressionParameters();
            return new Har(b[0], b[1], b[2], b[3], regression.calculateRSquared(), lowest, highest);
        } catch (MathIllegalArgumentException singular) {
            // Bars that never move differently hold one fact: their mean.
            return new Har(sum / outcomes.length, 0, 0, 0, 0, lowest, highest);
        }
    }

    /// The expected variance after a row of bar, week and month.
    double forecast(double lastBar, double lastWeek, double lastMonth) {
        return Math.clamp(unbounded(lastBar, lastWeek, lastMonth), lowest, highest);
    }

    double unbounded(double lastBar, double lastWeek, double lastMonth) {
        return intercept + bar * lastBar + week * lastWeek + month * lastMonth;
    }
}
