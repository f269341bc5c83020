package io.abtpro.volatility;

import org.hipparchus.special.Gamma;

/// GARCH(1,1) with constant mean: h(t+1) = omega + (alpha + gamma [e(t) < 0]) e(t)^2 + beta h(t), e
/// = r - mu.
///
/// The recursion starts with e^2 = h = the mean squared residual of the sample it was fitted to
/// (the start of the Fiorentini-Calzolari-Panattoni benchmark). Sources: Bollerslev (1986);
/// Glosten, Jagannathan and Runkle (1993); Bollerslev (1987) for Student's t.
///
/// @param mu mean return
/// @param omega above 0
/// @param alpha weight of the last squared residual
/// @param gamma added to alpha where the residual is negative; 0 in the plain model
/// @param beta weight of the last variance
/// @param degreesOfFreedom of Student's t, above 2; infinite for the normal
/// @param startVariance mean squared residual of the sample
/// @param logLikelihood of the sample, with the 2 pi term
record Garch(
        double mu,
        double omega,
        double alpha,
        double gamma,
        double beta,
        double degreesOfFreedom,
        double startVariance,
        double logLikelihood) {
    /// Share of a shock to variance that is left a bar later.
    double persistence() {
        return alpha + gamma / 2 + beta;
    }

    /// The variance that the bar after each bar is expected to have, of the shape of `returns`; NaN
    /// where a return is.
    double[] nextVariances(double[] returns) {
        double[] next = new double[returns.length];
        double h = start();
        for (int t = 0; t < returns.length; t++) {
            if (Double.isNaN(returns[t])) {
                next[t] = Double.NaN;
            } else {
                h = after(returns[t] - mu, h);
                next[t] = h;
            }
        }
        return next;
    }

    private double start() {
        return omega + persistence() * startVariance;
    }

    private double after(double residual, double h) {
        return omega + (residual < 0 ? alpha + gamma : alpha) * residual * residual + beta * h;
    }

    /// Expected variances 1 to `steps` bars ahead, shape `[steps]`.
    double[] path(double nextVariance, int steps) {
        double[] path = new double[steps];
        double h = nextVariance;
        for (int k = 0; k < steps; k++) {
            path[k] = h;
            h = omega + persistence() * h;
        }
        return path;
    }

    /// Mean expected squared return of the next `steps` bars, the mean return's square included.
    double meanVariance(double nextVariance, int steps) {
        double sum = 0;
        for (double h : path(nextVariance, steps)) {
            sum += h;
        }
        return sum / steps + mu * mu;
    }

    /// Log-likelihood of `returns` under these parameters with this start; minus infinity where a
    /// variance is not positive.
    static double logLikelihood(double[] returns, Garch g) {
        double h = g.start();
        boolean normal = Double.isInfinite(g.degreesOfFreedom);
        double nu = g.degreesOfFreedom;
        double squares = 0;
        var variances = new LogOfProduct();
        var tails = new LogOfProduct();
        for (double r : returns) {
            if (!(h > 0)) {
                return Double.NEGATIVE_INFINITY;
            }
            double e = r - g.mu;
            variances.times(h);
            if (normal) {
                squares += e * e / h;
            } else {
                tails.times(1 + e * e / (h * (nu - 2)));
            }
            h = g.after(e, h);
        }
        double constant =
                normal
                        ? -0.5 * Math.log(2 * Math.PI)
                        : Gamma.logGamma((nu + 1) / 2)
                                - Gamma.logGamma(nu / 2)
                                - 0.5 * Math.log(Math.PI * (nu - 2));
        double fit = normal ? squares : (nu + 1) * tails.value();
        return returns.length * constant - 0.5 * (variances.value() + fit);
    }

    /// The logarithm of a product of positive factors. It takes one of many factors at once, which
    /// is most of the time of a fit otherwise.
    private static final class LogOfProduct {
        private static final double LEAST = 1e-100;
        private static final double MOST = 1e100;
        private double logs;
        private double product = 1;

        void times(double factor) {
            double next = product * factor;
            if (next > LEAST && next < MOST) {
                product = next;
            } else {
                logs += Math.log(product) + Math.log(factor);
                product = 1;
            }
        }

        double value() {
            return logs + Math.log(product);
        }
    }
}
