package io.abtpro.ui.chart;

import io.abtpro.chart.PixelGround;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.nio.IntBuffer;

/// Pixels for a canvas in an image that is kept from frame to frame: to make and convert one each
/// time took longer than to fill it. A picture can use it once: what is drawn later in the same
/// frame would show in both places.
final class CanvasPixels implements PixelGround {
    private final GraphicsContext canvas;
    private PixelBuffer<IntBuffer> buffer = buffer(1, 1);
    private WritableImage image = new WritableImage(buffer);

    CanvasPixels(GraphicsContext canvas) {
        this.canvas = canvas;
    }

    private static PixelBuffer<IntBuffer> buffer(int width, int height) {
        return new PixelBuffer<>(
                width,
                height,
                IntBuffer.allocate(width * height),
                PixelFormat.getIntArgbPreInstance());
    }

    @Override
    public int[] pixels(int width, int height) {
        if (buffer.getWidth() != width || buffer.getHeight() != height) {
            buffer = buffer(width, height);
            image = new WritableImage(buffer);
        }
        return buffer.getBuffer().array();
    }

    @Override
    public void draw(int left, int top) {
        buffer.updateBuffer(_ -> null);
        canvas.drawImage(image, left, top);
    }
}
