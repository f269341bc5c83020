package io.abtpro.chart;

import java.awt.BasicStroke;

/// The strokes of the style guide.
final class Strokes {
    private static final float DASHED = 1.2f;

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
}
