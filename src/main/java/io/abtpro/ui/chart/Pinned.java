package io.abtpro.ui.chart;

/// What a line of values says of a bar that is pinned.
public final class Pinned {
    private Pinned() {}

    /// Empty where none is pinned in `chart`.
    public static String words(TimeChart chart) {
        int bar = chart.pinnedBarProperty().get();
        if (bar < 0) {
            return "";
        }
        boolean seen = bar >= chart.viewFrom() && bar <= chart.viewTo();
        return seen ? "Pinned" : "Pinned, off view";
    }
}
