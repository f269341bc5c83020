package io.abtpro.diagnostics;

import org.hipparchus.distribution.continuous.TDistribution;

import java.util.Arrays;
import java.util.Collections;

/// How well scores tell won from lost, whatever the threshold. Source: Fawcett (2006).
///
/// @param falsePositives share of the lost that score at least the threshold, ascending from 0 to 1
/// @param truePositives share of the won that do
/// @param thresholds the score of each point, infinite at the first
/// @param auc probability that a won signal scores above a lost one, ties half
/// @param deviation standard error of the area by DeLong, DeLong and Clarke-Pearson (1988), for
///   independent outcomes; NaN where fewer than two won or lost
/// @param degrees of freedom of that error, by Brunner and Munzel (2000): few where one outcome is
///   rare
/// @param rarer how often the rarer of the two outcomes occurred
public record RocCurve(
        double[] falsePositives,
        double[] truePositives,
        double[] thresholds,
        double auc,
        double deviation,
        double degrees,
        int rarer) {
    private static final double UPPER_TAIL = 0.975;

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
        double auc = mean(placed, won);
        double ofWon = variance(placed, won, true, auc) / wins;
        double ofLost = variance(placed, won, false, auc) / (n - wins);
        return new RocCurve(
                Arrays.copyOf(x, points),
                Arrays.copyOf(y, points),
                Arrays.copyOf(at, points),
                auc,
                Math.sqrt(ofWon + ofLost),
                degrees(ofWon, wins, ofLost, n - wins),
                Math.min(wins, n - wins));
    }

    /// The interval of the area at 95 %, kept in [0, 1]; NaN at both ends where fewer than two won
    /// or lost.
    ///
    /// Outcomes of signals whose trades overlap are worth fewer than they are: the interval is then
    /// wider by the root of `outcomes / independent`, and by Student's t for as many fewer degrees
    /// of freedom. Where every pair is in order (or none is) there is no error to measure; the end
    /// is then the area with which the rarer outcome would be placed so by chance once in forty.
    ///
    /// @param independent how many independent outcomes they are worth, at most `outcomes`
    public double[] interval(int outcomes, double independent) {
        if (Double.isNaN(deviation)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double worth = independent / outcomes;
        if (deviation == 0) {
            double bound = Math.pow(1 - UPPER_TAIL, 1 / Math.max(1, rarer * worth));
            return new double[] {auc == 1 ? bound : auc, auc == 0 ? 1 - bound : auc};
        }
        double quantile =
                new TDistribution(Math.max(1, degrees * worth))
                        .inverseCumulativeProbability(UPPER_TAIL);
        double half = quantile * deviation / Math.sqrt(worth);
        return new double[] {Math.max(0, auc - half), Math.min(1, auc + half)};
    }

    /// How far each score's place among all is from the middle, ties sharing theirs: what an
    /// outcome weighs in the area.
    ///
    /// Shape as `scores`, in (-1/2, 1/2).
    public static double[] weights(double[] scores) {
        Integer[] order = Scored.byScore(scores);
        int n = order.length;
        double[] weights = new double[n];
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                weights[order[i]] = 0.5 - (from + to) / (2.0 * n);
            }
            from = to;
        }
        return weights;
    }

    /// For each signal the share of the other outcome's signals that it is on the right side of,
    /// ties half.
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
                placed[at] =
                        won[at]
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

    /// Of the places of those that won, or of those that lost; NaN for fewer than two.
    private static double variance(double[] placed, boolean[] won, boolean ofWon, double auc) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < placed.length; i++) {
            if (won[i] == ofWon) {
                sum += (placed[i] - auc) * (placed[i] - auc);
                count++;
            }
        }
        return count < 2 ? Double.NaN : sum / (count - 1);
    }

    private static double degrees(double ofWon, int wins, double ofLost, int losses) {
        double all = ofWon + ofLost;
        return all > 0
                ? all * all / (ofWon * ofWon / (wins - 1) + ofLost * ofLost / (losses - 1))
                : Math.max(1, Math.min(wins, losses) - 1);
    }
}
