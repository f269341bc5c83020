package io.abtpro.ui.backtest.result;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Pane;
import io.abtpro.ui.chart.TimeChart;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/// What the Backtest tab needs of a chart.
public interface ResultChart {
    Region node();

    void show(BarSeries series, List<Pane> panes);

    /// Says what the chart is of.
    default void named(String name) {}

    /// What is said of the pinned bar; empty for none.
    default String pinned() {
        return "";
    }

    /// Runs `listener` after each change of the view.
    default void onViewChanged(Runnable listener) {}

    /// Draws nothing any more.
    void clear();

    void view(double from, double to);

    /// The first and the last bar that are seen.
    double viewFrom();

    double viewTo();

    void reveal(int bar);

    IntegerProperty selectedMarkProperty();

    /// The bar pinned by a click; -1 for none.
    IntegerProperty pinnedBarProperty();

    /// The bar under the crosshair; -1 for none.
    ReadOnlyIntegerProperty crosshairBarProperty();

    /// While true the value axes keep their ranges.
    void holdAxes(boolean hold);

    /// Tells `listener` the median time of a frame after each.
    void onFrame(DoubleConsumer listener);

    /// Adds an item to the menu of a right click, told the bar.
    void addMenuItem(String text, IntConsumer action);

    /// Where a picture cannot be saved.
    void onFailure(Consumer<RuntimeException> listener);

    /// The workbench's own chart.
    static ResultChart timeChart() {
        return new BacktestChart(new TimeChart());
    }
}
