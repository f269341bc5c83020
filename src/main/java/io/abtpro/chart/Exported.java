package io.abtpro.chart;

import io.abtpro.files.WholeFile;

import org.jfree.svg.SVGGraphics2D;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// A chart as it is shown, outside the window: text, pixels or vectors.
public interface Exported {
    double width();

    double height();

    /// What is in view, one row each.
    String csv();

    void drawOn(Graphics2D g);

    /// Writes a PNG of twice the size on screen.
    default void png(Path file) {
        var image =
                new BufferedImage(
                        (int) (2 * width()), (int) (2 * height()), BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.scale(2, 2);
        drawOn(g);
        g.dispose();
        try {
            WholeFile.write(file, out -> ImageIO.write(image, "png", out));
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    default void svg(Path file) {
        var svg = new SVGGraphics2D(width(), height());
        drawOn(svg);
        try {
            WholeFile.writeString(file, svg.getSVGDocument());
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    private static UncheckedIOException cannotWrite(Path file, IOException failure) {
        return new UncheckedIOException(
                "%s cannot be written: %s; choose another folder"
                        .formatted(file, failure.getMessage()),
                failure);
    }
}
