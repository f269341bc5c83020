package io.abtpro.ui.kit;

import javafx.scene.Cursor;
import javafx.scene.layout.Region;

/// A chart above a table with a title row. The chart takes all growth and gives way first, down to
/// its least height; then the table loses rows. The line between them can be dragged.
public final class ChartOverTable extends Region {
    private static final int ROWS = 6;
    private static final double TITLE = 32;
    private static final double ABOVE_ROWS = TITLE + DenseTable.ROW + 2;
    private static final double LEAST_TABLE = ABOVE_ROWS + DenseTable.ROW;
    private static final double GRIP = 7;

    private final Region chart;
    private final Region table;
    private final Region grip = new Region();
    private double wanted = ABOVE_ROWS + ROWS * DenseTable.ROW;

    public ChartOverTable(Region chart, Region table) {
        this.chart = chart;
        this.table = table;
        table.setMinHeight(0);
        grip.setCursor(Cursor.V_RESIZE);
        grip.setOnMouseDragged(
                event -> drag(sceneToLocal(event.getSceneX(), event.getSceneY()).getY()));
        getChildren().setAll(chart, table, grip);
        setMinWidth(0);
    }

    private void drag(double y) {
        wanted = ofTable(getHeight() - y);
        requestLayout();
    }

    /// The height nearest to `height` that the table can have.
    private double ofTable(double height) {
        double most = Math.max(LEAST_TABLE, getHeight() - chart.minHeight(getWidth()));
        return snapSizeY(Math.clamp(height, LEAST_TABLE, most));
    }

    @Override
    protected void layoutChildren() {
        double below = ofTable(wanted);
        double at = getHeight() - below;
        chart.resizeRelocate(0, 0, getWidth(), at);
        table.resizeRelocate(0, at, getWidth(), below);
        grip.resizeRelocate(0, at - Math.floor(GRIP / 2), getWidth(), GRIP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return chart.minHeight(width) + LEAST_TABLE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return chart.prefHeight(width) + wanted;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(chart.prefWidth(height), table.prefWidth(height));
    }
}
