package io.abtpro.math;

/// Mean, deviation, skewness and kurtosis of a sample.
///
/// @param mean arithmetic mean
/// @param deviation standard deviation with n - 1
/// @param skewness third standardised moment with n
/// @param kurtosis fourth standardised moment with n, 3 for a normal sample (not excess)
/// @param count size of the sample
public record Moments(double mean, double deviation, double skewness, double kurtosis, int count) {
    /// The moments of `values`, shape `[n]`, finite. Deviation is 0 below two values; skewness 0 and kurtosis 3 where
    /// all values are equal.
    public static Moments of(double[] values) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / Math.max(n, 1);
        }
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double value : values) {
            double d = value - mean;
            m2 += d * d;
            m3 += d * d * d;
            m4 += d * d * d * d;
        }
        if (!(m2 > 0)) {
            return new Moments(mean, 0, 0, 3, n);
        }
        double variance = m2 / n;
        return new Moments(
                mean,
                n < 2 ? 0 : Math.sqrt(m2 / (n - 1)),
                m3 / n / Math.pow(variance, 1.5),
                m4 / n / (variance * variance),
                n);
    }
}
