package io.abtpro.math;

/// Quantiles of a sample. Who needs another form states it: [io.abtpro.math] has this one.
public final class Quantiles {
    private Quantiles() {}

    /// The value below which `share` of the sample lies, linear between the order statistics; NaN
    /// without values.
    ///
    /// Source: Hyndman and Fan (1996), definition 7, the default of NumPy and R.
    ///
    /// @param sorted the sample, ascending
    /// @param share in [0, 1]
    public static double linear(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        // Not computed where it is exact: of two infinite values the difference is none.
        return at == below
                ? sorted[below]
                : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
