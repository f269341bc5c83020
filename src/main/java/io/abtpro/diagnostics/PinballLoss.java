package io.abtpro.diagnostics;

/// The loss that a quantile forecast minimises on average.
public final class PinballLoss {
    private PinballLoss() {}

    /// The loss of forecasting `quantile` as the value not exceeded with `probability`, where
    /// `realised` came.
    public static double of(double realised, double quantile, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1), was " + probability);
        }
        double miss = realised - quantile;
        return miss >= 0 ? probability * miss : (probability - 1) * miss;
    }
}
