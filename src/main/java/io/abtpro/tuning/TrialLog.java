package io.abtpro.tuning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The distinct cells that were backtested on the training bars, in the order of their evaluation.
public final class TrialLog {
    private final Objective objective;
    private final Objective.Limits limits;
    private final Map<Integer, Integer> numberOfCell = new HashMap<>();
    private int[] cells = new int[64];
    private double[][] statistics = new double[64][];
    private double[] values = new double[64];
    private StepCurve bests = StepCurve.none();
    private int size;
    private int best = -1;

    TrialLog(Objective objective, Objective.Limits limits) {
        this.objective = objective;
        this.limits = limits;
    }

    /// A log of the same trials that grows on its own.
    TrialLog copy() {
        var copy = new TrialLog(objective, limits);
        for (int i = 0; i < size; i++) {
            copy.add(cells[i], statistics[i]);
        }
        return copy;
    }

    /// A copy of the trials so far.
    Checkpoint.Part saved() {
        int[] evaluated = Arrays.copyOf(cells, size);
        double[][] rows = Arrays.copyOf(statistics, size);
        return out -> {
            out.writeInt(evaluated.length);
            for (int i = 0; i < evaluated.length; i++) {
                out.writeInt(evaluated[i]);
                for (double value : rows[i]) {
                    out.writeDouble(value);
                }
            }
        };
    }

    void add(int cell, double[] row) {
        if (numberOfCell.putIfAbsent(cell, size) != null) {
            return;
        }
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
            statistics = Arrays.copyOf(statistics, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        cells[size] = cell;
        statistics[size] = row;
        values[size] = objective.of(row, limits);
        if (!Double.isNaN(values[size]) && (best < 0 || values[size] > values[best])) {
            best = size;
        }
        bests = bests.with(best < 0 ? Double.NaN : values[best]);
        size++;
    }

    public int size() {
        return size;
    }

    public boolean contains(int cell) {
        return numberOfCell.containsKey(cell);
    }

    public int cell(int trial) {
        return cells[trial];
    }

    /// The statistics of a trial, in the order of [io.abtpro.backtest.Statistic]; shared, never
    /// write into it.
    public double[] statistics(int trial) {
        return statistics[trial];
    }

    /// The objective of a trial; NaN where it broke a limit.
    public double value(int trial) {
        return values[trial];
    }

    /// The objective of a cell that was evaluated; NaN where it broke a limit.
    public double valueOf(int cell) {
        return values[number(cell)];
    }

    /// The number of the trial of `cell`.
    ///
    /// @throws IllegalArgumentException if the cell was not evaluated
    public int number(int cell) {
        Integer number = numberOfCell.get(cell);
        if (number == null) {
            throw new IllegalArgumentException("cell " + cell + " was not backtested");
        }
        return number;
    }

    /// The number of the best trial, the first of equals; -1 while none met the limits.
    public int best() {
        return best;
    }

    /// The best objective after each trial; NaN while none met the limits.
    public StepCurve bestSoFar() {
        return bests;
    }
}
