package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.ui.session.Session;

import java.util.ArrayList;
import java.util.List;

/// The values of one bar, as the line above the chart reads them.
final class Readout {
    /// One value with its name.
    ///
    /// @param direction sign of the move it tells, 0 for none
    record Part(String name, String value, int direction) {}

    private Readout() {}

    /// Date, O H L C, change, volume and every overlay at `bar`.
    static List<Part> of(Session.Open open, List<Overlay> overlays, int bar) {
        BarSeries series = open.columns().series();
        if (bar < 0 || bar >= series.size()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        boolean intraday = !series.timeframe().isCalendar();
        parts.add(new Part("", Times.stamp(series.openTime(bar), series.zone(), intraday), 0));
        parts.add(new Part("O", Figures.price(series.open(bar)), 0));
        parts.add(new Part("H", Figures.price(series.high(bar)), 0));
        parts.add(new Part("L", Figures.price(series.low(bar)), 0));
        parts.add(new Part("C", Figures.price(series.close(bar)), 0));
        if (bar > 0) {
            double change = series.close(bar) / series.close(bar - 1) - 1;
            String arrow = change > 0 ? "\u25b2 " : change < 0 ? "\u25bc " : "";
            parts.add(
                    new Part(
                            "",
                            arrow + Figures.signed(100 * change, 2) + " %",
                            (int) Math.signum(change)));
        }
        parts.add(new Part("Volume", Figures.volume(series.volume(bar)), 0));
        for (Overlay overlay : overlays) {
            parts.add(
                    new Part(
                            overlay.label(),
                            Figures.price(overlay.values(open.columns())[bar]),
                            0));
        }
        return List.copyOf(parts);
    }
}
