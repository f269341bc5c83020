package io.abtpro.diagnostics;

/// How far a Sharpe ratio is from luck.
///
/// Source: Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier (2012); The Deflated Sharpe Ratio (2014).
public final class SharpeInference {
    private SharpeInference() {}

    /// Probability that the true Sharpe ratio exceeds `benchmark`; both per observation, kurtosis not excess.
    public static double probabilistic(double sharpe, double benchmark, int observations, double skewness, double kurtosis) {
        throw new UnsupportedOperationException("" + sharpe + benchmark + observations + skewness + kurtosis);
    }

    /// Expected best Sharpe ratio of `trials` skill-less trials whose ratios have this variance; 0 for one trial.
    public static double expectedBest(int trials, double varianceOfSharpes) {
        throw new UnsupportedOperationException("" + trials + varianceOfSharpes);
    }
}
