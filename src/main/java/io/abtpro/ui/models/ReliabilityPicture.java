package io.abtpro.ui.models;

import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.diagnostics.Reliability;

import java.util.List;
import java.util.Optional;

/// How often signals won whose score was about the same, on axes of equal ends.
final class ReliabilityPicture {
    private static final double MARGIN = 5;

    private ReliabilityPicture() {}

    /// Empty where there is no bin.
    static Optional<XyPicture> of(List<Reliability.Bin> bins) {
        if (bins.isEmpty()) {
            return Optional.empty();
        }
        double[] x = bins.stream().mapToDouble(b -> 100 * b.meanScore()).toArray();
        double[] y = bins.stream().mapToDouble(b -> 100 * b.wonShare()).toArray();
        double[] low = bins.stream().mapToDouble(b -> 100 * b.interval().low()).toArray();
        double[] high = bins.stream().mapToDouble(b -> 100 * b.interval().high()).toArray();
        double least = 100;
        double most = 0;
        for (int i = 0; i < x.length; i++) {
            least = Math.min(least, Math.min(x[i], low[i]));
            most = Math.max(most, Math.max(x[i], high[i]));
        }
        double from = Math.max(0, least - MARGIN);
        double to = Math.min(100, most + MARGIN);
        return Optional.of(
                XyPicture.of(
                        XyAxis.linear("Score, %", from, to, "0"),
                        XyAxis.linear("Won, %", from, to, "0"),
                        List.of(
                                new XyLayer.Diagonal(),
                                new XyLayer.Whiskers("95 %", x, low, high, XyLayer.Role.OURS),
                                XyLayer.Line.of(
                                        "won, %", x, y, XyLayer.Role.OURS, XyLayer.Dash.SOLID),
                                new XyLayer.Points("won, %", x, y, XyLayer.Role.OURS, 6))));
    }
}
