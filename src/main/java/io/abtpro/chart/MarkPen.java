package io.abtpro.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Draws marks: shapes where there is room, else a short stroke in each pixel column that holds
/// any.
final class MarkPen {
    /// Shapes nearer than this many pixels to the one before are left out.
    private static final double APART = 3;

    /// Below this many pixels for each mark in view, strokes take the place of shapes.
    private static final double CROWDED = 4;

    private static final double STROKE = 7;
    private static final double CLEAR = 4;

    private final ChartColours colours;

    MarkPen(ChartColours colours) {
        this.colours = colours;
    }

    /// @param selected the id of the chosen marks, which are drawn in full always
    void draw(Graphics2D g, Scale scale, MarkIndex index, int selected) {
        for (Layer.Shape shape : Layer.Shape.values()) {
            Layer.Mark[] marks = index.of(shape);
            int from = MarkIndex.first(marks, 0, Math.floor(scale.from()));
            int to = MarkIndex.first(marks, from, Math.ceil(scale.to()) + 1);
            if ((to - from) * CROWDED > scale.area().getWidth()) {
                strokes(g, scale, shape, marks, from, to);
            } else {
                shapes(g, scale, marks, from, to, selected);
            }
        }
        for (Layer.Mark mark : index.chosen(selected)) {
            if (mark.bar() >= scale.from() && mark.bar() <= scale.to()) {
                mark(g, mark.shape(), scale.x(mark.bar()), scale.y(mark.value()), true);
            }
        }
    }

    private void shapes(
            Graphics2D g, Scale scale, Layer.Mark[] marks, int from, int to, int selected) {
        double lastX = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double x = scale.x(marks[i].bar());
            if (x - lastX >= APART && marks[i].id() != selected) {
                mark(g, marks[i].shape(), x, scale.y(marks[i].value()), false);
                lastX = x;
            }
        }
    }

    /// A column costs a bisection, however many marks it holds.
    private void strokes(
            Graphics2D g, Scale scale, Layer.Shape shape, Layer.Mark[] marks, int from, int to) {
        g.setPaint(colour(shape));
        double side = isAbove(shape) ? -CLEAR - STROKE : CLEAR;
        var box = new Rectangle2D.Double();
        int i = from;
        while (i < to) {
            int column = (int) Math.floor(scale.x(marks[i].bar()) - scale.area().getX());
            double y = scale.y(marks[i].value());
            if (Double.isFinite(y)) {
                box.setRect(scale.columnX(column), y + side, 1, STROKE);
                g.fill(box);
            }
            double next =
                    scale.from()
                            + (column + 1) / scale.area().getWidth() * (scale.to() - scale.from());
            i = Math.max(i + 1, MarkIndex.first(marks, i, next));
        }
    }

    private static boolean isAbove(Layer.Shape shape) {
        return switch (shape) {
            case LONG_ENTRY, SHORT_EXIT -> false;
            case LONG_EXIT, SHORT_ENTRY, FINDING -> true;
        };
    }

    /// Exits are quieter than the price: in its colour their strokes would read as higher prices.
    private Color colour(Layer.Shape shape) {
        return switch (shape) {
            case LONG_ENTRY -> colours.gain();
            case SHORT_ENTRY -> colours.loss();
            case LONG_EXIT, SHORT_EXIT -> colours.muted();
            case FINDING -> colours.warning();
        };
    }

    private void mark(Graphics2D g, Layer.Shape shape, double x, double y, boolean chosen) {
        g.setStroke(new BasicStroke(1.2f));
        switch (shape) {
            case LONG_ENTRY -> filled(g, triangle(x, y + 9, 1), colours.gain(), chosen);
            case LONG_EXIT -> hollow(g, triangle(x, y - 9, -1), colours.text(), chosen);
            case SHORT_ENTRY -> filled(g, triangle(x, y - 9, -1), colours.loss(), chosen);
            case SHORT_EXIT -> hollow(g, triangle(x, y + 9, 1), colours.text(), chosen);
            case FINDING -> {
                Path2D diamond = diamond(x, y - 10);
                if (chosen) {
                    filled(g, diamond, colours.warning(), true);
                } else {
                    hollow(g, diamond, colours.warning(), false);
                }
            }
        }
    }

    private void filled(Graphics2D g, Path2D path, Color colour, boolean chosen) {
        g.setPaint(colour);
        g.fill(path);
        ring(g, path, chosen);
    }

    private void hollow(Graphics2D g, Path2D path, Color colour, boolean chosen) {
        g.setPaint(colours.ground());
        g.fill(path);
        g.setPaint(colour);
        g.draw(path);
        ring(g, path, chosen);
    }

    private void ring(Graphics2D g, Path2D path, boolean chosen) {
        if (chosen) {
            Rectangle2D box = path.getBounds2D();
            g.setPaint(colours.accent());
            g.draw(
                    new java.awt.geom.Ellipse2D.Double(
                            box.getCenterX() - 9, box.getCenterY() - 9, 18, 18));
        }
    }

    private static Path2D triangle(double x, double tip, int up) {
        var path = new Path2D.Double();
        path.moveTo(x, tip);
        path.lineTo(x - 4.5, tip + up * 8);
        path.lineTo(x + 4.5, tip + up * 8);
        path.closePath();
        return path;
    }

    private static Path2D diamond(double x, double y) {
        var path = new Path2D.Double();
        path.moveTo(x, y - 5);
        path.lineTo(x + 5, y);
        path.lineTo(x, y + 5);
        path.lineTo(x - 5, y);
        path.closePath();
        return path;
    }
}
