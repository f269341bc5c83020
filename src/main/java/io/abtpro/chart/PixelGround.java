package io.abtpro.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Where a rectangle of whole pixels is filled in and put under what is drawn after it.
public interface PixelGround {
    /// Room for `width` x `height` pixels, 0xAARRGGBB and opaque, row by row; what it held before
    /// is to be overwritten.
    int[] pixels(int width, int height);

    /// Draws the room that was given last.
    void draw(int left, int top);

    /// Draws on any [Graphics2D].
    static PixelGround on(Graphics2D g) {
        return new PixelGround() {
            private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);

            @Override
            public int[] pixels(int width, int height) {
                image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
                return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
            }

            @Override
            public void draw(int left, int top) {
                g.drawImage(image, left, top, null);
            }
        };
    }
}
