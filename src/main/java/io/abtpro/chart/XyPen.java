package io.abtpro.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws the layers of an [XyPicture] into its plot.
final class XyPen {
    private static final double GAP = 1;
    private static final int FAINT = 90;
    private static final double TEXT_ROW = 14;
    private static final double MOST_OF_LETTER = 10;

    private final Graphics2D g;
    private final PixelGround ground;
    private final Rectangle2D area;
    private final XyPicture picture;
    private final ChartColours colours;
    private final Across seen;
    private final List<Name> names = new ArrayList<>();

    XyPen(
            Graphics2D g,
            PixelGround ground,
            Rectangle2D area,
            XyPicture picture,
            ChartColours colours,
            Across seen) {
        this.g = g;
        this.ground = ground;
        this.area = area;
        this.picture = picture;
        this.colours = colours;
        this.seen = seen;
    }

    void draw(XyLayer layer) {
        switch (layer) {
            case XyLayer.Line line -> line(line);
            case XyLayer.Points points -> points(points);
            case XyLayer.Band band -> band(band);
            case XyLayer.Bars bars -> bars(bars);
            case XyLayer.Whiskers whiskers -> whiskers(whiskers);
            case XyLayer.Rule rule -> rule(rule);
            case XyLayer.Slope slope -> slope(slope);
            case XyLayer.Diagonal _ -> diagonal();
            case XyLayer.Span span -> span(span);
            case XyLayer.Cells cells -> cells(cells);
            case XyLayer.Hatch hatch -> hatch(hatch);
            case XyLayer.Mark mark -> mark(mark);
            case XyLayer.Note note -> note(note);
        }
    }

    private double x(double value) {
        return area.getX() + XyPicture.share(picture.x(), value) * area.getWidth();
    }

    private double y(XyAxis axis, double value) {
        return area.getMaxY() - XyPicture.share(axis, value) * area.getHeight();
    }

    private double y(double value) {
        return y(picture.y(), value);
    }

