package io.abtpro.tuning;

import java.util.Arrays;

/// A grid looked at along two ranges while a search goes on: what was gathered once is not gathered
/// again.
final class GridSlice {
    private final int x;
    private final int y;
    private final int rows;
    private final int columns;
    private final int[] place;
    private final double[] objective;
    private int trials;

    /// @param x, y numbers of ranges; they may be equal where there is only one
    GridSlice(ParameterGrid grid, int x, int y) {
        this.x = x;
        this.y = y;
        this.columns = grid.ranges().get(x).count();
        this.rows = x == y ? 1 : grid.ranges().get(y).count();
        int across = grid.at(0, x, 1);
        int up = grid.at(0, y, 1);
        this.place = new int[grid.size()];
        for (int cell = 0; cell < place.length; cell++) {
            place[cell] = cell / up % rows * columns + cell / across % columns;
        }
        this.objective = unknown();
    }

    boolean isAlong(int otherX, int otherY) {
        return x == otherX && y == otherY;
    }

    /// What the log and, where it learns, the search know now.
    ///
    /// @param log the same at every call, with more trials
    TuningSnapshot.Slice slice(TrialLog log, Search search) {
        for (; trials < log.size(); trials++) {
            raise(objective, place[log.cell(trials)], log.value(trials));
        }
        int[] visits = new int[rows * columns];
        double[] values = unknown();
        if (search instanceof QLearningSearch learning) {
            int[] visited = learning.visits();
            double[] best = learning.bestValues();
            for (int cell = 0; cell < place.length; cell++) {
                if (visited[cell] > 0) {
                    visits[place[cell]] += visited[cell];
                    raise(values, place[cell], best[cell]);
                }
            }
        }
        var counts = new int[rows][];
        for (int row = 0; row < rows; row++) {
            counts[row] = Arrays.copyOfRange(visits, row * columns, (row + 1) * columns);
        }
        return new TuningSnapshot.Slice(x, y, table(objective), counts, table(values));
    }

    private double[] unknown() {
        double[] values = new double[rows * columns];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private double[][] table(double[] values) {
        var table = new double[rows][];
        for (int row = 0; row < rows; row++) {
            table[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return table;
    }

    private static void raise(double[] values, int at, double value) {
        if (!Double.isNaN(value) && !(values[at] >= value)) {
            values[at] = value;
        }
    }
}
