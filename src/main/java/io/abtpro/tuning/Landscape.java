package io.abtpro.tuning;

import java.util.Arrays;

/// The objective over the grid as far as it was backtested; nothing is computed anew.
public final class Landscape {
    private final ParameterGrid grid;
    private final TrialLog log;
    private final int radius;

    Landscape(ParameterGrid grid, TrialLog log) {
        this.grid = grid;
        this.log = log;
        this.radius = grid.dimensions() <= 2 ? 4 : grid.dimensions() == 3 ? 2 : 1;
    }

    /// Steps in each range that a plateau reaches.
    public int radius() {
        return radius;
    }

    /// The objective of the cells that differ from `cell` only in ranges `x` and `y`, shape `[y][x]`; NaN where a cell
    /// is not allowed, was not backtested or broke a limit.
    public double[][] objective(int cell, int x, int y) {
        return slice(cell, x, y, this::objective);
    }

    /// As [#objective], the median of each cell's neighbourhood; NaN too where less than a quarter of it is known.
    public double[][] plateau(int cell, int x, int y) {
        return slice(cell, x, y, this::plateau);
    }

    private double[][] slice(int cell, int x, int y, java.util.function.IntToDoubleFunction value) {
        double[][] slice = new double[grid.ranges().get(y).count()][grid.ranges().get(x).count()];
        for (int row = 0; row < slice.length; row++) {
            for (int column = 0; column < slice[row].length; column++) {
                int at = grid.at(grid.at(cell, y, row), x, column);
                slice[row][column] = grid.isAllowed(at) ? value.applyAsDouble(at) : Double.NaN;
            }
        }
        return slice;
    }

    /// The objective of one cell; NaN where it was not backtested or broke a limit.
    public double objective(int cell) {
        return log.contains(cell) ? log.valueOf(cell) : Double.NaN;
    }

    /// The median objective of the known cells at most [#radius] steps away, those that break a limit counting as the
    /// worst; NaN where most do, or less than a quarter of the neighbourhood is known.
    public double plateau(int cell) {
        int[] around = grid.around(cell, radius);
        int[] known = Arrays.stream(around).filter(log::contains).toArray();
        return 4 * known.length < around.length ? Double.NaN : median(known);
    }

    private double median(int[] cells) {
        double[] values = Arrays.stream(cells)
                .mapToDouble(log::valueOf)
                .map(v -> Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v)
                .sorted()
                .toArray();
        double low = values[(values.length - 1) / 2];
        double high = values[values.length / 2];
        double median = low == high ? low : low + (high - low) / 2;
        return Double.isFinite(median) ? median : Double.NaN;
    }
}
