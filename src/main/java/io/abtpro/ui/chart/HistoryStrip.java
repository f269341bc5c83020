package io.abtpro.ui.chart;

import java.time.ZoneId;
import javafx.scene.layout.Region;

/// The whole history in one line, with the window that a chart shows.
public final class HistoryStrip extends Region {
    private int bars;

    public void show(double[] close, long[] times, ZoneId zone, int[] tickFrom, int[] tickTo) {
        bars = Math.min(close.length, times.length);
    }

    public void connect(TimeChart chart) {
        chart.onViewChanged(this::requestLayout);
    }

    int bars() {
        return bars;
    }
}
