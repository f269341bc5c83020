package io.abtpro.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Folds of shuffled rows, as ordinary cross-validation takes them. For comparison only.
///
/// On signals in time this tests a model on rows whose outcome overlaps those it was fitted on,
/// before and after: what it shows is what a careless evaluation would have shown, never how good a
/// model is.
final class ShuffledFolds {
    private ShuffledFolds() {}

    /// One fold.
    ///
    /// @param train, test rows, ascending; each row is in one of the two
    record Fold(int[] train, int[] test) {}

    /// `folds` folds; every row is tested once, and fold sizes differ by one at most.
    ///
    /// @throws IllegalArgumentException if there are fewer than two folds or fewer rows than folds
    static List<Fold> of(int rows, int folds, long seed) {
        if (folds < 2 || rows < folds) {
            throw new IllegalArgumentException(
                    "%d rows cannot be cut into %d folds; it takes two folds or more, with a row in each"
                            .formatted(rows, folds));
        }
        int[] order = shuffled(rows, new SplittableRandom(seed));
        List<Fold> cut = new ArrayList<>(folds);
        for (int k = 0; k < folds; k++) {
            int from = (int) ((long) rows * k / folds);
            int to = (int) ((long) rows * (k + 1) / folds);
            int[] test = Arrays.copyOfRange(order, from, to);
            int[] train = new int[rows - test.length];
            System.arraycopy(order, 0, train, 0, from);
            System.arraycopy(order, to, train, from, rows - to);
            Arrays.sort(test);
            Arrays.sort(train);
            cut.add(new Fold(train, test));
        }
        return List.copyOf(cut);
    }

    private static int[] shuffled(int rows, SplittableRandom random) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
