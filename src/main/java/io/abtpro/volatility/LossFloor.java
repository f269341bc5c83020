package io.abtpro.volatility;

import java.util.Arrays;

/// The variance below which a loss tells no forecast from another.
///
/// A bar that did not move has variance 0, and a loss that divides by a forecast near 0 would be
/// decided by a handful of such bars. So outcomes and forecasts below the floor count as the floor,
/// for every model alike. At each bar the floor is the 5 % quantile of the outcomes above 0 that
/// were known by then, of the last 1,000: a move that small is within what prices are rounded to,
/// or as good as none.
///
/// @param variances per bar, at each bar; NaN where no outcome above 0 was known
/// @param still outcomes of 0 among those judged
/// @param raised outcomes judged that were below the floor, those of 0 among them
record LossFloor(double[] variances, int still, int raised) {
    static final double LEVEL = 0.05;
    private static final int WINDOW = 1_000;

    /// The floor at each bar for `realised` volatilities per bar, of which element `t` is known at
    /// the close of `t + horizon`.
    ///
    /// @param rows whose outcomes are judged
    static LossFloor of(double[] realised, int horizon, int[] rows) {
        double[] floor = new double[realised.length];
        Arrays.fill(floor, Double.NaN);
        var known = new SortedWindow(WINDOW);
        for (int t = 0; t < floor.length; t++) {
            if (t >= horizon && realised[t - horizon] > 0) {
                known.add(realised[t - horizon] * realised[t - horizon]);
            }
            floor[t] = known.size() == 0 ? Double.NaN : known.quantile(LEVEL);
        }
        int still = 0;
        int raised = 0;
        for (int t : rows) {
            still += realised[t] == 0 ? 1 : 0;
            raised += realised[t] * realised[t] < floor[t] ? 1 : 0;
        }
        return new LossFloor(floor, still, raised);
    }

    /// Whether losses can be told at bar `t`.
    boolean isKnown(int t) {
        return variances[t] > 0;
    }

    /// The newest floor, a variance per bar; NaN where there is none.
    double latest() {
        return variances[variances.length - 1];
    }
}
