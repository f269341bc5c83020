package io.abtpro.diagnostics;

/// From where on a figure is taken for evidence: one home for each limit that a verdict, a colour
/// or a sentence rests on.
public final class Limits {
    /// A deflated Sharpe ratio from which on a result is evidence of skill. It is a probability.
    public static final double EVIDENCE = 0.95;

    /// A probability of overfitting above which the winner of one half is more often than not among
    /// the worse half of the other.
    public static final double OVERFITTED = 0.5;

    /// A p-value below which a difference is beyond chance.
    public static final double SIGNIFICANT = 0.05;

    /// By how much the coverage of a band may be off from what it promises.
    public static final double COVERAGE = 0.03;

    // A coverage is a fraction of whole counts: one exactly at the limit is not off for the last
    // bit of the difference.
    private static final double ROUNDING = 1e-9;

    private Limits() {}

    /// Whether a deflated Sharpe ratio is evidence; one that is not known is none.
    public static boolean isEvidence(double deflatedSharpe) {
        return deflatedSharpe >= EVIDENCE;
    }

    /// Whether a probability of overfitting is low enough; one that is not known is not.
    public static boolean isNotOverfitted(double probability) {
        return probability <= OVERFITTED;
    }

    /// Whether a p-value says that a difference is beyond chance; one that is not known does not.
    public static boolean isSignificant(double pValue) {
        return pValue < SIGNIFICANT;
    }

    /// Whether a coverage is further from the promise than it may be; one that is not known is not.
    public static boolean isOff(double nominal, double coverage) {
        return Math.abs(coverage - nominal) > COVERAGE + ROUNDING;
    }
}
