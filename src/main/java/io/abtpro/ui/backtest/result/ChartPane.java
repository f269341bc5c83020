package io.abtpro.ui.backtest.result;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.ui.kit.FittingRow;
import io.abtpro.ui.kit.FoldingRow;
import io.abtpro.ui.kit.LogSwitch;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;
import io.abtpro.ui.session.Research;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The chart with its title row: legend and range buttons.
final class ChartPane extends BorderPane {
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;

    private static final double ALL = Double.MAX_VALUE;

    private final ResultViewModel model;
    private final ResultChart chart;
    private final ObservableValue<List<Layer.Line>> beside;
    private final ChartPanes panes = new ChartPanes();
    private final FoldingRow legend = new FoldingRow().styled("legend");
    private final FittingRow readout = new FittingRow().styled("readout");
    private final Segment<Double> ranges =
            Segment.ofYears("range-", List.of(1.0, 5.0, 10.0, ALL), this::view);
    private final LogSwitch log;
    private boolean ranging;
    private Optional<ShownRun> drawn = Optional.empty();

    /// @param beside equity of other runs, drawn under that of this one
    ChartPane(ResultViewModel model, ResultChart chart, ObservableValue<List<Layer.Line>> beside) {
        this.model = model;
        this.chart = chart;
        log = new LogSwitch("backtest-log", model.scale()::choose);
        this.beside = beside;
        getStyleClass().add("panel");
        Label title = Nodes.label("Price", "title");
        title.textProperty()
                .bind(
                        model.datasetProperty()
                                .map(
                                        open ->
                                                QuoteCurrency.behind(
                                                        "Price",
                                                        open.flatMap(
                                                                o -> o.dataset().currency()))));
        readout.setId("readout");
        setTop(new VBox(Nodes.row("title-row", title, legend, Nodes.gap(), log, ranges), readout));
        Label waiting = Nodes.label("", "muted");
        waiting.setId("no-result");
        waiting.setWrapText(true);
        waiting.setMouseTransparent(true);
        waiting.textProperty().bind(model.problemProperty());
        waiting.visibleProperty().bind(model.hasResultProperty().not());
        setCenter(new StackPane(chart.node(), waiting));
        model.datasetProperty()
                .subscribe(
                        open ->
                                chart.named(
                                        "Backtest"
                                                + open.map(o -> " of " + o.dataset().name())
                                                        .orElse("")));
        model.outcomeProperty().subscribe(this::show);
        model.trades().selectedProperty().subscribe(_ -> select());
        beside.subscribe(_ -> draw());
        model.scale().chosenProperty().subscribe((_, _) -> draw());
        chart.crosshairBarProperty().subscribe(_ -> read());
        chart.pinnedBarProperty().subscribe(_ -> read());
        chart.onViewChanged(this::viewChanged);
        chart.onFrame(model::frameTook);
        chart.onFailure(model::fail);
        model.draggingProperty().subscribe(chart::holdAxes);
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
        List<Label> parts = new ArrayList<>();
        if (drawn.isPresent() && !chart.pinned().isEmpty()) {
            parts.add(Nodes.whole(chart.pinned(), "ours"));
        }
        drawn.map(outcome -> Readout.parts(outcome, bar))
                .orElse(List.of())
                .forEach(part -> parts.add(Nodes.label(part, "muted")));
        readout.show(parts);
    }

    /// True where `years` are fewer than the run has.
    private static boolean isOffered(ShownRun outcome, double years) {
        var period = outcome.result().period();
        BarSeries series = outcome.series();
        double span = series.openTime(period.toBar() - 1) - series.openTime(period.fromBar());
        return years == ALL || years * YEAR_MILLIS < span;
    }

    /// Another view than that of the button is none of its range.
    private void viewChanged() {
        if (!ranging) {
            ranges.release();
        }
        model.keptView().keep(chart.viewFrom(), chart.viewTo());
        read();
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
                    ranging = true;
                    chart.view(from, last);
                    ranging = false;
                });
    }

    private void show(Optional<ShownRun> outcome) {
        boolean samePeriod =
                outcome.map(ShownRun::series).equals(drawn.map(ShownRun::series))
                        && outcome.map(o -> o.result().period())
                                .equals(drawn.map(o -> o.result().period()));
        drawn = outcome;
        if (outcome.isEmpty()) {
            legend.getItems().clear();
            readout.show(List.of());
            chart.clear();
        }
        draw();
        outcome.ifPresent(this::showLegend);
        if (!samePeriod) {
            outcome.ifPresent(run -> ranges.offer(years -> isOffered(run, years)));
            ranges.choose(ALL);
            view(ALL);
            outcome.flatMap(_ -> model.keptView().recall())
                    .filter(before -> before.isOther(chart.viewFrom(), chart.viewTo()))
                    .ifPresent(before -> chart.view(before.from(), before.to()));
        }
    }

    private void draw() {
        drawn.ifPresent(
                outcome -> {
                    var selected = model.trades().selectedRow();
                    List<Pane> scaled =
                            model.scale()
                                    .of(
                                            panes.of(outcome, beside.getValue(), selected),
                                            outcome.series());
                    chart.show(outcome.series(), scaled);
                    log.show(
                            scaled.getFirst().logarithmic(),
                            model.scale().isPossible(outcome.series()));
                    read();
                });
    }

    private void select() {
        draw();
        model.trades().selectedRow().ifPresent(row -> chart.reveal(row.trade().entryBar()));
    }

    private void showLegend(ShownRun outcome) {
        legend.getItems().clear();
        for (Overlays.Overlay overlay : outcome.overlays().overPrice()) {
            legend.getItems().add(lineEntry(overlay));
        }
        if (!outcome.request().hidden().isEmpty()) {
            legend.getItems().add(sealed(outcome));
        }
        legend.getItems().add(entry("\u25b2", "gain", "buy"));
        legend.getItems().add(entry("\u25bd", "plain", "sell"));
    }

    /// What is not drawn is said.
    private static Label sealed(ShownRun outcome) {
        int first = outcome.request().hidden().nextSetBit(0);
        Label label =
                Nodes.label(
                        "sealed from %s, not drawn"
                                .formatted(Research.day(outcome.series(), first)),
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
