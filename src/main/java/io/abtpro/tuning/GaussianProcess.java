package io.abtpro.tuning;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/// A Gaussian process over the unit cube: Matern 5/2 with one length scale, values standardised.
///
/// Source: Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1
/// and eq. 4.17.
final class GaussianProcess {
    private static final double SQRT5 = Math.sqrt(5);
    private static final double[] SCALES = {0.05, 0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] NOISES = {1e-4, 1e-2, 1e-1};

    private final double[][] points;
    private final double scale;
    private final double noise;
    private final double[][] lower;
    private final double[] weights;
    private final double mean;
    private final double deviation;
    private final double logLikelihood;

    /// What the process expects at a point.
    record Prediction(double mean, double deviation) {}

    private GaussianProcess(double[][] points, double[] values, double scale, double noise) {
        this.points = points;
        this.scale = scale;
        this.noise = noise;
        int n = values.length;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        mean = sum / n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        deviation = squares > 0 ? Math.sqrt(squares / n) : 1;
        double[] standard = new double[n];
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            standard[i] = (values[i] - mean) / deviation;
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = kernel(points[i], points[j]) + (i == j ? noise : 0);
                covariance[j][i] = covariance[i][j];
            }
        }
        var cholesky =
                new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false), 1e-9, 1e-12);
        lower = cholesky.getL().getData();
        weights = cholesky.getSolver().solve(new ArrayRealVector(standard, false)).toArray();
        double likelihood = -n / 2.0 * Math.log(2 * Math.PI);
        for (int i = 0; i < n; i++) {
            likelihood -= standard[i] * weights[i] / 2 + Math.log(lower[i][i]);
        }
        logLikelihood = likelihood;
    }

    /// How far points speak for each other, and the variance of noise beside a signal of variance
    /// 1.
    record Smoothness(double scale, double noise) {}

    /// The process at a given smoothness.
    ///
    /// @param points shape `[n][dimensions]`, in the unit cube
    /// @param values shape `[n]`, at least one
    static GaussianProcess of(double[][] points, double[] values, Smoothness smoothness) {
        GaussianProcess process = tried(points, values, smoothness.scale(), smoothness.noise());
        return process == null ? new GaussianProcess(points, values, SCALES[0], 1) : process;
    }

    /// The process of largest marginal likelihood over a few length scales and noise levels.
    static GaussianProcess fit(double[][] points, double[] values) {
        GaussianProcess best = null;
        for (double scale : SCALES) {
            for (double noise : NOISES) {
                GaussianProcess tried = tried(points, values, scale, noise);
                if (tried != null && (best == null || tried.logLikelihood > best.logLikelihood)) {
                    best = tried;
                }
            }
        }
        return best == null ? new GaussianProcess(points, values, SCALES[0], 1) : best;
    }

    private static @org.jspecify.annotations.Nullable GaussianProcess tried(
            double[][] points, double[] values, double scale, double noise) {
        try {
            return new GaussianProcess(points, values, scale, noise);
        } catch (MathIllegalArgumentException notPositive) {
            return null;
        }
    }

    Smoothness smoothness() {
        return new Smoothness(scale, noise);
    }

    Prediction predict(double[] point) {
        int n = weights.length;
        double expected = 0;
        double explained = 0;
        double[] solved = new double[n];
        for (int i = 0; i < n; i++) {
            double covariance = kernel(point, points[i]);
            expected += covariance * weights[i];
            double left = covariance;
            double[] row = lower[i];
            for (int j = 0; j < i; j++) {
                left -= row[j] * solved[j];
            }
            solved[i] = left / row[i];
            explained += solved[i] * solved[i];
        }
        return new Prediction(
                mean + deviation * expected, deviation * Math.sqrt(Math.max(0, 1 - explained)));
    }

    private double kernel(double[] a, double[] b) {
        double square = 0;
        for (int d = 0; d < a.length; d++) {
            square += (a[d] - b[d]) * (a[d] - b[d]);
        }
        double r = SQRT5 * Math.sqrt(square) / scale;
        return (1 + r + r * r / 3) * Math.exp(-r);
    }
}
