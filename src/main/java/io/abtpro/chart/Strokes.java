package io.abtpro.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/// The strokes of the style guide.
final class Strokes {
    private static final float DASHED = 1.2f;
    private static final double HATCH = 8;

    private Strokes() {}

    static BasicStroke of(Layer.Style style) {
        return of(style.dash(), style.width(), BasicStroke.JOIN_ROUND);
    }

    static BasicStroke of(ChartLayer.Dash dash, ChartLayer.Role role) {
        return of(dash, width(role), BasicStroke.JOIN_BEVEL);
    }

    /// @param width, join of a solid line
    private static BasicStroke of(ChartLayer.Dash dash, float width, int join) {
        return switch (dash) {
            case SOLID -> new BasicStroke(width, BasicStroke.CAP_BUTT, join);
            case LONG -> dashed(5, 3);
            case DOTTED -> dashed(1, 2);
            case SHORT -> dashed(2, 2);
            case MIXED -> dashed(8, 2, 2, 2);
            case LONGEST -> dashed(12, 3);
            case DOUBLY_MIXED -> dashed(8, 2, 2, 2, 2, 2);
            case SPARSE -> dashed(1, 4);
        };
    }

    private static float width(ChartLayer.Role role) {
        return switch (role) {
            case OURS -> 1.6f;
            case GROUND -> 3;
            default -> 1.2f;
        };
    }

    /// @param pattern pixels on and off in turn
    static BasicStroke dashed(float... pattern) {
        return new BasicStroke(DASHED, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }

    /// Slanted lines over `area`, which is the clip; they stay where they are when it grows.
    static void hatch(Graphics2D g, Rectangle2D area) {
        g.setStroke(new BasicStroke(1));
        double first = Math.floor((area.getX() - area.getHeight()) / HATCH) * HATCH;
        for (double x = first; x < area.getMaxX(); x += HATCH) {
            g.draw(new Line2D.Double(x, area.getMaxY(), x + area.getHeight(), area.getY()));
        }
    }
}
