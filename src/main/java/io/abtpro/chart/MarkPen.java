package io.abtpro.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Draws marks; those too near together to be told apart as one with their count.
final class MarkPen {
    private static final Font COUNTS = Picture.FACE.deriveFont(10f);

    private final ChartColours colours;

    MarkPen(ChartColours colours) {
        this.colours = colours;
    }

    /// @param selected the id of the chosen marks, which are drawn in full always
    void draw(Graphics2D g, Scale scale, MarkIndex index, int selected) {
        Set<Layer.Mark> drawn = new HashSet<>();
        List<MarkGroups.Group> groups = MarkGroups.of(index, scale);
        for (MarkGroups.Group group : groups) {
            Layer.Mark first = index.of(group.shape())[group.from()];
            boolean chosen =
                    group.count() == 1 && selected != MarkIndex.NONE && first.id() == selected;
            mark(g, group.shape(), group.x(), group.tip(), chosen);
            count(g, group);
            if (chosen) {
                drawn.add(first);
            }
        }
        for (Layer.Mark mark : index.chosen(selected)) {
            if (mark.bar() >= scale.from() && mark.bar() <= scale.to() && !drawn.contains(mark)) {
                double clear = MarkGroups.isAbove(mark.shape()) ? -9 : 9;
                mark(g, mark.shape(), scale.x(mark.bar()), scale.y(mark.value()) + clear, true);
            }
        }
    }

    private void count(Graphics2D g, MarkGroups.Group group) {
        if (group.count() > 1) {
            g.setFont(COUNTS);
            g.setPaint(colours.text());
            Rectangle2D box = group.box();
            double width = g.getFontMetrics().stringWidth(group.text());
            double base = group.isAbove() ? box.getMinY() + 8 : box.getMaxY() - 1;
            g.drawString(group.text(), (float) (group.x() - width / 2), (float) base);
        }
    }

    private void mark(Graphics2D g, Layer.Shape shape, double x, double tip, boolean chosen) {
        g.setStroke(new BasicStroke(1.2f));
        switch (shape) {
            case LONG_ENTRY -> filled(g, triangle(x, tip, 1), colours.gain(), chosen);
            case LONG_EXIT -> hollow(g, triangle(x, tip, -1), colours.text(), chosen);
            case SHORT_ENTRY -> filled(g, triangle(x, tip, -1), colours.loss(), chosen);
            case SHORT_EXIT -> hollow(g, triangle(x, tip, 1), colours.text(), chosen);
            case FINDING -> {
                Path2D diamond = diamond(x, tip - 4);
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
