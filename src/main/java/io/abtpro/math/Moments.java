package io.abtpro.math;

/// The first four moments of a sample.
///
/// @param count how many values
/// @param mean NaN where there is no value
/// @param variance with n - 1; NaN below two values
/// @param skewness third standardised moment (with n); NaN where the values do not vary
/// @param kurtosis fourth standardised moment (with n), 3 for a normal, not excess; NaN where the
///   values do not vary
public record Moments(int count, double mean, double variance, double skewness, double kurtosis) {
    /// The moments of `values`.
    public static Moments of(double[] values) {
        var sums = new Sums();
        sums.add(values, values.length);
        return sums.moments();
    }

    /// The mean of `values`; NaN where there is none. Four sums side by side, which the processor
    /// adds at once.
    public static double mean(double[] values) {
        return mean(values, values.length);
    }

    private static double mean(double[] values, int n) {
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

    /// Moments of values that come in blocks and need not be kept.
    ///
    /// Powers are summed of the distance from the mean of the first block, which is near enough to
    /// that of all for nothing to cancel out.
    public static final class Sums {
        private int count;
        private double shift;
        private double first;
        private double second;
        private double third;
        private double fourth;

        /// Takes the first `number` of `values`.
        public void add(double[] values, int number) {
            if (count == 0) {
                shift = number == 0 ? 0 : mean(values, number);
            }
            count += number;
            int i = 0;
            double odd1 = 0;
            double odd2 = 0;
            double odd3 = 0;
            double odd4 = 0;
            for (; i + 1 < number; i += 2) {
                double d = values[i] - shift;
                double square = d * d;
                first += d;
                second += square;
                third += square * d;
                fourth += square * square;
                double dOdd = values[i + 1] - shift;
                double squareOdd = dOdd * dOdd;
                odd1 += dOdd;
                odd2 += squareOdd;
                odd3 += squareOdd * dOdd;
                odd4 += squareOdd * squareOdd;
            }
            double rest = i < number ? values[i] - shift : 0;
            first += odd1 + rest;
            second += odd2 + rest * rest;
            third += odd3 + rest * rest * rest;
            fourth += odd4 + rest * rest * rest * rest;
        }

        /// The moments of all values taken so far.
        public Moments moments() {
            double d = first / count;
            double m2 = Math.max(0, second - count * d * d);
            double m3 = third - 3 * d * second + 2 * count * d * d * d;
            double m4 = fourth - 4 * d * third + 6 * d * d * second - 3 * count * d * d * d * d;
            double population = m2 / count;
            return new Moments(
                    count,
                    shift + d,
                    count < 2 ? Double.NaN : m2 / (count - 1),
                    m3 / count / (population * Math.sqrt(population)),
                    m4 / count / (population * population));
        }
    }
}
