package io.abtpro.diagnostics;

/// Whether misses of a band come alone or in runs, and whether both their number and their order
/// are as promised.
///
/// Source: Christoffersen, Evaluating interval forecasts, International Economic Review 39 (1998).
///
/// @param independence likelihood ratio of "a miss follows a miss as often as it follows a hit";
///   one degree of freedom
/// @param conditionalCoverage likelihood ratio of coverage and independence together; two degrees
///   of freedom
public record Christoffersen(
        double independence,
        double independencePValue,
        double conditionalCoverage,
        double conditionalPValue) {
    /// The tests of `misses`, in order of time, where each had this probability. Forecasts must not
    /// overlap.
    public static Christoffersen of(boolean[] misses, double probability) {
        if (misses.length < 2) {
            throw new IllegalArgumentException(
                    "misses must be 2 or more in order, were " + misses.length);
        }
        int[][] moves = new int[2][2];
        for (int i = 1; i < misses.length; i++) {
            moves[misses[i - 1] ? 1 : 0][misses[i] ? 1 : 0]++;
        }
        int ones = moves[0][1] + moves[1][1];
        int zeros = moves[0][0] + moves[1][0];
        double free = logLikelihood(moves[0]) + logLikelihood(moves[1]);
        double independent = logLikelihood(new int[] {zeros, ones});
        double ratio = Math.max(0, 2 * (free - independent));
        double both = ratio + Kupiec.of(zeros + ones, ones, probability).likelihoodRatio();
        return new Christoffersen(ratio, Kupiec.chiSquaredTail(ratio), both, Math.exp(-both / 2));
    }

    private static double logLikelihood(int[] counts) {
        int all = counts[0] + counts[1];
        return all == 0
                ? 0
                : Kupiec.term(counts[0], (double) counts[0] / all)
                        + Kupiec.term(counts[1], (double) counts[1] / all);
    }
}
