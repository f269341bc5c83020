package io.abtpro.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How often signals won whose score was about the same: bins of equal count, lowest scores first.
public final class Reliability {
    private Reliability() {}

    /// @param meanScore of the bin's signals
    /// @param won how many of them
    /// @param interval of the won share at 95 %, for as many independent outcomes as the bin's are
    ///   worth
    public record Bin(double meanScore, int count, int won, WilsonInterval interval) {
        public double wonShare() {
            return (double) won / count;
        }
    }

    /// At most `bins` bins of outcomes that are independent; signals of the same score share one.
    public static List<Bin> of(double[] scores, boolean[] won, int bins) {
        return of(scores, won, bins, OutcomeOverlap.none(won.length));
    }

    /// At most `bins` bins; signals of the same score share one.
    ///
    /// @param overlap how far the outcomes share their luck, in the same order
    public static List<Bin> of(double[] scores, boolean[] won, int bins, OutcomeOverlap overlap) {
        Scored.checkLengths(scores, won);
        if (bins < 1) {
            throw new IllegalArgumentException("there must be at least 1 bin, was " + bins);
        }
        int n = scores.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        List<Bin> all = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= bins && from < n; bin++) {
            int to = Math.max(from + 1, (int) Math.round((double) n * bin / bins));
            while (to < n && scores[order[to]] == scores[order[to - 1]]) {
                to++;
            }
            all.add(bin(scores, won, order, from, to, overlap));
            from = to;
        }
        return all;
    }

    private static Bin bin(
            double[] scores,
            boolean[] won,
            Integer[] order,
            int from,
            int to,
            OutcomeOverlap overlap) {
        double[] own = new double[won.length];
        double sum = 0;
        int wins = 0;
        for (int i = from; i < to; i++) {
            own[order[i]] = 1;
            sum += scores[order[i]];
            wins += won[order[i]] ? 1 : 0;
        }
        return new Bin(
                sum / (to - from),
                to - from,
                wins,
                WilsonInterval.of95((double) wins / (to - from), overlap.independent(own)));
    }
}
