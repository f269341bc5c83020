package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.Classifier;
import io.abtpro.math.Moments;

import java.time.Instant;
import java.util.Arrays;

/// A model in use against one that goes on learning, on the same signals that neither had seen.
///
/// The champion scores the signals given after its training; the challenger scores them by
/// walk-forward, each by a model fitted on outcomes known before.
///
/// @param judged signals compared
/// @param independent how many independent outcomes they are worth
/// @param champion its Brier score
/// @param challenger its Brier score
/// @param low lower end of the interval at 95 % of champion - challenger: above 0 the challenger is
///   better beyond chance
/// @param high upper end
public record Challenge(
        int judged,
        double independent,
        double champion,
        double challenger,
        double low,
        double high) {
    private static final double TWO_SIDED_95 = 1.959963984540054;

    /// Fewest signals that a champion is judged by.
    public static final int FEWEST = 20;

    /// @param study walk-forward scores of the challenger
    /// @param trainedTo when the last outcome that the champion knows was known
    /// @throws IllegalArgumentException if the champion wants other features, or too few outcomes
    ///   matured since
    public static Challenge of(ScoreStudy study, Classifier champion, Instant trainedTo) {
        if (!study.table().featureNames().equals(champion.featureNames())) {
            throw new RefusedException(
                    "the features must be those of the champion, %s, were %s"
                            .formatted(champion.featureNames(), study.table().featureNames()));
        }
        long end = trainedTo.toEpochMilli();
        int[] signals =
                Arrays.stream(study.judged())
                        .filter(i -> study.table().row(i).time() > end)
                        .toArray();
        if (signals.length < FEWEST) {
            throw new RefusedException(
                    ("%d signals have matured since the champion was trained; a challenge needs"
                                    + " %d: wait for more, or import newer bars")
                            .formatted(signals.length, FEWEST));
        }
        double[] held = champion.probabilities(study.table().features(signals));
        double[] gained = new double[signals.length];
        // What an outcome weighs in the difference of the two squares.
        double[] apart = new double[signals.length];
        double ofChampion = 0;
        double ofChallenger = 0;
        for (int i = 0; i < signals.length; i++) {
            double outcome = study.table().row(signals[i]).won() ? 1 : 0;
            double champions = (held[i] - outcome) * (held[i] - outcome);
            double score = study.score(signals[i]);
            double challengers = (score - outcome) * (score - outcome);
            ofChampion += champions;
            ofChallenger += challengers;
            gained[i] = champions - challengers;
            apart[i] = held[i] - score;
        }
        // Where both scores are the same an outcome weighs nothing, but it is one of those that the
        // deviation is taken over.
        double independent =
                Math.max(1, signals.length / Overlap.of(study.table(), signals).inflation(apart));
        Moments moments = Moments.of(gained);
        double half = TWO_SIDED_95 * moments.standardDeviation() / Math.sqrt(independent);
        return new Challenge(
                signals.length,
                independent,
                ofChampion / signals.length,
                ofChallenger / signals.length,
                moments.mean() - half,
                moments.mean() + half);
    }

    /// True where the challenger is better beyond chance.
    public boolean isWon() {
        return low > 0;
    }
}
