package io.abtpro.diagnostics;

import io.abtpro.math.NormalDistribution;

/// Whether a band was missed as often as it promised: the proportion-of-failures test.
///
/// Source: Kupiec, Techniques for verifying the accuracy of risk measurement models (1995).
///
/// @param likelihoodRatio chi-squared with one degree of freedom where the promise is kept
/// @param pValue chance of a share this far off, if the promise is kept
public record Kupiec(double likelihoodRatio, double pValue) {
    /// The test of `misses` among `observations` where each had this probability.
    public static Kupiec of(int observations, int misses, double probability) {
        if (!(observations >= 1 && misses >= 0 && misses <= observations)) {
            throw new IllegalArgumentException(
                    "misses must be 0 to the number of observations, were %d of %d"
                            .formatted(misses, observations));
        }
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1), was " + probability);
        }
        double share = (double) misses / observations;
        int hits = observations - misses;
        double ratio =
                2
                        * (term(misses, share)
                                + term(hits, 1 - share)
                                - term(misses, probability)
                                - term(hits, 1 - probability));
        return new Kupiec(Math.max(0, ratio), chiSquaredTail(Math.max(0, ratio)));
    }

    /// count * ln(probability), 0 for a count of 0.
    static double term(int count, double probability) {
        return count == 0 ? 0 : count * Math.log(probability);
    }

    /// Upper tail of chi-squared with one degree of freedom.
    static double chiSquaredTail(double x) {
        return 2 * NormalDistribution.cdf(-Math.sqrt(x));
    }
}
