package io.abtpro.tuning;

import java.util.Arrays;
import java.util.BitSet;

/// What a learner knows of each cell of a grid, kept while it learns, so that a look on costs
/// little.
final class CellValues {
    private static final int PER_CELL = TradingEnvironment.statesPerCell();

    private final QLearner learner;
    private final ParameterGrid grid;
    private final int[] visits;
    private final double[] values;
    private final double[] best;
    private final int[] bestState;
    private final BitSet fallen = new BitSet();

    CellValues(QLearner learner, ParameterGrid grid) {
        this.learner = learner;
        this.grid = grid;
        this.visits = new int[grid.size()];
        this.values = new double[grid.size() * PER_CELL];
        this.best = new double[grid.size()];
        this.bestState = new int[grid.size()];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(best, Double.NaN);
    }

    /// To be told of every state that was just learned in, with the actions allowed there.
    void learned(int state, long allowed) {
        int cell = state / PER_CELL;
        visits[cell]++;
        double value = value(state, allowed);
        values[state] = value;
        if (!(value < best[cell])) {
            best[cell] = value;
            bestState[cell] = state;
        } else if (bestState[cell] == state) {
            fallen.set(cell);
        }
    }

    /// Looks at all that the learner knows, such as after it was restored.
    void restore() {
        for (int cell = 0; cell < visits.length; cell++) {
            visits[cell] = 0;
            long allowed = TradingEnvironment.allowed(grid, cell);
            for (int state = cell * PER_CELL; state < (cell + 1) * PER_CELL; state++) {
                visits[cell] += learner.visits(state);
                values[state] = learner.visits(state) > 0 ? value(state, allowed) : Double.NaN;
            }
            lookAt(cell);
        }
    }

    /// Steps learned from in each cell, shape `[grid size]`.
    int[] visits() {
        return visits.clone();
    }

    /// The largest value of any visited state and allowed action of each cell, shape `[grid size]`;
    /// NaN where none was visited.
    double[] best() {
        fallen.stream().forEach(this::lookAt);
        fallen.clear();
        return best.clone();
    }

    private void lookAt(int cell) {
        best[cell] = Double.NaN;
        for (int state = cell * PER_CELL; state < (cell + 1) * PER_CELL; state++) {
            double value = values[state];
            if (!(value <= best[cell]) && !Double.isNaN(value)) {
                best[cell] = value;
                bestState[cell] = state;
            }
        }
    }

    private double value(int state, long allowed) {
        return learner.value(state, learner.greedy(state, allowed));
    }
}
