package io.abtpro.diagnostics;

import java.util.Arrays;
import java.util.Collections;

/// How well scores tell won from lost, whatever the threshold. Source: Fawcett (2006).
///
/// @param falsePositives share of the lost that score at least the threshold, ascending from 0 to 1
/// @param truePositives share of the won that do
/// @param thresholds the score of each point, infinite at the first
/// @param auc probability that a won signal scores above a lost one, ties half
/// @param deviation standard error of the area by DeLong, DeLong and Clarke-Pearson (1988), for independent outcomes
public record RocCurve(
        double[] falsePositives, double[] truePositives, double[] thresholds, double auc, double deviation) {
    private static final double TWO_SIDED_95 = 1.959963984540054;

    /// @param scores shape `[n]`, finite
    /// @param won shape `[n]`
    /// @throws IllegalArgumentException if one of the outcomes does not occur
    public static RocCurve of(double[] scores, boolean[] won) {
        int n = Scored.check(scores, won);
        int wins = Scored.count(won);
        Integer[] order = Scored.byScore(scores);
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        double[] at = new double[n + 1];
        at[0] = Double.POSITIVE_INFINITY;
        int points = 1;
        int hits = 0;
        int misses = 0;
        for (int i = 0; i < n; i++) {
            if (won[order[i]]) {
                hits++;
            } else {
                misses++;
            }
            if (i == n - 1 || scores[order[i]] != scores[order[i + 1]]) {
                x[points] = (double) misses / (n - wins);
                y[points] = (double) hits / wins;
                at[points++] = scores[order[i]];
            }
        }
        double[] placed = placements(scores, won);
        return new RocCurve(
                Arrays.copyOf(x, points), Arrays.copyOf(y, points), Arrays.copyOf(at, points),
                mean(placed, won), deviation(placed, won));
    }

    /// The interval of the area at 95 %, kept in [0, 1].
    ///
    /// Outcomes of signals whose trades overlap are worth fewer than they are: the interval is then wider by the root of
    /// `outcomes / independent`.
    ///
    /// @param independent how many independent outcomes they are worth, at most `outcomes`
    public double[] interval(int outcomes, double independent) {
        double half = TWO_SIDED_95 * deviation * Math.sqrt(outcomes / independent);
        return new double[] {Math.max(0, auc - half), Math.min(1, auc + half)};
    }

    /// For each signal the share of the other outcome's signals that it is on the right side of, ties half.
    private static double[] placements(double[] scores, boolean[] won) {
        int n = scores.length;
        Integer[] order = Scored.byScore(scores);
        Collections.reverse(Arrays.asList(order));
        int wins = Scored.count(won);
        double[] placed = new double[n];
        int lostBelow = 0;
        int wonBelow = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            int lostHere = 0;
            int wonHere = 0;
            while (to < n && scores[order[to]] == scores[order[from]]) {
                if (won[order[to++]]) {
                    wonHere++;
                } else {
                    lostHere++;
                }
            }
            for (int i = from; i < to; i++) {
                int at = order[i];
                placed[at] = won[at]
                        ? (lostBelow + 0.5 * lostHere) / (n - wins)
                        : (wins - wonBelow - 0.5 * wonHere) / wins;
            }
            lostBelow += lostHere;
            wonBelow += wonHere;
            from = to;
        }
        return placed;
    }

    private static double mean(double[] placed, boolean[] won) {
        double sum = 0;
        for (int i = 0; i < placed.length; i++) {
            sum += won[i] ? placed[i] : 0;
        }
        return sum / Scored.count(won);
    }

    private static double deviation(double[] placed, boolean[] won) {
        double auc = mean(placed, won);
        int wins = Scored.count(won);
        int losses = won.length - wins;
        if (wins < 2 || losses < 2) {
            return Double.NaN;
        }
        double ofWon = 0;
        double ofLost = 0;
        for (int i = 0; i < placed.length; i++) {
            double apart = placed[i] - auc;
            if (won[i]) {
                ofWon += apart * apart;
            } else {
                ofLost += apart * apart;
            }
        }
        return Math.sqrt(ofWon / (wins - 1) / wins + ofLost / (losses - 1) / losses);
    }
}
