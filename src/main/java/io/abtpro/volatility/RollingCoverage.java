package io.abtpro.volatility;

import java.util.Arrays;

/// How often a band held lately, as it was known at each bar, and whether a share so far from the
/// promise is chance.
///
/// At bar t the last `window` forecasts with a band count whose outcome was known at the close of
/// t; an end that could not be told counts as covering on its side. Neighbouring forecasts share
/// bars of their outcomes, so they count as fewer independent ones: hits k bars apart are taken to
/// correlate by 1 - k/horizon, which is cautious. The test is Kupiec's likelihood ratio over that
/// smaller number, at 5 %. Source: Kupiec, Techniques for verifying the accuracy of risk
/// measurement models (1995).
public final class RollingCoverage {
    /// Forecasts in the window.
    public static final int WINDOW = 120;

    /// Chi-squared with one degree of freedom at 5 %.
    private static final double CRITICAL = 3.841458820694124;

    private final double nominal;
    private final double[] covered;
    private final boolean[] beyondChance;

    private RollingCoverage(double nominal, int n) {
        this.nominal = nominal;
        this.covered = new double[n];
        this.beyondChance = new boolean[n];
        Arrays.fill(covered, Double.NaN);
    }

    /// The coverage of the band `low` to `high` at each bar, where `realised[s]` is known at the
    /// close of `s + horizon`.
    ///
    /// @param nominal promised share, in (0, 1)
    public static RollingCoverage of(
            double[] low, double[] high, double[] realised, int horizon, double nominal) {
        return of(low, high, realised, horizon, nominal, WINDOW);
    }

    static RollingCoverage of(
            double[] low,
            double[] high,
            double[] realised,
            int horizon,
            double nominal,
            int window) {
        if (!(nominal > 0 && nominal < 1)) {
            throw new IllegalArgumentException(
                    "nominal coverage must be in (0, 1), was " + nominal);
        }
        if (window < 1 || horizon < 1) {
            throw new IllegalArgumentException(
                    "window and horizon must be >= 1, were %d and %d".formatted(window, horizon));
        }
        var rolling = new RollingCoverage(nominal, realised.length);
        double independent = independent(window, horizon);
        boolean[] hits = new boolean[realised.length];
        int count = 0;
        int inside = 0;
        for (int t = horizon; t < realised.length; t++) {
            int s = t - horizon;
            if (VolatilityEvaluation.hasAnEnd(low[s], high[s]) && !Double.isNaN(realised[s])) {
                hits[count] = low[s] <= realised[s] && realised[s] <= high[s];
                inside += hits[count] ? 1 : 0;
                inside -= count >= window && hits[count - window] ? 1 : 0;
                count++;
            }
            if (count >= window) {
                rolling.covered[t] = (double) inside / window;
                rolling.beyondChance[t] =
                        independent * 2 * divergence(rolling.covered[t], nominal) > CRITICAL;
            }
        }
        return rolling;
    }

    /// How many forecasts without shared bars say as much as `n` neighbouring ones.
    static double independent(int n, int horizon) {
        double inflation = 1;
        for (int k = 1; k < Math.min(n, horizon); k++) {
            inflation += 2 * (1 - (double) k / n) * (1 - (double) k / horizon);
        }
        return n / inflation;
    }

    /// Kullback-Leibler divergence of one chance from another.
    private static double divergence(double share, double nominal) {
        return term(share, nominal) + term(1 - share, 1 - nominal);
    }

    private static double term(double share, double nominal) {
        return share == 0 ? 0 : share * Math.log(share / nominal);
    }

    public double nominal() {
        return nominal;
    }

    /// The share of outcomes inside at each bar; NaN until the window is full.
    public double[] covered() {
        return covered.clone();
    }

    /// Whether the share at each bar is further from the promise than chance explains; false until
    /// the window is full.
    public boolean[] beyondChance() {
        return beyondChance.clone();
    }
}
