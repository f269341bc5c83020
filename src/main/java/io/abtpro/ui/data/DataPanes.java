package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.ui.session.DrawnColumns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the chart of the Data tab draws: candles with overlays and findings, other indicators,
/// volume.
final class DataPanes {
    private static final String PRICE = "#,##0.00";
    private static final String SMALL_PRICE = "#,##0.0000";
    private static final int MARKED_BARS = 400;

    private DataPanes() {}

    /// The panes from top to bottom.
    ///
    /// @param columns of the drawing's series
    /// @param volume the lowest pane, see [#volume]
    /// @param sealed hatches over what is sealed
    static List<Pane> of(
            DataViewModel.Drawing drawing,
            DrawnColumns columns,
            Optional<Pane> volume,
            int chosen,
            List<Layer> sealed) {
        BarSeries series = drawing.series();
        List<Pane> panes = new ArrayList<>();
        panes.add(new Pane("", 3, false, pattern(series), price(drawing, columns, chosen, sealed)));
        List<Overlay> overlays = drawing.overlays();
        for (int i = 0; i < overlays.size(); i++) {
            if (!overlays.get(i).spec().overlay()) {
                panes.add(own(drawing, i));
            }
        }
        volume.ifPresent(panes::add);
        return panes;
    }

    private static List<Layer> price(
            DataViewModel.Drawing drawing, DrawnColumns columns, int chosen, List<Layer> sealed) {
        BarSeries series = drawing.series();
        List<Layer> layers = new ArrayList<>();
        List<Finding> findings = drawing.findings();
        if (chosen >= 0
                && chosen < findings.size()
                && findings.get(chosen).toBar() > findings.get(chosen).fromBar()) {
            layers.add(
                    new Layer.Span(findings.get(chosen).fromBar(), findings.get(chosen).toBar()));
        }
        layers.add(columns.candles());
        List<Overlay> overlays = drawing.overlays();
        for (int i = 0; i < overlays.size(); i++) {
            if (overlays.get(i).spec().overlay()) {
                layers.add(line(drawing, i));
            }
        }
        layers.addAll(sealed);
        layers.add(new Layer.Markers(marks(series, findings)));
        return layers;
    }

    private static Pane own(DataViewModel.Drawing drawing, int at) {
        return new Pane(
                drawing.overlays().get(at).label(), 1, false, PRICE, List.of(line(drawing, at)));
    }

    private static Layer line(DataViewModel.Drawing drawing, int at) {
        Overlay overlay = drawing.overlays().get(at);
        return new Layer.Line(
                overlay.label(), overlay.values(drawing.open().columns()), Overlay.style(at));
    }

    /// A mark on every bar of a finding, or on its first where it is about too many to tell apart.
    private static List<Layer.Mark> marks(BarSeries series, List<Finding> findings) {
        List<Layer.Mark> marks = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (finding.kind() == Finding.Kind.OPENS_COPIED
                    || finding.kind() == Finding.Kind.ZERO_VOLUME) {
                continue;
            }
            int number = i;
            IntStream bars =
                    finding.bars() <= MARKED_BARS && finding.kind() != Finding.Kind.GAP
                            ? finding.concerned(series).stream()
                            : IntStream.of(finding.fromBar());
            bars.forEach(
                    bar ->
                            marks.add(
                                    new Layer.Mark(
                                            bar, series.high(bar), Layer.Shape.FINDING, number)));
        }
        return marks;
    }

    private static String pattern(BarSeries series) {
        return series.size() > 0 && Math.abs(series.close(series.size() - 1)) < 10
                ? SMALL_PRICE
                : PRICE;
    }

    /// Volume in the unit that leaves few digits on its axis; empty where there is none.
    ///
    /// The column is scaled once for a series, not for each picture.
    static Optional<Pane> volume(DrawnColumns columns) {
        double most = 0;
        for (double volume : columns.volumes()) {
            most = Math.max(most, volume);
        }
        if (!(most > 0)) {
            return Optional.empty();
        }
        double unit = most >= 1e9 ? 1e9 : most >= 1e6 ? 1e6 : 1;
        String name = unit == 1e9 ? "Volume, bn" : unit == 1e6 ? "Volume, m" : "Volume";
        double[] scaled =
                unit == 1
                        ? columns.volumes()
                        : Arrays.stream(columns.volumes()).map(v -> v / unit).toArray();
        String pattern = most / unit >= 100 ? "#,##0" : "#,##0.##";
        return Optional.of(
                new Pane(name, 0.75, false, pattern, List.of(new Layer.Bars(name, scaled))));
    }
}
