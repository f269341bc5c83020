package io.abtpro.ui.backtest.result;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Pane;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/// Keeps what it is told to draw.
public final class DrawnPanes implements ResultChart {
    public final Region region = new Region();
    public final IntegerProperty selected = new SimpleIntegerProperty(-1);
    public final IntegerProperty pinned = new SimpleIntegerProperty(-1);
    public final List<Integer> revealed = new ArrayList<>();
    public final List<Boolean> held = new ArrayList<>();
    public final Map<String, IntConsumer> menu = new HashMap<>();
    public List<Pane> panes = List.of();
    private double viewFrom;
    private double viewTo;

    @Override
    public Region node() {
        return region;
    }

    @Override
    public void show(BarSeries series, List<Pane> shown) {
        panes = shown;
    }

    @Override
    public void clear() {
        panes = List.of();
    }

    @Override
    public void view(double from, double to) {
        viewFrom = from;
        viewTo = to;
    }

    @Override
    public double viewFrom() {
        return viewFrom;
    }

    @Override
    public double viewTo() {
        return viewTo;
    }

    @Override
    public void reveal(int bar) {
        revealed.add(bar);
    }

    @Override
    public IntegerProperty selectedMarkProperty() {
        return selected;
    }

    @Override
    public IntegerProperty pinnedBarProperty() {
        return pinned;
    }

    @Override
    public ReadOnlyIntegerProperty crosshairBarProperty() {
        return pinned;
    }

    @Override
    public void holdAxes(boolean hold) {
        held.add(hold);
    }

    @Override
    public void onFrame(DoubleConsumer listener) {
        listener.accept(2.5);
    }

    @Override
    public void addMenuItem(String text, IntConsumer action) {
        menu.put(text, action);
    }

    @Override
    public void onFailure(Consumer<RuntimeException> listener) {}
}
