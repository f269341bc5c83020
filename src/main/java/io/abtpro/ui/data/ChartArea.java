package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.report.Times;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.chart.HistoryStrip;
import io.abtpro.ui.chart.Pinned;
import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.data.DataViewModel.Drawing;
import io.abtpro.ui.kit.FittingRow;
import io.abtpro.ui.kit.FoldingRow;
import io.abtpro.ui.kit.LogSwitch;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;
import io.abtpro.ui.session.DrawnColumns;
import io.abtpro.ui.session.SealedHatch;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The chart with its title row, overlay chips, range buttons, readout and history strip.
final class ChartArea extends BorderPane {
    private final DataViewModel model;
    private final TimeChart chart = new TimeChart();
    private final HistoryStrip strip = new HistoryStrip();
    private final FoldingRow chips = new FoldingRow();
    private final FittingRow readout = new FittingRow().styled("readout");
    private final LogSwitch log;
    private final Segment<Range> ranges;
    private boolean ranging;
    private Optional<Drawing> drawn = Optional.empty();
    private Optional<DrawnColumns> columns = Optional.empty();
    private Optional<Pane> volume = Optional.empty();

    ChartArea(DataViewModel model) {
        this.model = model;
        getStyleClass().add("panel");
        log = new LogSwitch("data-log", model.scale()::choose);
        ranges =
                new Segment<>(
                        List.of(Range.values()),
                        range -> "range-" + range.label(),
                        Range::label,
                        range -> {
                            model.rangeProperty().set(range);
                            view();
                        });
        chart.setTopStrip(false);
        chart.setId("data-chart");
        strip.setId("history");
        strip.connect(chart);
        readout.setId("readout");
        setTop(new VBox(titleRow(), readout));
        setCenter(chart);
        setBottom(strip);
        model.drawingProperty().subscribe(this::show);
        model.overlays().addListener((ListChangeListener<Overlay>) _ -> showChips());
        model.findingProperty().subscribe(_ -> goToFinding());
        model.rangeProperty().subscribe(_ -> view());
        model.sealsProperty().subscribe((_, _) -> draw());
        model.scale().chosenProperty().subscribe((_, _) -> draw());
        chart.selectedMarkProperty().bindBidirectional(model.findingProperty());
        chart.crosshairBarProperty().subscribe(bar -> read(bar.intValue()));
        chart.onViewChanged(this::viewChanged);
        chart.onFrame(() -> model.frameTook(chart.frameMillis()));
        chart.pinnedBarProperty().subscribe(bar -> model.pinnedBarProperty().set(bar.intValue()));
        chart.pinnedBarProperty().subscribe(_ -> read(chart.crosshairBarProperty().get()));
        model.pinnedBarProperty().subscribe(bar -> chart.pinnedBarProperty().set(bar));
        chart.onFailure(model::fail);
    }

    private HBox titleRow() {
        Label name = Nodes.label("", "title");
        name.setId("open-name");
        Label what = Nodes.label("", "muted");
        model.drawingProperty()
                .subscribe(
                        d -> {
                            name.setText(d.map(x -> x.open().dataset().name()).orElse(""));
                            what.setText(d.map(x -> about(x.open().dataset())).orElse(""));
                        });
        var popup = new IndicatorPopup(model);
        var add = new Button("Indicator", new FontIcon(Feather.PLUS));
        add.setId("indicator");
        add.setMinWidth(USE_PREF_SIZE);
        add.getStyleClass().add("chip");
        add.setOnAction(_ -> popup.showBelow(add));
        return Nodes.row("title-row", name, what, chips, add, Nodes.gap(), log, ranges);
    }

    private static String about(DatasetRecord dataset) {
        return Times.timeframe(dataset.timeframe()) + ", " + Times.place(dataset.zone());
    }

    private void showChips() {
        chips.getItems().setAll(model.overlays().stream().map(this::chip).toList());
    }

