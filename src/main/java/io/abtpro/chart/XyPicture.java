package io.abtpro.chart;

import io.abtpro.files.CsvText;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/// Layers over two or three axes, drawn on any Graphics2D.
///
/// @param right the axis at the right, of those lines that ask for it
public record XyPicture(XyAxis x, XyAxis y, Optional<XyAxis> right, List<XyLayer> layers) {
    public XyPicture {
        layers = List.copyOf(layers);
    }

    public static XyPicture of(XyAxis x, XyAxis y, List<XyLayer> layers) {
        return new XyPicture(x, y, Optional.empty(), layers);
    }

    /// Draws into a picture of this size and returns where the plot is.
    public Rectangle2D draw(Graphics2D g, double width, double height, ChartColours colours) {
        XyGround ground = ground();
        Rectangle2D area = ground.draw(g, width, height, colours);
        drawLayers(g, PixelGround.on(g), area, width, colours, moving(), Across.ALL);
        return area;
    }

    /// What lies under the layers that change.
    public XyGround ground() {
        return new XyGround(
                x,
                y,
                right,
                named(),
                layers.stream().takeWhile(XyLayer.Slope.class::isInstance).toList());
    }

    /// The layers above [#ground].
    public List<XyLayer> moving() {
        return layers.stream().dropWhile(XyLayer.Slope.class::isInstance).toList();
    }

    /// Where layers can be seen around a plot at `area`, up to `width`.
    public static Rectangle2D reach(Rectangle2D area, double width) {
        return new Rectangle2D.Double(
                area.getX(), area.getY() - 1, width - area.getX(), area.getHeight() + 2);
    }

    /// Draws layers into the plot `area` of a picture of this width.
    ///
    /// @param pixels where heat maps are filled in
    /// @param seen what of the picture is to be seen
    public void drawLayers(
            Graphics2D g,
            PixelGround pixels,
            Rectangle2D area,
            double width,
            ChartColours colours,
            List<XyLayer> some,
            Across seen) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var clip = g.getClip();
        Rectangle2D reach = reach(area, width);
        double left = Math.max(reach.getMinX(), seen.from());
        double right = Math.max(left, Math.min(reach.getMaxX(), seen.to()));
        g.clip(new Rectangle2D.Double(left, reach.getY(), right - left, reach.getHeight()));
        var pen = new XyPen(g, pixels, area, this, colours, seen);
        some.forEach(pen::draw);
        pen.drawNames();
        g.setClip(clip);
    }

    private boolean named() {
        return layers.stream().anyMatch(l -> l instanceof XyLayer.Line line && line.labelled());
    }

    static double share(XyAxis axis, double value) {
        return axis.logarithmic()
                ? Math.log(value / axis.low()) / Math.log(axis.high() / axis.low())
                : (value - axis.low()) / (axis.high() - axis.low());
    }

    public static double value(XyAxis axis, double share) {
        return axis.logarithmic()
                ? axis.low() * Math.pow(axis.high() / axis.low(), share)
                : axis.low() + share * (axis.high() - axis.low());
    }

    /// Every named layer as rows of `layer,x,y` or `layer,x,low,high`.
    public String csv() {
        return CsvText.of(this::write);
    }

    private void write(CsvText csv) {
        csv.words("layer", "x", "y", "to").end();
        for (XyLayer layer : layers) {
            String name = layer.name();
            switch (layer) {
                case XyLayer.Line l -> rows(csv, name, l.x(), l.y(), new double[0]);
                case XyLayer.Points p -> rows(csv, name, p.x(), p.y(), new double[0]);
                case XyLayer.Band b -> rows(csv, name, b.x(), b.low(), b.high());
                case XyLayer.Bars b -> rows(csv, name, b.left(), b.y(), new double[0]);
                case XyLayer.Whiskers w -> rows(csv, name, w.x(), w.low(), w.high());
                case XyLayer.Slope l ->
                        rows(
                                csv,
                                name,
                                new double[] {l.fromX(), l.toX()},
                                new double[] {l.fromY(), l.toY()},
                                new double[0]);
                case XyLayer.Mark m ->
                        rows(csv, name, new double[] {m.x()}, new double[] {m.y()}, new double[0]);
                case XyLayer.Cells c -> cells(csv, name, c);
                case XyLayer.Rule _,
                        XyLayer.Diagonal _,
                        XyLayer.Span _,
                        XyLayer.Hatch _,
                        XyLayer.Note _ -> {}
            }
        }
    }

    private static void cells(CsvText csv, String name, XyLayer.Cells cells) {
        for (int row = 0; row < cells.values().length; row++) {
            double[] values = cells.values()[row];
            double[] x = new double[values.length];
            double[] y = new double[values.length];
            for (int column = 0; column < x.length; column++) {
                x[column] = cells.x() + column * cells.xStep();
                y[column] = cells.y() + row * cells.yStep();
            }
            rows(csv, name, x, y, values);
        }
    }

    private static void rows(CsvText csv, String name, double[] x, double[] y, double[] to) {
        for (int i = 0; i < x.length; i++) {
            csv.text(name).number(x[i]).number(y[i]);
            if (to.length == 0) {
                csv.word("").end();
            } else {
                csv.number(to[i]).end();
            }
        }
    }
}