    private void line(XyLayer.Line line) {
        XyAxis axis = line.right() ? picture.right().orElse(picture.y()) : picture.y();
        var path = new Path2D.Double();
        boolean drawing = false;
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < line.x().length; i++) {
            if (!Double.isFinite(line.x()[i]) || !Double.isFinite(line.y()[i])) {
                drawing = false;
                continue;
            }
            double px = x(line.x()[i]);
            double py = y(axis, line.y()[i]);
            if (!drawing) {
                path.moveTo(px, py);
            } else {
                if (line.step()) {
                    path.lineTo(px, lastY);
                }
                path.lineTo(px, py);
            }
            drawing = true;
            lastX = px;
            lastY = py;
        }
        g.setPaint(colours.of(line.role()));
        PixelStroke.draw(g, path, Strokes.of(line.dash(), line.role()), seen);
        if (line.labelled() && drawing) {
            names.add(new Name(line.name(), lastX + 6, lastY, colours.of(line.role())));
        }
    }

    /// Writes the names of lines at their ends, moved apart where they would lie on one another.
    void drawNames() {
        names.sort(Comparator.comparingDouble(Name::y));
        double free = Double.NEGATIVE_INFINITY;
        g.setFont(Picture.FACE);
        for (Name name : names) {
            double at = Math.max(name.y() + 4, free);
            if (seen.touches(name.x(), name.x() + mostWidth(name.text()))) {
                g.setPaint(name.colour());
                g.drawString(name.text(), (float) name.x(), (float) at);
            }
            free = at + TEXT_ROW;
        }
    }

    /// More than a text takes, in pixels; to lay it out for its width costs as much as to draw it.
    static double mostWidth(String text) {
        return MOST_OF_LETTER * text.length();
    }

    /// The name of a line at its end.
    private record Name(String text, double x, double y, Color colour) {}

    private void points(XyLayer.Points points) {
        g.setPaint(colours.of(points.role()));
        double half = points.size() / 2;
        int dot = (int) Math.rint(points.size());
        for (int i = 0; i < points.x().length; i++) {
            double px = x(points.x()[i]) - half;
            if (seen.touches(px - 1, px + points.size() + 1) && Double.isFinite(points.y()[i])) {
                double py = y(points.y()[i]) - half;
                // A dot of two pixels is no rounder as an ellipse, and whole pixels cost a tenth.
                if (points.size() <= 2) {
                    g.fillRect((int) Math.rint(px), (int) Math.rint(py), dot, dot);
                } else {
                    g.fill(new Ellipse2D.Double(px, py, points.size(), points.size()));
                }
            }
        }
    }

    private void band(XyLayer.Band band) {
        var path = new Path2D.Double();
        int from = 0;
        int to = band.x().length;
        while (to - from > 2 && x(band.x()[from + 1]) < seen.from()) {
            from++;
        }
        while (to - from > 2 && x(band.x()[to - 2]) > seen.to()) {
            to--;
        }
        for (int i = from; i < to; i++) {
            double px = x(band.x()[i]);
            double py = y(band.high()[i]);
            if (i == from) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        for (int i = to - 1; i >= from; i--) {
            path.lineTo(x(band.x()[i]), y(band.low()[i]));
        }
        if (from < to) {
            path.closePath();
        }
        g.setPaint(colours.band(band.shade()));
        g.fill(path);
    }

    private void bars(XyLayer.Bars bars) {
        Color whole = colours.of(bars.role());
        Color faint =
                new Color(
                        whole.getRed(),
                        whole.getGreen(),
                        whole.getBlue(),
                        Math.min(FAINT, whole.getAlpha()));
        double zero = y(Math.max(picture.y().low(), Math.min(picture.y().high(), 0)));
        for (int i = 0; i < bars.y().length; i++) {
            double from = x(bars.left()[i]);
            double width = Math.max(1, x(bars.right()[i]) - from - GAP);
            double to = y(bars.y()[i]);
            g.setPaint(i < bars.dimmed().length && bars.dimmed()[i] ? faint : whole);
            g.fill(new Rectangle2D.Double(from, Math.min(zero, to), width, Math.abs(zero - to)));
        }
    }

    private void whiskers(XyLayer.Whiskers whiskers) {
        g.setPaint(colours.of(whiskers.role()));
        for (int i = 0; i < whiskers.x().length; i++) {
            double px = x(whiskers.x()[i]);
            PixelStroke.draw(
                    g,
                    new Line2D.Double(px, y(whiskers.low()[i]), px, y(whiskers.high()[i])),
                    new BasicStroke(1.2f),
                    seen);
        }
    }

    private void rule(XyLayer.Rule rule) {
        g.setPaint(colours.of(rule.role()));
        BasicStroke stroke = Strokes.of(rule.dash(), rule.role());
        g.setFont(Picture.FACE);
        if (rule.upright()) {
            double px = x(rule.at());
            PixelStroke.draw(
                    g, new Line2D.Double(px, area.getY(), px, area.getMaxY()), stroke, seen);
            g.drawString(rule.name(), (float) px + 4, (float) area.getY() + 10);
        } else {
            double py = y(rule.at());
            PixelStroke.draw(
                    g, new Line2D.Double(area.getX(), py, area.getMaxX(), py), stroke, seen);
            double width = g.getFontMetrics().stringWidth(rule.name());
            g.drawString(rule.name(), (float) (area.getMaxX() - width - 4), (float) py - 4);
        }
    }

    private void slope(XyLayer.Slope slope) {
        XyAxis axis = slope.right() ? picture.right().orElse(picture.y()) : picture.y();
        g.setPaint(colours.of(slope.role()));
        g.setStroke(Strokes.of(slope.dash(), slope.role()));
        g.draw(
                new Line2D.Double(
                        x(slope.fromX()),
                        y(axis, slope.fromY()),
                        x(slope.toX()),
                        y(axis, slope.toY())));
    }

    private void diagonal() {
        double low = Math.max(picture.x().low(), picture.y().low());
        double high = Math.min(picture.x().high(), picture.y().high());
        g.setPaint(colours.muted());
        g.setStroke(Strokes.dashed(5, 3));
        g.draw(new Line2D.Double(x(low), y(low), x(high), y(high)));
    }

    private void span(XyLayer.Span span) {
        g.setPaint(colours.accentGround());
        double from = x(Math.max(picture.x().low(), span.from()));
        double to = x(Math.min(picture.x().high(), span.to()));
        g.fill(new Rectangle2D.Double(from, area.getY(), Math.max(0, to - from), area.getHeight()));
    }

    private void cells(XyLayer.Cells cells) {
        new CellPixels(cells, picture, area, colours).draw(ground);
    }

    private void hatch(XyLayer.Hatch hatch) {
        double from = x(Math.max(picture.x().low(), hatch.from()));
        double to = x(Math.min(picture.x().high(), hatch.to()));
        var clip = g.getClip();
        g.clip(new Rectangle2D.Double(from, area.getY(), Math.max(0, to - from), area.getHeight()));
        g.setPaint(colours.axis());
        Strokes.hatch(
                g,
                new Rectangle2D.Double(
                        from, area.getY(), Math.max(0, to - from), area.getHeight()));
        g.setClip(clip);
    }

    private void mark(XyLayer.Mark mark) {
        double px = x(mark.x());
        double py = y(mark.y());
        switch (mark.shape()) {
            case DOT -> {
                g.setPaint(colours.accent());
                g.fill(new Ellipse2D.Double(px - 4, py - 4, 8, 8));
            }
            case RING -> {
                g.setPaint(colours.ground());
                g.setStroke(new BasicStroke(4.5f));
                g.draw(new Ellipse2D.Double(px - 4, py - 4, 8, 8));
                g.setPaint(colours.text());
                g.setStroke(new BasicStroke(1.8f));
                g.draw(new Ellipse2D.Double(px - 4, py - 4, 8, 8));
            }
            case CROSS -> {
                g.setPaint(colours.ground());
                cross(px, py, 4);
                g.setPaint(colours.text());
                cross(px, py, 2);
            }
        }
        if (mark.name().isEmpty()) {
            return;
        }
        g.setPaint(colours.text());
        g.setFont(Picture.FACE);
        double width = g.getFontMetrics().stringWidth(mark.name());
        boolean fits = px + 8 + width < area.getMaxX();
        g.drawString(mark.name(), (float) (fits ? px + 8 : px - 8 - width), (float) py - 6);
    }

    private void cross(double px, double py, float width) {
        var stroke = new BasicStroke(width);
        PixelStroke.draw(g, new Line2D.Double(px - 4, py, px + 4, py), stroke, seen);
        PixelStroke.draw(g, new Line2D.Double(px, py - 4, px, py + 4), stroke, seen);
    }

    private void note(XyLayer.Note note) {
        if (!note.right() && !seen.touches(area.getX(), area.getX() + 6 + mostWidth(note.text()))) {
            return;
        }
        g.setFont(Picture.FACE);
        g.setPaint(colours.of(note.role()));
        double px =
                note.right()
                        ? area.getMaxX() - g.getFontMetrics().stringWidth(note.text()) - 6
                        : area.getX() + 6;
        double py =
                note.top()
                        ? area.getY() + 12 + TEXT_ROW * note.row()
                        : area.getMaxY() - 8 - TEXT_ROW * note.row();
        g.drawString(note.text(), (float) px, (float) py);
    }
}
