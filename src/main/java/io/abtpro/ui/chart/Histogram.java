package io.abtpro.ui.chart;

import javafx.scene.layout.Region;

/// The distribution of some values.
public final class Histogram extends Region {
    private int count;

    public void show(double[] values, int bins, String unit) {
        count = values.length;
    }

    int count() {
        return count;
    }
}
