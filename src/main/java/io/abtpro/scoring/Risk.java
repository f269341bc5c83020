package io.abtpro.scoring;

/// How risky a signal is, from how volatile its market is and how likely it wins.
///
/// HIGH where the volatility is in the top fifth of its last year or the score is below 0.45; LOW
/// where the volatility is in the lower half and the score is at least 0.55; else MEDIUM. Without a
/// volatility percentile the score alone decides.
public enum Risk {
    LOW,
    MEDIUM,
    HIGH;

    static final double HIGH_VOLATILITY = 0.8;
    static final double LOW_VOLATILITY = 0.5;
    static final double HIGH_BELOW = 0.45;
    static final double LOW_FROM = 0.55;

    /// @param score P(win)
    /// @param volatilityRank percent rank in [0, 1], NaN where it is not among the features
    public static Risk of(double score, double volatilityRank) {
        if (volatilityRank > HIGH_VOLATILITY || score < HIGH_BELOW) {
            return HIGH;
        }
        return score >= LOW_FROM && !(volatilityRank >= LOW_VOLATILITY) ? LOW : MEDIUM;
    }
}
