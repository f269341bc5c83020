package io.abtpro.ui.backtest;

import io.abtpro.bars.BarSeries;
import io.abtpro.ui.kit.Nodes;

import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// The chart with its title row: legend and range buttons.
final class ChartPane extends BorderPane {
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;

    private final BacktestViewModel model;
    private final ResultChart chart;
    private final ChartPanes panes = new ChartPanes();
    private final HBox legend = Nodes.row("legend");
    private final Label readout = Nodes.label("", "readout");
    private final ToggleGroup ranges = new ToggleGroup();
    private Optional<Outcome> drawn = Optional.empty();

    ChartPane(BacktestViewModel model, ResultChart chart) {
        this.model = model;
        this.chart = chart;
        getStyleClass().addAll("panel", "chart-pane");
        legend.setMinWidth(0);
        Label title = Nodes.label("Price", "title");
        title.setMinWidth(USE_PREF_SIZE);
        readout.setId("readout");
        readout.setMinWidth(0);
        setTop(
                new VBox(
                        Nodes.row("title-row", title, legend, Nodes.gap(), rangeButtons()),
                        readout));
        Label waiting = Nodes.label("", "muted");
        waiting.setId("no-result");
        waiting.setWrapText(true);
        waiting.setMouseTransparent(true);
        waiting.textProperty().bind(model.problemProperty());
        waiting.visibleProperty().bind(model.hasResultProperty().not());
        setCenter(new StackPane(chart.node(), waiting));
        chart.node().setMinHeight(192);
        model.outcomeProperty().subscribe(this::show);
        model.trades().selectedProperty().subscribe(_ -> select());
        model.compare().runs().addListener((InvalidationListener) _ -> draw());
        chart.crosshairBarProperty().subscribe(_ -> read());
        chart.onFrame(model::frameTook);
        chart.onFailure(model::fail);
        model.edits().draggingProperty().subscribe(chart::holdAxes);
        sharePin();
        chart.selectedMarkProperty().bindBidirectional(model.trades().selectedProperty());
    }

    /// The pinned bar is the same in every tab.
    private void sharePin() {
        chart.pinnedBarProperty().subscribe(bar -> model.pinnedBarProperty().set(bar.intValue()));
        model.pinnedBarProperty().subscribe(bar -> chart.pinnedBarProperty().set(bar));
    }

    /// Every series at the crosshair; at the last bar of the period without one.
    private void read() {
        int bar = chart.crosshairBarProperty().get();
        readout.setText(drawn.map(outcome -> Readout.text(outcome, bar)).orElse(""));
    }

    private HBox rangeButtons() {
        HBox segment = Nodes.row("segment");
        segment.setMinWidth(USE_PREF_SIZE);
        segment.getChildren()
                .setAll(
                        range("1Y", 1),
                        range("5Y", 5),
                        range("10Y", 10),
                        range("All", Double.MAX_VALUE));
        ((ToggleButton) segment.getChildren().getLast()).setSelected(true);
        return segment;
    }

    private ToggleButton range(String text, double years) {
        var button = new ToggleButton(text);
        button.setId("range-" + text);
        button.setToggleGroup(ranges);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    view(years);
                });
        return button;
    }

    private void view(double years) {
        drawn.ifPresent(
                outcome -> {
                    BarSeries series = outcome.series();
                    int first = outcome.result().period().fromBar();
                    int last = outcome.result().period().toBar() - 1;
                    double start = series.openTime(last) - years * YEAR_MILLIS;
                    int from =
                            start < series.openTime(first)
                                    ? first
                                    : series.firstAtOrAfter((long) start);
                    chart.view(from, last);
                });
    }

    private void show(Optional<Outcome> outcome) {
        boolean samePeriod =
                outcome.map(Outcome::series).equals(drawn.map(Outcome::series))
                        && outcome.map(o -> o.result().period())
                                .equals(drawn.map(o -> o.result().period()));
        drawn = outcome;
        if (outcome.isEmpty()) {
            legend.getChildren().clear();
            readout.setText("");
            chart.clear();
        }
        draw();
        outcome.ifPresent(this::showLegend);
        if (!samePeriod) {
            ranges.selectToggle(ranges.getToggles().getLast());
            view(Double.MAX_VALUE);
        }
    }

    private void draw() {
        drawn.ifPresent(
                outcome -> {
                    var selected = model.trades().selectedRow();
                    chart.show(
                            outcome.series(), panes.of(outcome, model.compare().runs(), selected));
                    read();
                });
    }

    private void select() {
        draw();
        model.trades().selectedRow().ifPresent(row -> chart.reveal(row.trade().entryBar()));
    }

    private void showLegend(Outcome outcome) {
        legend.getChildren().clear();
        if (ChartPanes.isLong(outcome.series())) {
            legend.getChildren().add(Nodes.label("log", "muted"));
        }
        for (Overlays.Overlay overlay : outcome.overlays().overPrice()) {
            legend.getChildren().add(lineEntry(overlay));
        }
        if (!outcome.request().hidden().isEmpty()) {
            legend.getChildren().add(sealed(outcome));
        }
        legend.getChildren().add(entry("\u25b2", "gain", "buy"));
        legend.getChildren().add(entry("\u25bd", "plain", "sell"));
    }

    /// What is not drawn is said.
    private static Label sealed(Outcome outcome) {
        int first = outcome.request().hidden().nextSetBit(0);
        Label label =
                Nodes.label(
                        "sealed from %s, not drawn".formatted(Inputs.day(outcome.series(), first)),
                        "muted");
        label.setId("sealed-not-drawn");
        return label;
    }

    private static HBox lineEntry(Overlays.Overlay overlay) {
        return switch (overlay.style()) {
            case AVERAGE -> entry("\u2501\u2501", "ours", overlay.name());
            case SLOW_AVERAGE -> entry("\u2505\u2505", "plain", overlay.name());
            default -> entry("\u2504\u2504", "muted", overlay.name());
        };
    }

    private static HBox entry(String sign, String tone, String name) {
        return Nodes.row("legend-entry", Nodes.label(sign, tone), Nodes.label(name, "muted"));
    }
}
