package io.abtpro.ui.signals;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.report.Times;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.kit.LogSwitch;

import javafx.scene.layout.BorderPane;

import java.util.ArrayList;
import java.util.List;

/// The bars around the chosen signal, with its trade.
final class SignalChart extends BorderPane {
    private static final int BEFORE = 40;
    private static final int AFTER = 20;

    private final TimeChart chart = new TimeChart().named("The chosen signal");

    private final SignalsViewModel model;
    private final LogSwitch log;
    private Runnable redraw = () -> {};

    SignalChart(SignalsViewModel model) {
        this.model = model;
        log = new LogSwitch("signal-log", model.scale()::choose);
        model.scale().chosenProperty().subscribe((_, _) -> redraw.run());
        chart.setId("signal-chart");
        chart.setTopStrip(false);
        chart.setMinHeight(160);
        chart.setPrefHeight(160);
        chart.onFailure(model::fail);
        setCenter(chart);
    }

    /// Switches the scale of the price.
    LogSwitch log() {
        return log;
    }

    void show(ScoreStudy study, int signal) {
        redraw = () -> draw(study, signal);
        redraw.run();
    }

    private void draw(ScoreStudy study, int signal) {
        SignalRow row = study.table().row(signal);
        BarSeries series = study.table().source(signal).series();
        int end = row.matured() ? row.exitBar() : row.bar();
        int from = Math.max(0, row.bar() - BEFORE);
        int to = Math.min(series.size(), Math.max(end, row.bar()) + AFTER);
        BarSeries part = series.slice(from, to);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Span(row.bar() - from, end - from));
        layers.add(new Layer.Candles(part.opens(), part.highs(), part.lows(), part.closes()));
        List<Layer.Mark> marks = new ArrayList<>();
        if (row.bar() + 1 < series.size()) {
            marks.add(
                    new Layer.Mark(
                            row.bar() + 1 - from,
                            row.isLong() ? series.low(row.bar() + 1) : series.high(row.bar() + 1),
                            row.isLong() ? Layer.Shape.LONG_ENTRY : Layer.Shape.SHORT_ENTRY,
                            1));
        }
        if (row.matured()) {
            marks.add(
                    new Layer.Mark(
                            row.exitBar() - from,
                            row.isLong() ? series.high(row.exitBar()) : series.low(row.exitBar()),
                            row.isLong() ? Layer.Shape.LONG_EXIT : Layer.Shape.SHORT_EXIT,
                            2));
        }
        layers.add(new Layer.Markers(marks));
        List<Pane> panes =
                model.scale()
                        .of(List.of(new Pane("Price", 1, false, decimals(part), layers)), part);
        chart.show(part.openTimes(), series.zone(), Times.isIntraday(series), panes);
        log.show(panes.getFirst().logarithmic(), model.scale().isPossible(part));
    }

    private static String decimals(BarSeries part) {
        return Math.abs(part.close(0)) < 10
                ? "#,##0.0000"
                : Math.abs(part.close(0)) < 1_000 ? "#,##0.00" : "#,##0";
    }
}
