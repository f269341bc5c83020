package io.abtpro.ui.tuning.search;

import io.abtpro.chart.ChartLayer.Dash;
import io.abtpro.chart.ChartLayer.Role;
import io.abtpro.chart.XyLayer;
import io.abtpro.tuning.StepCurve;

import java.util.Arrays;

/// The best so far as a line of steps over the number of distinct backtests.
public final class StepLine {
    private StepLine() {}

    /// @param name stands at its end
    public static XyLayer.Line of(String name, StepCurve bests, Role role, Dash dash) {
        int[] starts = bests.starts();
        double[] x = Arrays.copyOf(counts(starts), starts.length + 1);
        double[] y = Arrays.copyOf(bests.levels(), x.length);
        x[starts.length] = bests.length();
        y[starts.length] = bests.last();
        return new XyLayer.Line(name, x, y, role, dash, true, false, true);
    }

    /// How many backtests there were at each of these places, which are counted from 0.
    static double[] counts(int[] places) {
        return Arrays.stream(places).mapToDouble(place -> place + 1).toArray();
    }
}
