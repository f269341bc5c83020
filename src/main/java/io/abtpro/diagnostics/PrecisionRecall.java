package io.abtpro.diagnostics;

import java.util.Arrays;

/// Which share of the executed won, against which share of the winners was executed, over all
/// thresholds.
///
/// Source: Davis and Goadrich (2006).
///
/// @param recall share of the won that score at least the threshold, ascending to 1
/// @param precision won share of those that do
/// @param averagePrecision mean precision weighted by the gain in recall; the base rate where
///   scores say nothing
public record PrecisionRecall(double[] recall, double[] precision, double averagePrecision) {
    /// @throws IllegalArgumentException if one of the outcomes does not occur
    public static PrecisionRecall of(double[] scores, boolean[] won) {
        int n = Scored.check(scores, won);
        int wins = Scored.count(won);
        Integer[] order = Scored.byScore(scores);
        double[] recall = new double[n];
        double[] precision = new double[n];
        double average = 0;
        int points = 0;
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += won[order[i]] ? 1 : 0;
            if (i == n - 1 || scores[order[i]] != scores[order[i + 1]]) {
                recall[points] = (double) hits / wins;
                precision[points] = (double) hits / (i + 1);
                average +=
                        precision[points]
                                * (recall[points] - (points == 0 ? 0 : recall[points - 1]));
                points++;
            }
        }
        return new PrecisionRecall(
                Arrays.copyOf(recall, points), Arrays.copyOf(precision, points), average);
    }
}
