package io.abtpro.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

class PixelStrokeTest {
    private final BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);

    private void draw(java.awt.Shape shape, BasicStroke stroke, Color colour) {
        var g = image.createGraphics();
        g.setPaint(colour);
        PixelStroke.draw(g, shape, stroke, Across.ALL);
        g.dispose();
    }

    private String row(int y) {
        var text = new StringBuilder();
        for (int x = 0; x < 24; x++) {
            text.append(
                    (image.getRGB(x, y) & 0xffffff) == 0xffffff
                            ? '#'
                            : (image.getRGB(x, y) & 0xffffff) == 0 ? '.' : '~');
        }
        return text.toString();
    }

    private int lit() {
        int lit = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                lit += (image.getRGB(x, y) & 0xffffff) == 0 ? 0 : 1;
            }
        }
        return lit;
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 3.25, 3.5, 3.75})
    void dotsAreOnePixelWideAndAsFarApartAsThePatternSays(double from) {
        draw(
                new Line2D.Double(from, 5, 20, 5),
                new BasicStroke(1.2f, 0, 0, 1, new float[] {1, 2}, 0),
                Color.WHITE);
        String lit = row(5).isBlank() || !row(5).contains("#") ? row(4) : row(5);
        assertThat(lit.strip()).matches("\\.*(#\\.\\.){4,}#?\\.*");
    }

    @Test
    void stepsAreWholePixelsAndTheirCornersAreClosed() {
        var steps = new Path2D.Double();
        steps.moveTo(2, 20);
        steps.lineTo(10, 20);
        steps.lineTo(10, 10);
        steps.lineTo(18, 10);
        draw(steps, new BasicStroke(2), Color.WHITE);

        assertThat(row(9)).isEqualTo(".........##########.....");
        assertThat(row(15)).isEqualTo(".........##.............");
        assertThat(row(20)).isEqualTo(".##########.............");
    }

    @Test
    void linesAPixelApartStayAPixelApart() {
        for (int y = 3; y < 20; y += 2) {
            draw(new Line2D.Double(2, y, 20, y), new BasicStroke(1), Color.WHITE);
        }
        int lines = 0;
        for (int y = 0; y < 40; y++) {
            lines += row(y).contains("#") ? 1 : 0;
        }
        assertThat(lines).isEqualTo(9);
    }

    @Test
    void slantedAndSeeThroughLinesAreDrawnAsEver() {
        draw(new Line2D.Double(2, 2, 30, 17), new BasicStroke(1), Color.WHITE);
        assertThat(lit()).isPositive();
        draw(new Line2D.Double(2, 30, 20, 30), new BasicStroke(2), new Color(255, 255, 255, 100));
        assertThat(row(30)).contains("~");
    }
}
