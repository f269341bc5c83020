package io.abtpro.scoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.util.Arrays;

/// Scores that were given before, by model and features, so that asking again costs a look-up. Safe
/// for several threads.
///
/// What is asked again and again is what a change of a signal would do ([Flip]) while a threshold
/// moves.
public final class ScoreCache {
    /// How many scores are kept where no other bound is given, a few megabytes.
    public static final int MOST = 50_000;

    private final Cache<Key, Double> scores;

    /// @param most scores kept; the least used go first
    public ScoreCache(int most) {
        scores = Caffeine.newBuilder().maximumSize(most).build();
    }

    public ScoreCache() {
        this(MOST);
    }

    /// A model and the features it was given; equal where the same model was given the same bits.
    private record Key(FittedScorer scorer, double[] row) {
        @Override
        @SuppressWarnings("ReferenceEquality") // a scorer is only equal to itself
        public boolean equals(Object other) {
            return other instanceof Key key && key.scorer == scorer && Arrays.equals(key.row, row);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(scorer) + Arrays.hashCode(row);
        }
    }

    /// P(win) of a row with all features of the table: the bits that `scorer` gives.
    public double score(FittedScorer scorer, double[] row) {
        return scores.get(new Key(scorer, row.clone()), key -> scorer.score(key.row()));
    }

    /// How many scores are kept, once those over the bound are gone.
    public long size() {
        scores.cleanUp();
        return scores.estimatedSize();
    }
}
