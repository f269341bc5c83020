package io.abtpro.ui.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.ui.chart.Pane;
import io.abtpro.ui.chart.TimeChart;

import javafx.beans.property.IntegerProperty;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Optional;

/// What this tab needs of a chart.
interface ResultChart {
    Region node();

    void show(BarSeries series, List<Pane> panes);

    void view(double from, double to);

    void reveal(int bar);

    IntegerProperty selectedMarkProperty();

    double frameMillis();

    /// The workbench's own chart.
    static ResultChart timeChart() {
        var chart = new TimeChart();
        return new ResultChart() {
            private Optional<BarSeries> known = Optional.empty();
            private long[] times = {};

            @Override
            public Region node() {
                return chart;
            }

            @Override
            public void show(BarSeries series, List<Pane> panes) {
                if (known.isEmpty() || known.get() != series) {
                    known = Optional.of(series);
                    times = series.openTimes();
                }
                boolean intraday = !series.timeframe().isCalendar();
                chart.show(times, series.zone(), intraday, panes);
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
            public double frameMillis() {
                return chart.frameMillis();
            }
        };
    }
}
