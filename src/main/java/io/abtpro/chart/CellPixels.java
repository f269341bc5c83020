package io.abtpro.chart;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A heat map as one image of whole pixels: a landscape has more cells than can be filled one by
/// one thirty times a second.
final class CellPixels {
    private static final int SHADES = 48;

    private final XyLayer.Cells cells;
    private final XyPicture picture;
    private final Rectangle2D area;
    private final int[] ramp;
    private final int none;
    private final double least;
    private final double spread;

    /// @param area where the plot is
    CellPixels(XyLayer.Cells cells, XyPicture picture, Rectangle2D area, ChartColours colours) {
        this.cells = cells;
        this.picture = picture;
        this.area = area;
        this.ramp =
                IntStream.rangeClosed(0, SHADES)
                        .map(shade -> colours.ramp(shade / (double) SHADES).getRGB())
                        .toArray();
        this.none = colours.grid().getRGB();
        double[] ends = cells.ends();
        this.least = ends[0];
        this.spread = ends[1] > ends[0] ? ends[1] - ends[0] : 1;
    }

    void draw(PixelGround ground) {
        int left = (int) Math.floor(area.getX());
        int top = (int) Math.floor(area.getY());
        int width = (int) Math.ceil(area.getMaxX()) - left;
        int height = (int) Math.ceil(area.getMaxY()) - top;
        int[] columns = columns(left, width);
        int[] pixels = ground.pixels(width, height);
        int above = Integer.MIN_VALUE;
        for (int py = 0; py < height; py++) {
            double at =
                    XyPicture.value(
                            picture.y(), (area.getMaxY() - top - py - 0.5) / area.getHeight());
            int row = (int) Math.round((at - cells.y()) / cells.yStep());
            if (row == above) {
                System.arraycopy(pixels, (py - 1) * width, pixels, py * width, width);
            } else {
                fill(pixels, py * width, row, columns);
            }
            above = row;
        }
        ground.draw(left, top);
    }

    /// The column of cells that each pixel across lies in.
    private int[] columns(int left, int width) {
        int[] columns = new int[width];
        for (int px = 0; px < width; px++) {
            double at =
                    XyPicture.value(picture.x(), (left + px + 0.5 - area.getX()) / area.getWidth());
            columns[px] = (int) Math.round((at - cells.x()) / cells.xStep());
        }
        return columns;
    }

    private void fill(int[] pixels, int from, int row, int[] columns) {
        double[] values =
                row >= 0 && row < cells.values().length ? cells.values()[row] : new double[0];
        int px = 0;
        while (px < columns.length) {
            int column = columns[px];
            int end = px + 1;
            while (end < columns.length && columns[end] == column) {
                end++;
            }
            int colour = column >= 0 && column < values.length ? colour(values[column]) : none;
            Arrays.fill(pixels, from + px, from + end, colour);
            px = end;
        }
    }

    private int colour(double value) {
        if (!Double.isFinite(value)) {
            return none;
        }
        double share = (value - least) / spread;
        return ramp[(int) (SHADES * (cells.root() ? Math.sqrt(share) : share) + 0.5)];
    }
}
