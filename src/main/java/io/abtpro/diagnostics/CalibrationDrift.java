package io.abtpro.diagnostics;

import org.hipparchus.special.Erf;

/// Whether probabilities that were fitted earlier still hold for the outcomes since.
///
/// Under the hypothesis that they hold, `z` is standard normal: its variance is that of as many
/// independent outcomes as overlapping ones are worth. Source: Spiegelhalter (1986), the
/// z-statistic of the Brier score.
///
/// @param n outcomes since
/// @param expected mean probability, the share that should have won
/// @param won share that did
/// @param z 0 where the Brier score is what the probabilities promise, above where it is worse; NaN
///   where they promise nothing to test, as all of them are 0, 1/2 or 1
public record CalibrationDrift(int n, double expected, double won, double z) {
    /// Of outcomes that are independent.
    ///
    /// @param probabilities in [0, 1], by a calibration that had seen none of the outcomes, shape
    ///   `[n]`
    /// @throws IllegalArgumentException if there is no outcome or a probability lies outside
    public static CalibrationDrift of(double[] probabilities, boolean[] won) {
        return of(probabilities, won, OutcomeOverlap.none(won.length));
    }

    /// @param probabilities in [0, 1], by a calibration that had seen none of the outcomes, shape
    ///   `[n]`
    /// @param overlap how far the outcomes share their luck, in the same order
    /// @throws IllegalArgumentException if there is no outcome or a probability lies outside
    public static CalibrationDrift of(
            double[] probabilities, boolean[] won, OutcomeOverlap overlap) {
        BrierScore score = BrierScore.of(probabilities, won);
        double sum = 0;
        double excess = 0;
        double variance = 0;
        double[] weights = new double[won.length];
        for (int i = 0; i < won.length; i++) {
            double p = probabilities[i];
            double tilt = 1 - 2 * p;
            sum += p;
            excess += ((won[i] ? 1 : 0) - p) * tilt;
            weights[i] = tilt * Math.sqrt(p * (1 - p));
            variance += weights[i] * weights[i];
        }
        variance *= overlap.inflation(weights);
        double z = variance > 0 ? excess / Math.sqrt(variance) : Double.NaN;
        return new CalibrationDrift(won.length, sum / won.length, score.baseRate(), z);
    }

    /// Chance of a z at least as far from 0 if the probabilities hold; NaN where there is no z.
    public double pValue() {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
