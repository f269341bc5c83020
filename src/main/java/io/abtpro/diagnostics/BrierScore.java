package io.abtpro.diagnostics;

/// How far probabilities are from what happened. Source: Brier (1950).
///
/// @param score mean of (probability - outcome)², 0 is best
/// @param baseRate won share
/// @param ofBaseRate what always naming the base rate would score: base rate (1 - base rate)
/// @param logLoss mean of -ln(probability of what happened), probabilities kept 1e-15 off 0 and 1
public record BrierScore(double score, double baseRate, double ofBaseRate, double logLoss) {
    private static final double EDGE = 1e-15;

    /// @param probabilities in [0, 1], shape `[n]`
    /// @throws IllegalArgumentException if there is no outcome or a probability lies outside
    public static BrierScore of(double[] probabilities, boolean[] won) {
        Scored.checkLengths(probabilities, won);
        double squares = 0;
        double logs = 0;
        for (int i = 0; i < won.length; i++) {
            double p = probabilities[i];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a probability must be in [0, 1], was " + p);
            }
            double off = p - (won[i] ? 1 : 0);
            squares += off * off;
            logs -= Math.log(Math.max(EDGE, Math.min(1 - EDGE, won[i] ? p : 1 - p)));
        }
        double base = (double) Scored.count(won) / won.length;
        return new BrierScore(squares / won.length, base, base * (1 - base), logs / won.length);
    }

    /// 1 - score/score of the base rate: above 0 where the probabilities say more than the base
    /// rate; NaN where all won or all lost.
    public double skill() {
        return ofBaseRate > 0 ? 1 - score / ofBaseRate : Double.NaN;
    }
}
