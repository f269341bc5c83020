package io.abtpro.chart;

import io.abtpro.files.CsvText;

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
        return CsvText.of(this::write);
    }

    private void write(CsvText csv) {
        csv.word("time");
        List<double[]> columns = new ArrayList<>();
        for (Pane pane : picture.panes()) {
            for (Layer layer : pane.layers()) {
                add(csv, columns, pane, layer);
            }
        }
        csv.end();
        for (int t = (int) Math.max(0, Math.ceil(from)); t <= Math.min(times.length - 1, to); t++) {
            csv.word(Instant.ofEpochMilli(times[t]).toString());
            for (double[] column : columns) {
                csv.numberIfAny(column[t]);
            }
            csv.end();
        }
    }

    private static void add(CsvText csv, List<double[]> columns, Pane pane, Layer layer) {
        String name = pane.name() + ": " + layer.name();
        switch (layer) {
            case Layer.Candles c -> {
                csv.words("open", "high", "low", "close");
                columns.addAll(List.of(c.open(), c.high(), c.low(), c.close()));
            }
            case Layer.Line l -> add(csv, columns, name, l.values());
            case Layer.Area a -> add(csv, columns, name, a.values());
            case Layer.Bars b -> add(csv, columns, name, b.values());
            case Layer.Band b -> {
                add(csv, columns, name + " low", b.low());
                add(csv, columns, name + " high", b.high());
            }
            case Layer.Ribbon r -> add(csv, columns, name, r.values());
            case Layer.Level _, Layer.Markers _, Layer.Span _, Layer.Hatch _ -> {}
        }
    }

    private static void add(CsvText csv, List<double[]> columns, String name, double[] values) {
        csv.text(name);
        columns.add(values);
    }

    @Override
    public void drawOn(Graphics2D g) {
        picture.draw(g, width, height, from, to, colours);
    }
}
