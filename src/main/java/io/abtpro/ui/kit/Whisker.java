package io.abtpro.ui.kit;

import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// An interval and its middle on a scale, small enough for the cell of a table, with a line where
/// the scale has its reference.
public final class Whisker extends Region {
    private static final double DOT = 2.5;
    private static final double MARGIN = 6;

    private final double least;
    private final double most;
    private final double reference;
    private final Line rule = new Line();
    private final Line span = new Line();
    private final Circle dot = new Circle(DOT);
    private double low = Double.NaN;
    private double middle = Double.NaN;
    private double high = Double.NaN;

    /// @param least, most ends of the scale
    public Whisker(double least, double most, double reference) {
        this.least = least;
        this.most = most;
        this.reference = reference;
        rule.getStyleClass().add("whisker-rule");
        getChildren().setAll(rule, span, dot);
        setMinSize(0, 0);
    }

    /// Shows an interval; an end or a middle that is no number is not drawn.
    ///
    /// @param ours true to draw it in the colour that means ours
    public void show(double from, double at, double to, boolean ours) {
        low = from;
        middle = at;
        high = to;
        span.getStyleClass().setAll(ours ? "whisker-ours" : "whisker-plain");
        dot.getStyleClass().setAll(ours ? "whisker-dot-ours" : "whisker-dot-plain");
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        double y = Math.round(getHeight() / 2);
        rule.setStartX(x(reference));
        rule.setEndX(x(reference));
        rule.setStartY(0);
        rule.setEndY(getHeight());
        boolean known = Double.isFinite(low) && Double.isFinite(high);
        span.setVisible(known);
        span.setStartX(x(known ? low : least));
        span.setEndX(x(known ? high : least));
        span.setStartY(y);
        span.setEndY(y);
        dot.setVisible(Double.isFinite(middle));
        dot.setCenterX(x(Double.isFinite(middle) ? middle : least));
        dot.setCenterY(y);
    }

    private double x(double value) {
        double share = (Math.clamp(value, least, most) - least) / (most - least);
        return MARGIN + share * (getWidth() - 2 * MARGIN);
    }
}
