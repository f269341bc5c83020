package io.abtpro.ui.tuning.result;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.report.Figures;
import io.abtpro.tuning.WalkForward;

import java.util.ArrayList;
import java.util.List;

/// The stitched equity of a walk, 100 at its start, and what it says in words.
final class WalkPicture {
    private static final int MOST_POINTS = 1500;

    private WalkPicture() {}

    static XyPicture of(WalkForward.Result walk, BarSeries series, double capital) {
        int n = walk.equity().length;
        int stride = Math.max(1, n / MOST_POINTS);
        int points = (n + stride - 1) / stride;
        double[] x = new double[points + 1];
        double[] y = new double[points + 1];
        for (int i = 0; i <= points; i++) {
            int bar = Math.min(n - 1, i * stride);
            x[i] = series.openTime(walk.fromBar() + bar);
            y[i] = 100 * walk.equity()[bar] / capital;
        }
        List<XyLayer> layers = new ArrayList<>();
        for (WalkForward.Window window : walk.windows()) {
            layers.add(
                    new XyLayer.Rule(
                            "",
                            series.openTime(window.traded().fromBar()),
                            true,
                            XyLayer.Role.QUIET,
                            XyLayer.Dash.SOLID));
        }
        layers.add(new XyLayer.Rule("", 100, false, XyLayer.Role.COMPARISON, XyLayer.Dash.LONG));
        layers.add(
                XyLayer.Line.of(
                        "equity on unseen bars, 100 at the start",
                        x,
                        y,
                        XyLayer.Role.OURS,
                        XyLayer.Dash.SOLID));
        double[] ends = new double[y.length + 1];
        System.arraycopy(y, 0, ends, 0, y.length);
        ends[y.length] = 100;
        return XyPicture.of(
                XyAxis.time(x[0], Math.max(x[0] + 1, x[points]), series.zone()),
                XyAxis.around("", "0", ends),
                layers);
    }

    /// What the walk says, without an adjective too many.
    static String sentence(WalkForward.Result walk) {
        String figures =
                "Sharpe on unseen bars %s, where it was tuned %s"
                        .formatted(
                                Figures.plain(walk.sharpeUnseen(), 2),
                                Figures.plain(walk.sharpeSeen(), 2));
        return Double.isNaN(walk.efficiency())
                ? figures
                        + ". There is no efficiency: nothing above 0 was found where it was tuned."
                : "%s, efficiency %s %%. %s"
                        .formatted(
                                figures,
                                Figures.plain(100 * walk.efficiency(), 0),
                                walk.efficiency() >= 0.5
                                        ? "At least half of what tuning promised was kept"
                                                + " afterwards."
                                        : walk.efficiency() > 0
                                                ? "Less than half of what tuning promised was kept"
                                                        + " afterwards."
                                                : "What tuning promised was lost afterwards.");
    }
}
