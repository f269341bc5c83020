package io.abtpro.strategies;

import io.abtpro.failures.RefusedException;

/// Distances from the entry price as fractions (0.05 = 5 %); 0 is off.
///
/// @param stopLoss closes the trade at this loss
/// @param takeProfit closes the trade at this gain
/// @param trailingStop closes the trade at this distance from its best price since entry
public record Protection(double stopLoss, double takeProfit, double trailingStop) {
    public static final Protection NONE = new Protection(0, 0, 0);

    public Protection {
        if (!(stopLoss >= 0 && stopLoss < 1)
                || !(takeProfit >= 0)
                || !(trailingStop >= 0 && trailingStop < 1)) {
            throw new RefusedException(
                    "stop and trailing stop must be in [0, 1), target >= 0, were %s, %s, %s"
                            .formatted(stopLoss, trailingStop, takeProfit));
        }
    }
}
