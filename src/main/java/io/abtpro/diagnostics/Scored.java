package io.abtpro.diagnostics;

import io.abtpro.failures.RefusedException;

import java.util.Arrays;
import java.util.Comparator;

/// What the measures of scores share.
final class Scored {
    private Scored() {}

    /// The number of scores.
    ///
    /// @throws IllegalArgumentException if the arrays differ in length, a score is not finite or an
    ///   outcome is missing
    static int check(double[] scores, boolean[] won) {
        checkLengths(scores, won);
        int wins = count(won);
        if (wins == 0 || wins == won.length) {
            throw new RefusedException(
                    "some signals must have won and some lost, of %d won %d"
                            .formatted(won.length, wins));
        }
        return scores.length;
    }

    static void checkLengths(double[] scores, boolean[] won) {
        if (scores.length != won.length || scores.length == 0) {
            throw new IllegalArgumentException(
                    "scores and outcomes must be as many, and some, were %d and %d"
                            .formatted(scores.length, won.length));
        }
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("a score must be finite, was " + score);
            }
        }
    }

    static int count(boolean[] won) {
        int wins = 0;
        for (boolean win : won) {
            wins += win ? 1 : 0;
        }
        return wins;
    }

    /// Indices by score, highest first; equal scores in their order.
    static Integer[] byScore(double[] scores) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
        return order;
    }
}
