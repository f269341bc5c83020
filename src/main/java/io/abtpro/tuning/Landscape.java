package io.abtpro.tuning;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The objective over the grid as far as it was backtested; nothing is computed anew.
public final class Landscape {
    private final ParameterGrid grid;
    private final TrialLog log;
    private final int radius;
    private volatile Judged judged = new Judged(0, new ConcurrentHashMap<>());

    Landscape(ParameterGrid grid, TrialLog log) {
        this.grid = grid;
        this.log = log;
        this.radius = grid.dimensions() <= 2 ? 4 : grid.dimensions() == 3 ? 2 : 1;
    }

    /// Steps in each range that a plateau reaches.
    public int radius() {
        return radius;
    }

    /// The objective of the cells that differ from `cell` only in ranges `x` and `y`, shape
    /// `[y][x]`; NaN where a cell is not allowed, was not backtested or broke a limit.
    public double[][] objective(int cell, int x, int y) {
        return slice(cell, x, y, this::objective);
    }

    /// As [#objective], the median of each cell's neighbourhood; NaN too where less than a quarter
    /// of it is known.
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

    /// The median objective of the known cells at most [#radius] steps away, those that break a
    /// limit counting as the worst; NaN where most do, or less than a quarter of the neighbourhood
    /// is known.
    public double plateau(int cell) {
        Judged now = judged;
        if (now.trials() != log.size()) {
            now = new Judged(log.size(), new ConcurrentHashMap<>());
            judged = now;
        }
        return now.plateaus().computeIfAbsent(cell, this::judge);
    }

    /// The plateaus that were asked for while there were so many trials: they are drawn anew with
    /// each candidate that is chosen.
    private record Judged(int trials, Map<Integer, Double> plateaus) {}

    private double judge(int cell) {
        int[] around = grid.around(cell, radius);
        double[] values = new double[around.length];
        int known = 0;
        for (int one : around) {
            if (log.contains(one)) {
                double value = log.valueOf(one);
                values[known++] = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
            }
        }
        return 4 * known < around.length ? Double.NaN : median(Arrays.copyOf(values, known));
    }

    /// The objective and the plateau along range `d` through `cell`; NaN where they are not known.
    public Neighbourhood.Line line(int cell, int d) {
        ParameterRange range = grid.ranges().get(d);
        int count = range.count();
        var line =
                new Neighbourhood.Line(
                        range.name(), new double[count], new double[count], new double[count]);
        for (int i = 0; i < count; i++) {
            int at = grid.at(cell, d, i);
            line.values()[i] = range.value(i);
            line.objective()[i] = grid.isAllowed(at) ? objective(at) : Double.NaN;
            line.plateau()[i] = grid.isAllowed(at) ? plateau(at) : Double.NaN;
        }
        return line;
    }

    /// How far the known objective stays at or above [#least] of `plateau` when only range `d`
    /// moves away from `cell`.
    public Neighbourhood.Stretch stretch(int cell, int d, double plateau) {
        return new Neighbourhood.Stretch(
                grid.ranges().get(d).name(),
                grid.value(edge(cell, d, -1, least(plateau)), d),
                grid.value(edge(cell, d, 1, least(plateau)), d));
    }

    private int edge(int cell, int d, int direction, double least) {
        int edge = cell;
        int next = grid.moved(cell, d, direction);
        while (next >= 0 && objective(next) >= least) {
            edge = next;
            next = grid.moved(next, d, direction);
        }
        return edge;
    }

    /// The least objective that is still near `plateau`: a fifth of its size below it.
    public static double least(double plateau) {
        return plateau - (1 - Neighbourhood.KEPT) * Math.abs(plateau);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        double low = values[(values.length - 1) / 2];
        double high = values[values.length / 2];
        double median = low == high ? low : low + (high - low) / 2;
        return Double.isFinite(median) ? median : Double.NaN;
    }
}
