package io.abtpro.ui.chart;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The line around a chart that the keyboard has reached.
final class FocusRing extends Rectangle {
    private static final double INSET = 0.5;

    private FocusRing() {
        getStyleClass().setAll("focus-ring");
        setMouseTransparent(true);
        setManaged(false);
        setFill(null);
        setX(INSET);
        setY(INSET);
    }

    /// Makes `chart` reachable by the keyboard, and returns the ring to be laid over it.
    static FocusRing of(Region chart) {
        var ring = new FocusRing();
        chart.setFocusTraversable(true);
        chart.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        ring.widthProperty().bind(chart.widthProperty().subtract(2 * INSET));
        ring.heightProperty().bind(chart.heightProperty().subtract(2 * INSET));
        ring.visibleProperty().bind(chart.focusVisibleProperty());
        return ring;
    }
}
