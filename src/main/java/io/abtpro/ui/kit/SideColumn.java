package io.abtpro.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/// The width of the column at the right of a tab: fixed, and in a wide window up to 360 pixels.
public final class SideColumn {
    private static final double WIDE = 1600;
    private static final double MOST = 360;

    /// So much of what a wide window adds goes to the column.
    private static final double SHARE = 0.2;

    private SideColumn() {}

    /// Makes `column` follow the width of the pane that it is put in.
    ///
    /// @param least its width in a window that is not wide
    public static void widen(Region column, double least) {
        ObservableValue<Number> width =
                column.parentProperty()
                        .flatMap(parent -> ((Region) parent).widthProperty())
                        .map(of -> width(of.doubleValue(), least))
                        .orElse(least);
        column.minWidthProperty().bind(width);
        column.prefWidthProperty().bind(width);
        column.maxWidthProperty().bind(width);
    }

    static Number width(double of, double least) {
        return Math.floor(Math.clamp(least + (of - WIDE) * SHARE, least, MOST));
    }
}
