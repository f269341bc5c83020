package io.abtpro.ui.chart;

import static io.abtpro.ui.chart.ThemeColours.fx;

import io.abtpro.chart.ChartColours;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Picture;
import io.abtpro.chart.PriceAxis;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import java.text.DecimalFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Draws one time through every pane, with the date under it and each pane's values on its axis.
final class Crosshair {
    private static final double DATE_CHARACTER = 6.2;

    private final Canvas canvas;

    Crosshair(Canvas canvas) {
        this.canvas = canvas;
    }

    /// What is drawn.
    ///
    /// @param x of the bar in pixels
    /// @param mouseY where the mouse is; -1 outside the chart
    /// @param dragX where a span begins that is being selected; NaN for none
    record At(
            int bar,
            double x,
            double mouseY,
            double dragX,
            long time,
            ZoneId zone,
            boolean intraday) {}

    void clear() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    void draw(At at, List<Picture.Placed> placed, ChartColours colours) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setStroke(fx(colours.muted()));
        g.setLineDashes(3, 3);
        g.setLineWidth(1);
        for (Picture.Placed pane : placed) {
            var places = new TagPlaces(pane.area().getY(), pane.area().getMaxY());
            g.strokeLine(at.x(), pane.area().getY(), at.x(), pane.area().getMaxY());
            if (at.mouseY() >= pane.area().getY() && at.mouseY() <= pane.area().getMaxY()) {
                g.strokeLine(pane.area().getX(), at.mouseY(), pane.area().getMaxX(), at.mouseY());
                cursor(g, pane, places, at.mouseY(), colours);
            }
            pane.last().ifPresent(last -> places.take(pane.y(last)));
            values(g, pane, places, at.bar(), colours);
        }
        date(g, at, placed, colours);
        span(g, at, placed, colours);
    }

    /// The value at the mouse, framed so that it is not taken for one of the bar.
    private static void cursor(
            GraphicsContext g,
            Picture.Placed placed,
            TagPlaces places,
            double mouseY,
            ChartColours colours) {
        if (!placed.pane().ribbons().isEmpty()) {
            return;
        }
        double y = places.take(mouseY);
        double x = placed.area().getMaxX() + 2;
        double width = Picture.RIGHT - 8;
        tag(
                g,
                fx(colours.ground()),
                fx(colours.text()),
                text(placed, placed.value(y)),
                x,
                y,
                width);
        g.setLineDashes();
        g.strokeRoundRect(x + 0.5, y - 7.5, width - 1, 15, 4, 4);
        g.setLineDashes(3, 3);
    }

    private static String text(Picture.Placed placed, double value) {
        return PriceAxis.text(value, PriceAxis.format(placed.pane().pattern()));
    }

    private static void values(
            GraphicsContext g,
            Picture.Placed placed,
            TagPlaces places,
            int bar,
            ChartColours colours) {
        ribbons(g, placed, bar, PriceAxis.format(placed.pane().pattern()), colours);
        for (Layer layer : placed.pane().layers()) {
            double value = Picture.headline(layer, bar);
            if (!Double.isNaN(value)) {
                boolean ours =
                        Picture.isOurs(layer)
                                && !(layer instanceof Layer.Line l
                                        && l.style() == Layer.Style.PRICE);
                places.near(placed.y(value))
                        .ifPresent(
                                y ->
                                        tag(
                                                g,
                                                fx(ours ? colours.accentTag() : colours.tag()),
                                                Color.WHITE,
                                                text(placed, value),
                                                placed.area().getMaxX() + 2,
                                                y,
                                                Picture.RIGHT - 8));
            }
        }
    }

    /// Beside the names of the ribbons.
    private static void ribbons(
            GraphicsContext g,
            Picture.Placed placed,
            int bar,
            DecimalFormat format,
            ChartColours colours) {
        List<Layer.Ribbon> ribbons = placed.pane().ribbons();
        for (int row = 0; row < ribbons.size(); row++) {
            double[] values = ribbons.get(row).values();
            if (bar < values.length && !Double.isNaN(values[bar])) {
                g.setFill(fx(ribbons.get(row).warned()[bar] ? colours.warning() : colours.text()));
                g.setFont(Font.font("Roboto", 11));
                g.fillText(
                        format.format(values[bar]),
                        placed.area().getMaxX() + 28,
                        placed.ribbonY(row) + 4);
            }
        }
    }

    private void date(GraphicsContext g, At at, List<Picture.Placed> placed, ChartColours colours) {
        String pattern = at.intraday() ? "d MMM yyyy HH:mm" : "d MMM yyyy";
        String date =
                DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                        .format(Instant.ofEpochMilli(at.time()).atZone(at.zone()));
        double width = date.length() * DATE_CHARACTER + 8;
        double left = Math.max(2, Math.min(canvas.getWidth() - width - 2, at.x() - width / 2));
        double y = placed.getLast().area().getMaxY() + 12;
        tag(g, fx(colours.tag()), Color.WHITE, date, left, y, width);
    }

    private static void span(
            GraphicsContext g, At at, List<Picture.Placed> placed, ChartColours colours) {
        if (!Double.isNaN(at.dragX())) {
            g.setFill(fx(colours.accentGround()));
            double top = placed.getFirst().area().getY();
            double bottom = placed.getLast().area().getMaxY();
            g.fillRect(
                    Math.min(at.dragX(), at.x()), top, Math.abs(at.x() - at.dragX()), bottom - top);
        }
    }

    private static void tag(
            GraphicsContext g,
            Color ground,
            Color ink,
            String text,
            double x,
            double y,
            double width) {
        g.setFill(ground);
        g.fillRoundRect(x, y - 8, width, 16, 4, 4);
        g.setFill(ink);
        g.setFont(Font.font("Roboto", 11));
        g.fillText(text, x + 4, y + 4);
    }
}
