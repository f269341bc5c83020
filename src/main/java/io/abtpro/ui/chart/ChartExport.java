package io.abtpro.ui.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;

/// The chart as it is shown, outside the window: text, pixels or vectors.
///
/// @param times epoch ms of each bar, shape `[bars]`
/// @param from, to the bars in view
record ChartExport(
        Picture picture, long[] times, double from, double to, double width, double height, ChartColours colours) {
    /// The bars in view, one row each, with every line of every pane; times in UTC.
    String csv() {
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
        switch (layer) {
            case Layer.Candles c -> {
                text.append(",open,high,low,close");
                columns.addAll(List.of(c.open(), c.high(), c.low(), c.close()));
            }
            case Layer.Line l -> add(text, columns, pane, l.name(), l.values());
            case Layer.Area a -> add(text, columns, pane, a.name(), a.values());
            case Layer.Bars b -> add(text, columns, pane, b.name(), b.values());
            case Layer.Band b -> {
                add(text, columns, pane, b.name() + " low", b.low());
                add(text, columns, pane, b.name() + " high", b.high());
            }
            case Layer.Ribbon r -> add(text, columns, pane, r.name(), r.values());
            case Layer.Level _, Layer.Markers _, Layer.Span _ -> {}
        }
    }

    private static void add(StringBuilder text, List<double[]> columns, Pane pane, String name, double[] values) {
        text.append(",\"").append((pane.name() + ": " + name).replace("\"", "\"\"")).append('"');
        columns.add(values);
    }

    /// Writes a PNG of twice the size on screen.
    void png(Path file) {
        var image = new BufferedImage((int) (2 * width), (int) (2 * height), BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.scale(2, 2);
        picture.draw(g, width, height, from, to, colours);
        g.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    void svg(Path file) {
        var svg = new SVGGraphics2D(width, height);
        picture.draw(svg, width, height, from, to, colours);
        try {
            Files.writeString(file, svg.getSVGDocument());
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    private static UncheckedIOException cannotWrite(Path file, IOException failure) {
        return new UncheckedIOException(
                "%s cannot be written: %s; choose another folder".formatted(file, failure.getMessage()), failure);
    }
}
