package io.abtpro.chart;

import io.abtpro.files.Cells;

import java.awt.Graphics2D;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The chart as it is shown, outside the window: text, pixels or vectors.
///
/// @param times epoch ms of each bar, shape `[bars]`
/// @param from, to the bars in view
public record ChartExport(
        Picture picture,
        long[] times,
        double from,
        double to,
        double width,
        double height,
        ChartColours colours)
        implements Exported {
    /// The bars in view, one row each, with every line of every pane; times in UTC.
    @Override
    public String csv() {
        var text = new StringBuilder("time");
        List<double[]> columns = new ArrayList<>();
        for (Pane pane : picture.panes()) {
            for (Layer layer : pane.layers()) {
                add(text, columns, pane, layer);
            }
        }
        for (int t = (int) Math.max(0, Math.ceil(from)); t <= Math.min(times.length - 1, to); t++) {
            text.append('\n').append(Instant.ofEpochMilli(times[t]));
            for (double[] column : columns) {
                text.append(',').append(Double.isNaN(column[t]) ? "" : Double.toString(column[t]));
            }
        }
        return text.append('\n').toString();
    }

    private static void add(StringBuilder text, List<double[]> columns, Pane pane, Layer layer) {
        String name = pane.name() + ": " + layer.name();
        switch (layer) {
            case Layer.Candles c -> {
                text.append(",open,high,low,close");
                columns.addAll(List.of(c.open(), c.high(), c.low(), c.close()));
            }
            case Layer.Line l -> add(text, columns, name, l.values());
            case Layer.Area a -> add(text, columns, name, a.values());
            case Layer.Bars b -> add(text, columns, name, b.values());
            case Layer.Band b -> {
                add(text, columns, name + " low", b.low());
                add(text, columns, name + " high", b.high());
            }
            case Layer.Ribbon r -> add(text, columns, name, r.values());
            case Layer.Level _, Layer.Markers _, Layer.Span _ -> {}
        }
    }

    private static void add(
            StringBuilder text, List<double[]> columns, String name, double[] values) {
        text.append(',').append(Cells.quoted(name));
        columns.add(values);
    }

    @Override
    public void drawOn(Graphics2D g) {
        picture.draw(g, width, height, from, to, colours);
    }
}
