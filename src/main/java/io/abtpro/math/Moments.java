package io.abtpro.math;

/// The first four moments of a sample.
///
/// @param count how many values
/// @param mean NaN where there is no value
/// @param variance with n - 1; NaN below two values
/// @param skewness third standardised moment (with n); NaN where the values do not vary
/// @param kurtosis fourth standardised moment (with n), 3 for a normal, not excess; NaN where the values do not vary
public record Moments(int count, double mean, double variance, double skewness, double kurtosis) {
    /// The moments of `values`, by two passes.
    public static Moments of(double[] values) {
        int n = values.length;
        double mean = mean(values);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double d = value - mean;
            double square = d * d;
            second += square;
            third += square * d;
            fourth += square * square;
        }
        double population = second / n;
        return new Moments(
                n,
                mean,
                n < 2 ? Double.NaN : second / (n - 1),
                third / n / (population * Math.sqrt(population)),
                fourth / n / (population * population));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// Square root of the variance.
    public double standardDeviation() {
        return Math.sqrt(variance);
    }
}