    private Node chip(Overlay overlay) {
        var stroke = new Line(0, 0, 12, 0);
        stroke.getStyleClass()
                .addAll("chip-line", dash(Overlay.style(model.overlays().indexOf(overlay))));
        Button remove =
                Nodes.icon(
                        "remove-" + overlay.label().replace(' ', '-'),
                        Feather.X,
                        "Remove " + overlay.label(),
                        () -> model.removeOverlay(overlay));
        HBox chip = Nodes.row("chip", stroke, Nodes.whole(overlay.label()), remove);
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private void show(Optional<Drawing> drawing) {
        boolean sameSeries = drawing.map(Drawing::series).equals(drawn.map(Drawing::series));
        drawn = drawing;
        if (!sameSeries) {
            columns = drawing.map(Drawing::series).map(DrawnColumns::of);
            volume = columns.flatMap(DataPanes::volume);
        }
        chart.named(drawing.map(d -> d.open().dataset().name()).orElse("Prices"));
        chart.setVisible(drawing.isPresent());
        strip.setVisible(drawing.isPresent());
        draw();
        if (!sameSeries) {
            drawing.ifPresent(this::showHistory);
            view();
            model.keptView()
                    .recall()
                    .filter(before -> before.isOther(chart.viewFrom(), chart.viewTo()))
                    .ifPresent(before -> chart.view(before.from(), before.to()));
        }
        read(chart.crosshairBarProperty().get());
    }

    private void draw() {
        drawn.ifPresent(d -> columns.ifPresent(shared -> draw(d, shared)));
    }

    private void draw(Drawing d, DrawnColumns shared) {
        BarSeries series = d.series();
        var sealed = SealedHatch.of(model.sealsProperty().get(), series);
        int finding = model.findingProperty().get();
        List<Pane> panes =
                model.scale().of(DataPanes.of(d, shared, volume, finding, sealed), series);
        chart.show(shared.times(), series.zone(), !series.timeframe().isCalendar(), panes);
        log.show(panes.getFirst().logarithmic(), model.scale().isPossible(series));
    }

    private void showHistory(Drawing d) {
        BarSeries series = d.series();
        List<int[]> ticks = d.findings().stream().flatMap(f -> runs(series, f).stream()).toList();
        DrawnColumns shared = DrawnColumns.of(series);
        strip.show(
                shared.candles().close(),
                shared.times(),
                series.zone(),
                ticks.stream().mapToInt(tick -> tick[0]).toArray(),
                ticks.stream().mapToInt(tick -> tick[1]).toArray());
    }

    /// The stretches of bars that a finding is about, first and last bar of each; a gap is the bar
    /// before it.
    private static List<int[]> runs(BarSeries series, Finding finding) {
        if (finding.kind() == Finding.Kind.GAP) {
            return List.of(new int[] {finding.fromBar(), finding.fromBar()});
        }
        BitSet bars = finding.concerned(series);
        List<int[]> runs = new ArrayList<>();
        for (int from = bars.nextSetBit(0);
                from >= 0;
                from = bars.nextSetBit(bars.nextClearBit(from))) {
            runs.add(new int[] {from, bars.nextClearBit(from) - 1});
        }
        return runs;
    }

    private void view() {
        ranging = true;
        model.view().ifPresent(bars -> chart.view(bars[0] - 0.5, bars[1] + 0.5));
        ranging = false;
        drawn.ifPresent(
                d -> {
                    ranges.offer(range -> range.isOffered(d.series()));
                    ranges.choose(DataViewModel.shown(model.rangeProperty().get(), d.series()));
                });
    }

    /// Another view than that of the button is none of its range.
    private void viewChanged() {
        if (!ranging) {
            ranges.release();
        }
        model.keptView().keep(chart.viewFrom(), chart.viewTo());
        read(chart.crosshairBarProperty().get());
    }

    private void goToFinding() {
        draw();
        drawn.map(Drawing::findings)
                .filter(
                        f ->
                                model.findingProperty().get() >= 0
                                        && model.findingProperty().get() < f.size())
                .ifPresent(f -> chart.reveal(f.get(model.findingProperty().get()).fromBar()));
    }

    private void read(int bar) {
        List<Node> parts = new ArrayList<>();
        String pinned = Pinned.words(chart);
        if (!pinned.isEmpty()) {
            parts.add(Nodes.whole(pinned, "ours"));
        }
        model.readout(bar).forEach(part -> parts.add(part(part)));
        readout.show(parts);
    }

    /// The next finding in the table's order, or the one before.
    void step(int by) {
        int count = drawn.map(d -> d.findings().size()).orElse(0);
        if (count > 0) {
            model.findingProperty()
                    .set(Math.clamp(model.findingProperty().get() + by, 0, count - 1));
        }
    }

    private static String dash(Layer.Style style) {
        return "line-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Node part(Readout.Part part) {
        Label value = Nodes.label(part.value(), tone(part.direction()));
        value.setMinWidth(USE_PREF_SIZE);
        HBox box = Nodes.row("readout-part", value);
        box.setMinWidth(USE_PREF_SIZE);
        if (!part.name().isEmpty()) {
            Label name = Nodes.label(part.name(), "muted");
            name.setMinWidth(USE_PREF_SIZE);
            box.getChildren().addFirst(name);
        }
        return box;
    }

    private static String tone(int direction) {
        return direction > 0 ? "gain" : direction < 0 ? "loss" : "plain";
    }
}
