package io.abtpro.ui.backtest.result;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Pane;
import io.abtpro.ui.chart.Pinned;
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

/// A [TimeChart] without its top strip: the title row says the same.
final class BacktestChart implements ResultChart {
    private final TimeChart chart;
    private Optional<BarSeries> known = Optional.empty();
    private Optional<DrawnColumns> columns = Optional.empty();

    BacktestChart(TimeChart chart) {
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
    public String pinned() {
        return Pinned.words(chart);
    }

    @Override
    public void onViewChanged(Runnable listener) {
        chart.onViewChanged(listener);
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
    public double viewFrom() {
        return chart.viewFrom();
    }

    @Override
    public double viewTo() {
        return chart.viewTo();
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
