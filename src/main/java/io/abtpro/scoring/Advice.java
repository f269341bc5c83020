package io.abtpro.scoring;

/// What a score recommends.
public enum Advice {
    EXECUTE,
    SKIP;

    /// The original's threshold.
    public static final double DEFAULT_THRESHOLD = 0.6;

    /// EXECUTE above the threshold, as in the original; SKIP at it and below.
    public static Advice of(double score, double threshold) {
        return score > threshold ? EXECUTE : SKIP;
    }
}
