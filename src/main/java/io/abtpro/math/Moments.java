package io.abtpro.math;

/// The first four moments of a sample.
///
/// @param count how many values
/// @param mean NaN where there is no value
/// @param variance with n - 1; NaN below two values
/// @param skewness third standardised moment (with n); NaN where the values do not vary
/// @param kurtosis fourth standardised moment (with n), 3 for a normal, not excess; NaN where the values do not vary
public record Moments(int count, double mean, double variance, double skewness, double kurtosis) {
    /// The moments of `values`, by two passes, each of several sums side by side.
    public static Moments of(double[] values) {
        int n = values.length;
        double mean = mean(values);
        double second = 0;
        double third = 0;
        double fourth = 0;
        double secondOdd = 0;
        double thirdOdd = 0;
        double fourthOdd = 0;
        for (int i = 0; i + 1 < n; i += 2) {
            double d = values[i] - mean;
            double square = d * d;
            second += square;
            third += square * d;
            fourth += square * square;
            double dOdd = values[i + 1] - mean;
            double squareOdd = dOdd * dOdd;
            secondOdd += squareOdd;
            thirdOdd += squareOdd * dOdd;
            fourthOdd += squareOdd * squareOdd;
        }
        double rest = n % 2 == 0 ? 0 : values[n - 1] - mean;
        second += secondOdd + rest * rest;
        third += thirdOdd + rest * rest * rest;
        fourth += fourthOdd + rest * rest * rest * rest;
        double population = second / n;
        return new Moments(
                n,
                mean,
                n < 2 ? Double.NaN : second / (n - 1),
                third / n / (population * Math.sqrt(population)),
                fourth / n / (population * population));
    }

    /// The mean of `values`; NaN where there is none. Four sums side by side, which the processor adds at once.
    public static double mean(double[] values) {
        int n = values.length;
        int whole = n - n % 4;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < whole; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        double sum = a + b + (c + d);
        for (int i = whole; i < n; i++) {
            sum += values[i];
        }
        return sum / n;
    }

    /// Square root of the variance.
    public double standardDeviation() {
        return Math.sqrt(variance);
    }
}
