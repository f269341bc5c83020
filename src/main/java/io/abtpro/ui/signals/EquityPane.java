package io.abtpro.ui.signals;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.report.Figures;
import io.abtpro.report.Times;
import io.abtpro.scoring.Gate;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Equity with the gate, with every signal, and of gates by chance, over the bars from the first
/// out-of-sample signal.
final class EquityPane extends BorderPane {
    private final SignalsViewModel model;
    private final TimeChart chart = new TimeChart().named("Equity with and without the gate");
    private final Label readout = Nodes.label("", "muted");

    EquityPane(SignalsViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "equity");
        chart.setId("gate-equity");
        chart.setTopStrip(false);
        chart.onFailure(model::fail);
        readout.setMinWidth(0);
        setTop(
                Nodes.row(
                        "title-row",
                        Nodes.whole("Equity", "title"),
                        Nodes.whole("— gated", "ours"),
                        Nodes.whole("- - every signal", "plain"),
                        Nodes.whole("band: random gate, 95 %", "muted"),
                        Nodes.gap(),
                        readout));
        setCenter(chart);
        model.threshold().atProperty().subscribe(_ -> draw());
        model.threshold().chanceProperty().subscribe(_ -> draw());
        chart.crosshairBarProperty().subscribe(_ -> read());
    }

    private void draw() {
        Optional<AtThreshold> at = model.threshold().atProperty().get();
        at.ifPresent(
                a -> {
                    Gate gate = a.trained().gate();
                    Backtest.Period period = gate.period();
                    BarSeries series = a.trained().study().table().sources().getFirst().series();
                    long[] times =
                            Arrays.copyOfRange(
                                    series.openTimes(), period.fromBar(), period.toBar());
                    List<Layer> layers = new ArrayList<>();
                    model.threshold()
                            .chanceProperty()
                            .get()
                            .filter(c -> c.low().length == times.length)
                            .ifPresent(
                                    c -> {
                                        layers.add(
                                                new Layer.Band(
                                                        "random gate",
                                                        c.low(),
                                                        c.high(),
                                                        Layer.Shade.BAND_95));
                                        layers.add(
                                                new Layer.Line(
                                                        "random gate, median",
                                                        c.median(),
                                                        Layer.Style.COMPARISON_1));
                                    });
                    layers.add(
                            new Layer.Line(
                                    "every signal",
                                    gate.ungated().equity(),
                                    Layer.Style.BUY_AND_HOLD));
                    layers.add(
                            new Layer.Line("gated", a.run().result().equity(), Layer.Style.OURS));
                    chart.show(
                            times, series.zone(), Times.isIntraday(series), List.of(pane(layers)));
                });
        read();
    }

    private static Pane pane(List<Layer> layers) {
        return new Pane("Equity", 1, false, "#,##0", layers);
    }

    private void read() {
        int bar = chart.crosshairBarProperty().get();
        readout.setText(
                model.threshold()
                        .atProperty()
                        .get()
                        .filter(a -> bar >= 0 && bar < a.run().result().equity().length)
                        .map(
                                a ->
                                        "%s: gated %s, every %s"
                                                .formatted(
                                                        Times.of(
                                                                a.trained()
                                                                        .study()
                                                                        .table()
                                                                        .sources()
                                                                        .getFirst()
                                                                        .series(),
                                                                bar
                                                                        + a.trained()
                                                                                .gate()
                                                                                .period()
                                                                                .fromBar()),
                                                        Figures.plain(
                                                                a.run().result().equity()[bar], 0),
                                                        Figures.plain(
                                                                a.trained()
                                                                        .gate()
                                                                        .ungated()
                                                                        .equity()[bar],
                                                                0)))
                        .orElse(""));
    }
}
