package io.abtpro.ui.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Pane;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.session.DrawnColumns;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.layout.Region;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/// What this tab needs of a chart.
interface ResultChart {
    Region node();

    void show(BarSeries series, List<Pane> panes);

    /// Says what the chart is of.
    default void named(String name) {}

    /// Draws nothing any more.
    void clear();

    void view(double from, double to);

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
        return new DrawnRun(new TimeChart());
    }

    /// A [TimeChart] without its top strip: the title row says the same.
    final class DrawnRun implements ResultChart {
        private final TimeChart chart;
        private Optional<BarSeries> known = Optional.empty();
        private Optional<DrawnColumns> columns = Optional.empty();

        DrawnRun(TimeChart chart) {
            this.chart = chart;
            chart.setId("backtest-chart");
            chart.setTopStrip(false);
        }

        @Override
        public Region node() {
            return chart;
        }

        @Override
        public void show(BarSeries series, List<Pane> panes) {
            if (known.isEmpty() || known.get() != series) {
                known = Optional.of(series);
                columns = Optional.of(DrawnColumns.of(series));
            }
            columns.ifPresent(
                    shared ->
                            chart.show(
                                    shared.times(),
                                    series.zone(),
                                    !series.timeframe().isCalendar(),
                                    panes));
        }

        @Override
        public void named(String name) {
            chart.named(name);
        }

        @Override
        public void clear() {
            known = Optional.empty();
            columns = Optional.empty();
            chart.show(new long[0], ZoneOffset.UTC, false, List.of());
        }

        @Override
        public void view(double from, double to) {
            chart.view(from, to);
        }

        @Override
        public void reveal(int bar) {
            chart.reveal(bar);
        }

        @Override
        public IntegerProperty selectedMarkProperty() {
            return chart.selectedMarkProperty();
        }

        @Override
        public IntegerProperty pinnedBarProperty() {
            return chart.pinnedBarProperty();
        }

        @Override
        public ReadOnlyIntegerProperty crosshairBarProperty() {
            return chart.crosshairBarProperty();
        }

        @Override
        public void holdAxes(boolean hold) {
            chart.holdAxes(hold);
        }

        @Override
        public void onFrame(DoubleConsumer listener) {
            chart.onFrame(() -> listener.accept(chart.frameMillis()));
        }

        @Override
        public void addMenuItem(String text, IntConsumer action) {
            chart.addMenuItem(text, action);
        }

        @Override
        public void onFailure(Consumer<RuntimeException> listener) {
            chart.onFailure(listener);
        }
    }
}
