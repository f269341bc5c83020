package io.abtpro.ui.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;

/// A plot outside the window.
record XyExport(XyPicture picture, double width, double height, ChartColours colours) implements Exportable {
    /// One row a point: the name of its mark and its values.
    @Override
    public String csv() {
        var text = new StringBuilder("mark,x,y,high\n");
        for (XyMark mark : picture.marks()) {
            switch (mark) {
                case XyMark.Line line -> rows(text, line.name(), line.x(), line.y(), line.y(), false);
                case XyMark.Points points -> rows(text, points.name(), points.x(), points.y(), points.y(), false);
                case XyMark.Band band -> rows(text, band.name(), band.x(), band.low(), band.high(), true);
                case XyMark.Bars bars -> {
                    double[] x = new double[bars.heights().length];
                    Arrays.setAll(x, i -> bars.from() + i * bars.width());
                    rows(text, bars.name(), x, bars.heights(), bars.heights(), false);
                }
                case XyMark.Level _, XyMark.Upright _, XyMark.Diagonal _ -> {}
            }
        }
        return text.toString();
    }

    private static void rows(StringBuilder text, String name, double[] x, double[] y, double[] high, boolean both) {
        for (int i = 0; i < x.length; i++) {
            text.append('"').append(name.replace("\"", "\"\"")).append("\",");
            text.append(number(x[i])).append(',').append(number(y[i])).append(',');
            text.append(both ? number(high[i]) : "").append('\n');
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    @Override
    public void png(Path file) {
        var image = new BufferedImage((int) (2 * width), (int) (2 * height), BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.scale(2, 2);
        picture.draw(g, width, height, colours);
        g.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    @Override
    public void svg(Path file) {
        var svg = new SVGGraphics2D(width, height);
        picture.draw(svg, width, height, colours);
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
