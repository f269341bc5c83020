package io.abtpro.forest;

/// Brings each feature to mean 0 and deviation 1 of the rows it was fitted on.
///
/// Trees need it too: smile does not split between values less than 1e-7 apart, so that a feature
/// as small as the return of a minute would never be used.
///
/// @param means shape `[features]`
/// @param deviations above 0, shape `[features]`; 1 for a feature that never changes
public record Scaler(double[] means, double[] deviations) {
    public Scaler {
        if (means.length == 0 || means.length != deviations.length) {
            throw new IllegalArgumentException(
                    "means and deviations must be as many, and some, were %d and %d"
                            .formatted(means.length, deviations.length));
        }
        for (int k = 0; k < means.length; k++) {
            boolean finite = Double.isFinite(means[k]) && Double.isFinite(deviations[k]);
            if (!finite || !(deviations[k] > 0)) {
                throw new IllegalArgumentException(
                        "feature %d must have a finite mean and a deviation above 0, had %s and %s"
                                .formatted(k, means[k], deviations[k]));
            }
        }
    }

    /// The scaler of `rows`, shape `[n][features]`, n >= 1; deviations with divisor n.
    public static Scaler of(double[][] rows) {
        int features = rows[0].length;
        double[] means = new double[features];
        double[] deviations = new double[features];
        for (int k = 0; k < features; k++) {
            double sum = 0;
            for (double[] row : rows) {
                sum += row[k];
            }
            means[k] = sum / rows.length;
            double squares = 0;
            for (double[] row : rows) {
                squares += (row[k] - means[k]) * (row[k] - means[k]);
            }
            double deviation = Math.sqrt(squares / rows.length);
            // What rounding leaves of a feature that never changes is no deviation.
            deviations[k] = deviation > 1e-12 * Math.abs(means[k]) ? deviation : 1;
        }
        return new Scaler(means, deviations);
    }

    public int features() {
        return means.length;
    }

    /// A new row of the same length, scaled.
    public double[] scaled(double[] row) {
        double[] scaled = new double[row.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = (row[k] - means[k]) / deviations[k];
        }
        return scaled;
    }

    /// New rows, scaled.
    public double[][] scaled(double[][] rows) {
        double[][] scaled = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            scaled[i] = scaled(rows[i]);
        }
        return scaled;
    }
}
