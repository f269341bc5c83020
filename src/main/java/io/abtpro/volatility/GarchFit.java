package io.abtpro.volatility;

import io.abtpro.failures.RefusedException;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Fits a GARCH(1,1) by maximum likelihood.
///
/// Returns are scaled to variance 1, so that one set of starts and steps suits every timeframe. The
/// search runs over unbounded coordinates in which every point obeys omega > 0, alpha >= 0, alpha +
/// gamma >= 0, beta >= 0 and persistence below 1: a downhill simplex, restarted until a restart
/// gains nothing.
///
/// A share at the end of its range leaves the search no slope to come back by, so every search
/// starts inside, and one that ends there is tried again from inside. Weakly clustered returns have
/// several maxima, so short searches from a few kinds of model come first. A fit from the one
/// before is held against a fit from scratch, and the likelier is kept.
final class GarchFit {
    /// What the model has beyond the plain one.
    ///
    /// @param leverage falls count apart from rises (GJR)
    /// @param studentT residuals have fat tails
    record Options(boolean leverage, boolean studentT) {
        static Options plain() {
            return new Options(false, false);
        }
    }

    private static final int FEWEST = 100;
    private static final int MOST_RESTARTS = 30;
    private static final double GAIN = 1e-7;
    private static final double ROUNDING = 1e-9;
    private static final double SLOPE_STEP = 1e-4;
    private static final double CURVE_STEP = 1e-3;
    private static final double[][] STARTS = {{0.98, 0.06}, {0.95, 0.15}, {0.7, 0.2}, {0.3, 0.3}};
    private static final double[] EVENS = {0.5, 0.1, 0.9};
    private static final double EDGE = 0.01;
    private static final double FIRST_STEP = 0.5;
    private static final int SHORT = 200;
    private static final int LONG = 5_000;
    private static final int FULL_SEARCHES = 2;
    private static final double NEAR = 0.5;

    private final double[] scaled;
    private final double mean;
    private final double variance;
    private final double scale;
    private final Options options;

    private GarchFit(double[] scaled, double scale, Options options) {
        this.scaled = scaled;
        this.mean = mean(scaled);
        this.variance = meanSquare(scaled, mean);
        this.scale = scale;
        this.options = options;
    }

    /// The most likely model of `returns`, which must be finite and vary.
    static Garch of(double[] returns, Options options) {
        return of(returns, options, Optional.empty());
    }

    /// As above; `before` is a fit of nearly the same returns, from where the search starts.
    static Garch of(double[] returns, Options options, Optional<Garch> before) {
        double scale = Math.sqrt(meanSquare(returns, mean(returns)));
        if (returns.length < FEWEST || !(scale > 0)) {
            throw new RefusedException(
                    "a GARCH fit needs %d or more returns that vary, had %d with deviation %s"
                            .formatted(FEWEST, returns.length, scale));
        }
        double[] scaled = Arrays.stream(returns).map(r -> r / scale).toArray();
        return new GarchFit(scaled, scale, options).search(before);
    }

    private Garch search(Optional<Garch> before) {
        double[] best = {};
        for (double[] start : starts(before)) {
            double[] found = fromInside(descended(start));
            best = best.length == 0 ? found : likelier(best, found);
        }
        return unscaled(polished(best));
    }

    /// Where full searches begin: the likeliest of what short searches from every start find, and
    /// the fit before.
    private List<double[]> starts(Optional<Garch> before) {
        List<double[]> found = new ArrayList<>();
        for (double[] start : STARTS) {
            for (double even : options.leverage ? EVENS : new double[] {EVENS[0]}) {
                found.add(descend(coordinates(start, even), FIRST_STEP, SHORT).getPoint());
            }
        }
        found.sort(Comparator.comparingDouble(point -> -logLikelihood(point)));
        List<double[]> starts = new ArrayList<>();
        for (double[] point : found) {
            if (starts.size() < FULL_SEARCHES) {
                addUnlessNear(starts, point);
            }
        }
        before.ifPresent(fit -> addUnlessNear(starts, coordinates(fit)));
        return starts;
    }

    /// Two searches from nearly the same point find the same.
    private static void addUnlessNear(List<double[]> starts, double[] point) {
        if (starts.stream().noneMatch(start -> isNear(start, point))) {
            starts.add(point);
        }
    }

    private static boolean isNear(double[] first, double[] second) {
        for (int i = 0; i < first.length; i++) {
            if (!(Math.abs(first[i] - second[i]) < NEAR)) {
                return false;
            }
        }
        return true;
    }

