package io.abtpro.loading;

/// Prices scaled by adjusted close over close, so that a dividend or a split makes no move of its
/// own.
final class AdjustedClose {
    private static final double LARGEST = 1e6;

    private AdjustedClose() {}

    /// Adjusted close over close; NaN where it is no positive number of a plausible size.
    static double ratio(double adjusted, double close) {
        double ratio = adjusted / close;
        return ratio >= 1 / LARGEST && ratio <= LARGEST && adjusted > 0 ? ratio : Double.NaN;
    }

    /// Scales open, high, low and close of bar `t`; the close becomes `adjusted` to the last digit.
    /// Volume stays.
    static void scale(double[][] columns, int t, double adjusted, double ratio) {
        double close = columns[3][t];
        double open = columns[0][t] == close ? adjusted : columns[0][t] * ratio;
        // The product is rounded, so that a high equal to the close may come out one digit below
        // it.
        columns[1][t] = Math.max(columns[1][t] * ratio, Math.max(open, adjusted));
        columns[2][t] = Math.min(columns[2][t] * ratio, Math.min(open, adjusted));
        columns[0][t] = open;
        columns[3][t] = adjusted;
    }
}
