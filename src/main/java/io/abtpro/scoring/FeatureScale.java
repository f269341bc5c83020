package io.abtpro.scoring;

import io.abtpro.math.Moments;

/// Mean and deviation of each feature over some signals: distances between signals are measured in
/// deviations.
record FeatureScale(double[] mean, double[] deviation) {
    /// @param rows shape `[n][features]`; a feature that is the same in all has deviation 0
    static FeatureScale of(double[][] rows, int features) {
        double[] mean = new double[features];
        double[] deviation = new double[features];
        double[] column = new double[rows.length];
        for (int k = 0; k < features; k++) {
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][k];
            }
            Moments moments = Moments.of(column);
            mean[k] = moments.mean();
            double spread = moments.standardDeviation();
            deviation[k] = spread > 0 ? spread : 0;
        }
        return new FeatureScale(mean, deviation);
    }

    /// The root mean square difference in deviations over the features that vary.
    double distance(double[] a, double[] b) {
        double sum = 0;
        int varying = 0;
        for (int k = 0; k < deviation.length; k++) {
            if (deviation[k] > 0) {
                double apart = (a[k] - b[k]) / deviation[k];
                sum += apart * apart;
                varying++;
            }
        }
        return varying == 0 ? 0 : Math.sqrt(sum / varying);
    }
}
