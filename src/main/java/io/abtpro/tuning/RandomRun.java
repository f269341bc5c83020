package io.abtpro.tuning;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// One random search, as far as it has gone: the best objective after each distinct cell.
final class RandomRun {
    private final int[] cells;
    private final IntToDoubleFunction value;
    private final SplittableRandom random;
    private final Set<Integer> drawn = new HashSet<>();
    private double[] bests = new double[64];
    private int size;

    /// @param value the objective of a cell, NaN where it breaks a limit
    RandomRun(int[] cells, SplittableRandom random, IntToDoubleFunction value) {
        this.cells = cells;
        this.random = random;
        this.value = value;
    }

    void extendTo(int count) {
        if (bests.length < count) {
            bests = Arrays.copyOf(bests, Math.max(count, 2 * bests.length));
        }
        while (size < Math.min(count, cells.length)) {
            int cell = cells[random.nextInt(cells.length)];
            if (drawn.add(cell)) {
                double found = value.applyAsDouble(cell);
                double before = size == 0 ? Double.NaN : bests[size - 1];
                bests[size++] = Double.isNaN(before) || found > before ? found : before;
            }
        }
    }

    /// The best of the first `count` cells; of all where there are fewer.
    double best(int count) {
        return bests[Math.min(count, size) - 1];
    }
}
