package io.abtpro.ui.chart;

import io.abtpro.chart.Across;
import io.abtpro.chart.ChartColours;
import io.abtpro.chart.PixelGround;
import io.abtpro.chart.XyPicture;

import javafx.scene.canvas.Canvas;

import org.jfree.fx.FXGraphics2D;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

/// An upright piece of an [XyChart] that is drawn, and put on the screen, by itself.
final class XyStrip {
    private final Canvas canvas = new Canvas();
    private final FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
    private final PixelGround pixels = new CanvasPixels(canvas.getGraphicsContext2D());
    private final Rectangle place;

    /// @param place in pixels of the chart
    XyStrip(Rectangle place) {
        this.place = place;
        canvas.setLayoutX(place.x);
        canvas.setLayoutY(place.y);
        canvas.setWidth(place.width);
        canvas.setHeight(place.height);
        graphics.translate((double) -place.x, -place.y);
    }

    Canvas canvas() {
        return canvas;
    }

    int width() {
        return place.width;
    }

    boolean isIn(Across span) {
        return span.touches(place.getMinX(), place.getMaxX());
    }

    /// Draws its piece of a picture of this width, whose plot is at `area`.
    void draw(XyPicture picture, Rectangle2D area, double width, ChartColours colours) {
        canvas.getGraphicsContext2D().clearRect(place.x, place.y, place.width, place.height);
        var seen = new Across(place.getMinX(), place.getMaxX());
        picture.drawLayers(graphics, pixels, area, width, colours, picture.moving(), seen);
    }
}
