package io.abtpro.ui.tuning.result;

import io.abtpro.chart.XyLayer;

import java.util.ArrayList;
import java.util.List;

/// The border between the cells of a heat map at or above a value and all others.
final class PlateauOutline {
    private final XyLayer.Cells cells;
    private final double least;
    private final List<double[]> points = new ArrayList<>();

    private PlateauOutline(XyLayer.Cells cells, double least) {
        this.cells = cells;
        this.least = least;
    }

    /// A light line over a wide one in the colour of the ground, so that it is seen on every cell.
    static List<XyLayer> of(XyLayer.Cells cells, double least) {
        var outline = new PlateauOutline(cells, least);
        outline.trace();
        double[] x = outline.points.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = outline.points.stream().mapToDouble(p -> p[1]).toArray();
        return List.of(
                XyLayer.Line.of("outline ground", x, y, XyLayer.Role.GROUND, XyLayer.Dash.SOLID),
                XyLayer.Line.of("plateau outline", x, y, XyLayer.Role.PLAIN, XyLayer.Dash.SOLID));
    }

    private void trace() {
        for (int row = 0; row <= cells.values().length; row++) {
            for (int column = 0; column <= cells.values()[0].length; column++) {
                if (isIn(row, column) != isIn(row, column - 1)) {
                    edge(column - 0.5, row - 0.5, column - 0.5, row + 0.5);
                }
                if (isIn(row, column) != isIn(row - 1, column)) {
                    edge(column - 0.5, row - 0.5, column + 0.5, row - 0.5);
                }
            }
        }
    }

    private boolean isIn(int row, int column) {
        return row >= 0
                && row < cells.values().length
                && column >= 0
                && column < cells.values()[row].length
                && cells.values()[row][column] >= least;
    }

    private void edge(double fromColumn, double fromRow, double toColumn, double toRow) {
        points.add(at(fromColumn, fromRow));
        points.add(at(toColumn, toRow));
        points.add(new double[] {Double.NaN, Double.NaN});
    }

    private double[] at(double column, double row) {
        return new double[] {cells.x() + column * cells.xStep(), cells.y() + row * cells.yStep()};
    }
}
