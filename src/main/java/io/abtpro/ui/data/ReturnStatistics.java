package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;

/// Close-to-close returns of a series, in figures.
///
/// @param returns simple returns, shape `[bars - 1]`
/// @param mean per bar, as a fraction
/// @param annualisedVolatility standard deviation per bar times the square root of the bars a year;
///   NaN below 3 bars
/// @param maxDrawdown deepest fall of the close from its peak, as a fraction <= 0
record ReturnStatistics(
        double[] returns,
        double mean,
        double annualisedVolatility,
        double worst,
        double best,
        double maxDrawdown) {
    /// The statistics of `series`; every figure NaN where there are fewer than 2 bars.
    static ReturnStatistics of(BarSeries series) {
        int n = series.size();
        if (n < 2) {
            return new ReturnStatistics(
                    new double[0], Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] returns = new double[n - 1];
        double sum = 0;
        double worst = Double.POSITIVE_INFINITY;
        double best = Double.NEGATIVE_INFINITY;
        double peak = series.close(0);
        double fall = 0;
        for (int t = 1; t < n; t++) {
            double change = series.close(t) / series.close(t - 1) - 1;
            returns[t - 1] = change;
            sum += change;
            worst = Math.min(worst, change);
            best = Math.max(best, change);
            peak = Math.max(peak, series.close(t));
            fall = Math.min(fall, series.close(t) / peak - 1);
        }
        double mean = sum / (n - 1);
        double volatility =
                n < 3
                        ? Double.NaN
                        : deviation(returns, mean) * Math.sqrt(series.year().barsPerYear());
        return new ReturnStatistics(returns, mean, volatility, worst, best, fall);
    }

    private static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
