package io.abtpro.volatility;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/// How far fits stop short of the best that many random starts find: `GarchMaximum SERIES STARTS`.
///
/// The peer is a pattern search over the plain parameters, which shares nothing with the fit but
/// the recursion.
final class GarchMaximum {
    private GarchMaximum() {}

    public static void main(String[] args) {
        int series = Integer.parseInt(args[0]);
        int starts = Integer.parseInt(args[1]);
        for (GarchFit.Options options :
                new GarchFit.Options[] {
                    GarchFit.Options.plain(),
                    new GarchFit.Options(true, false),
                    new GarchFit.Options(false, true)
                }) {
            double worstCold = 0;
            double worstWarm = 0;
            double belowCold = 0;
            long nanos = 0;
            for (int seed = 0; seed < series; seed++) {
                double[] all = returns(seed);
                double[] sample = Arrays.copyOfRange(all, 50, all.length);
                Garch before = GarchFit.of(Arrays.copyOfRange(all, 0, all.length - 50), options);
                Garch cold = GarchFit.of(sample, options);
                long from = System.nanoTime();
                Garch warm = GarchFit.of(sample, options, Optional.of(before));
                nanos += System.nanoTime() - from;
                double best = best(sample, options, starts, seed);
                worstCold = Math.max(worstCold, best - cold.logLikelihood());
                worstWarm = Math.max(worstWarm, best - warm.logLikelihood());
                belowCold = Math.max(belowCold, cold.logLikelihood() - warm.logLikelihood());
                if (best - cold.logLikelihood() > 0.01 || best - warm.logLikelihood() > 0.01) {
                    System.out.printf(
                            "%s seed %d: best %.4f cold %.4f %s warm %.4f%n",
                            options, seed, best, cold.logLikelihood(), cold, warm.logLikelihood());
                }
            }
            System.out.printf(
                    "%s: cold short by at most %.6f, warm by %.6f, warm below cold by %.9f, %.1f ms"
                            + " a warm fit%n",
                    options, worstCold, worstWarm, belowCold, nanos / 1e6 / series);
        }
    }

    /// Asymmetric GARCH of many kinds: alpha at 0, gamma below 0, near integration, hardly any
    /// clustering.
    static double[] returns(int seed) {
        var random = new SplittableRandom(1000 + seed);
        double[][] kinds = {
            {0.0, 0.12, 0.90},
            {0.02, 0.15, 0.88},
            {0.10, -0.08, 0.90},
            {0.08, 0, 0.90},
            {0.0, 0.3, 0.5},
            {0.05, 0, 0.2},
            {0.0, 0.05, 0.97},
            {0.3, -0.3, 0.7}
        };
        double[] kind = kinds[seed % kinds.length];
        int n = 400 + random.nextInt(1600);
        double[] r = new double[n];
        double omega = 1e-4 * (1 - Math.min(0.99, kind[0] + kind[1] / 2 + kind[2]));
        double h = 1e-4;
        for (int t = 0; t < n; t++) {
            double z = random.nextGaussian();
            r[t] = 2e-4 + Math.sqrt(h) * z;
            double e = r[t] - 2e-4;
            h = omega + (kind[0] + (e < 0 ? kind[1] : 0)) * e * e + kind[2] * h;
        }
        return r;
    }

    static double best(double[] r, GarchFit.Options options, int starts, int seed) {
        var random = new SplittableRandom(seed);
        double best = Double.NEGATIVE_INFINITY;
        double variance = Arrays.stream(r).map(x -> x * x).average().orElseThrow();
        double mean = Arrays.stream(r).average().orElseThrow();
        for (int s = 0; s < starts; s++) {
            // mu, omega share of variance, alpha, alpha + gamma, beta, nu
            double[] x = {
                mean,
                0.001 + 0.5 * random.nextDouble(),
                0.3 * random.nextDouble(),
                options.leverage() ? 0.3 * random.nextDouble() : 0,
                0.2 + 0.75 * random.nextDouble(),
                4 + 20 * random.nextDouble()
            };
            double[] step = {Math.sqrt(variance) / 20, 0.05, 0.05, 0.05, 0.05, 3};
            double value = value(r, x, options, variance);
            for (int round = 0; round < 400 && step[4] > 1e-9; round++) {
                boolean moved = false;
                for (int i = 0; i < x.length; i++) {
                    if (i == 3 && !options.leverage() || i == 5 && !options.studentT()) {
                        continue;
                    }
                    for (int sign = -1; sign <= 1; sign += 2) {
                        double[] y = x.clone();
                        y[i] += sign * step[i];
                        // Along the ridge: what beta gains, omega loses.
                        double v = value(r, y, options, variance);
                        if (v > value) {
                            x = y;
                            value = v;
                            moved = true;
                            step[i] *= 1.3;
                        }
                    }
                }
                if (!moved) {
                    for (int i = 0; i < step.length; i++) {
                        step[i] *= 0.5;
                    }
                }
            }
            best = Math.max(best, value);
        }
        return best;
    }

    private static double value(double[] r, double[] x, GarchFit.Options options, double variance) {
        double alpha = x[2];
        double falls = options.leverage() ? x[3] : alpha;
        double beta = x[4];
        if (!(x[1] > 0)
                || !(alpha >= 0)
                || !(falls >= 0)
                || !(beta >= 0)
                || !(alpha / 2 + falls / 2 + beta < 1)
                || !(x[5] > 2.01 && x[5] < 1000)) {
            return Double.NEGATIVE_INFINITY;
        }
        double start = 0;
        for (double v : r) {
            start += (v - x[0]) * (v - x[0]) / r.length;
        }
        return Garch.logLikelihood(
                r,
                new Garch(
                        x[0],
                        x[1] * variance,
                        alpha,
                        falls - alpha,
                        beta,
                        options.studentT() ? x[5] : Double.POSITIVE_INFINITY,
                        start,
                        Double.NaN));
    }
}