    /// The point of a search from `start`, restarted until a restart gains nothing.
    private double[] descended(double[] start) {
        double[] best = start;
        double value = -logLikelihood(best);
        double step = FIRST_STEP;
        for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            PointValuePair found = descend(best, step, LONG);
            double gain = value - found.getValue();
            best = found.getPoint();
            value = found.getValue();
            step = restart % 2 == 0 ? 0.05 : 0.3;
            if (restart > 0 && gain < GAIN) {
                break;
            }
        }
        return best;
    }

    /// `point`, or a likelier one that a search finds from a point further inside, where a share of
    /// `point` is at an end of its range.
    private double[] fromInside(double[] point) {
        double[] inside = point.clone();
        for (int i = 2; i < (options.leverage ? 5 : 4); i++) {
            inside[i] = logit(Math.clamp(logistic(point[i]), i == 2 ? 0 : EDGE, 1 - EDGE));
        }
        return Arrays.equals(inside, point) ? point : likelier(point, descended(inside));
    }

    private double[] likelier(double[] first, double[] second) {
        return logLikelihood(second) > logLikelihood(first) ? second : first;
    }

    /// The point that Newton's steps reach from `x`, which a simplex leaves at half the digits; `x`
    /// where they gain nothing.
    private double[] polished(double[] x) {
        double[] best = x;
        for (int step = 0; step < 3; step++) {
            double[] next = newton(best);
            if (!(logLikelihood(next) >= logLikelihood(best) - ROUNDING)) {
                return best;
            }
            best = next;
        }
        return best;
    }

    private double[] newton(double[] x) {
        double[][] hessian = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] up = gradient(shifted(x, i, CURVE_STEP));
            double[] down = gradient(shifted(x, i, -CURVE_STEP));
            hessian[i] = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                hessian[i][k] = (up[k] - down[k]) / (2 * CURVE_STEP);
            }
        }
        try {
            var solver = new LUDecomposition(new Array2DRowRealMatrix(hessian, false)).getSolver();
            double[] step = solver.solve(new ArrayRealVector(gradient(x), false)).toArray();
            double[] next = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                next[i] = x[i] - step[i];
            }
            return next;
        } catch (MathIllegalArgumentException flat) {
            return x;
        }
    }

    private double[] gradient(double[] x) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            gradient[i] =
                    (logLikelihood(shifted(x, i, SLOPE_STEP))
                                    - logLikelihood(shifted(x, i, -SLOPE_STEP)))
                            / (2 * SLOPE_STEP);
        }
        return gradient;
    }

    private static double[] shifted(double[] x, int i, double by) {
        double[] shifted = x.clone();
        shifted[i] += by;
        return shifted;
    }

    private PointValuePair descend(double[] from, double step, int most) {
        double[] steps = new double[from.length];
        Arrays.fill(steps, step);
        steps[0] = step / 10;
        var optimizer =
                new SimplexOptimizer(new SimpleValueChecker(-1, most == SHORT ? 1e-2 : 1e-9));
        try {
            return optimizer.optimize(
                    new MaxEval(most),
                    new ObjectiveFunction(point -> -logLikelihood(point)),
                    GoalType.MINIMIZE,
                    new InitialGuess(from),
                    new NelderMeadSimplex(steps));
        } catch (MathIllegalStateException tooLong) {
            return new PointValuePair(from, -logLikelihood(from));
        }
    }

    /// Coordinates: mu, ln omega, logit persistence, logit of the shocks' share of it, [logit
    /// leverage], [ln (nu - 2)].
    private double[] coordinates(double[] start, double even) {
        double p = start[0];
        return point(mean, 1 - p, p, start[1] / p, even, 8);
    }

    private double[] coordinates(Garch g) {
        double p = g.persistence();
        double shocks = g.alpha() + g.gamma() / 2;
        double nu = Double.isInfinite(g.degreesOfFreedom()) ? 8 : g.degreesOfFreedom();
        return point(
                g.mu() / scale,
                g.omega() / (scale * scale),
                p,
                shocks / p,
                g.alpha() / (2 * shocks),
                nu);
    }

    private double[] point(
            double mu, double omega, double p, double share, double even, double nu) {
        double[] point = new double[4 + (options.leverage ? 1 : 0) + (options.studentT ? 1 : 0)];
        point[0] = mu;
        point[1] = Math.log(Math.max(1e-12, omega));
        point[2] = logit(p);
        point[3] = logit(share);
        if (options.leverage) {
            point[4] = logit(even);
        }
        if (options.studentT) {
            point[point.length - 1] = Math.log(nu - 2);
        }
        return point;
    }

    private Garch model(double[] x, double logLikelihood) {
        double p = logistic(x[2]);
        double shocks = p * logistic(x[3]);
        double alpha = options.leverage ? 2 * shocks * logistic(x[4]) : shocks;
        double nu =
                options.studentT
                        ? 2 + Math.exp(Math.min(7, x[x.length - 1]))
                        : Double.POSITIVE_INFINITY;
        double start = variance + (mean - x[0]) * (mean - x[0]);
        return new Garch(
                x[0],
                Math.exp(x[1]),
                alpha,
                2 * (shocks - alpha),
                p - shocks,
                nu,
                start,
                logLikelihood);
    }

    private double logLikelihood(double[] x) {
        double value = Garch.logLikelihood(scaled, model(x, Double.NaN));
        return Double.isFinite(value) ? value : -1e15;
    }

    private Garch unscaled(double[] x) {
        double square = scale * scale;
        Garch g = model(x, logLikelihood(x) - scaled.length * Math.log(scale));
        return new Garch(
                g.mu() * scale,
                g.omega() * square,
                g.alpha(),
                g.gamma(),
                g.beta(),
                g.degreesOfFreedom(),
                g.startVariance() * square,
                g.logLikelihood());
    }

    private static double logit(double p) {
        double inside = Math.clamp(p, 1e-6, 1 - 1e-6);
        return Math.log(inside / (1 - inside));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double meanSquare(double[] values, double about) {
        double sum = 0;
        for (double value : values) {
            sum += (value - about) * (value - about);
        }
        return sum / values.length;
    }
}
