package io.abtpro.diagnostics;

/// Turns a score into a probability that holds: of the signals given 0.7, 70 % should win. Never
/// decreasing, so that a higher score stays a higher probability. Fitted on scores that their
/// models had not learnt from.
public sealed interface Calibration {
    /// How a calibration is fitted.
    enum Method {
        NONE,
        PLATT,
        ISOTONIC
    }

    /// The probability of a score, in [0, 1].
    double probability(double score);

    /// The calibration of these scores.
    ///
    /// @throws IllegalArgumentException if there is no score
    static Calibration fit(Method method, double[] scores, boolean[] won) {
        Scored.checkLengths(scores, won);
        return switch (method) {
            case NONE -> new None();
            case PLATT -> PlattFit.of(scores, won);
            case ISOTONIC -> Pools.of(scores, won).calibration();
        };
    }

    /// The score itself.
    record None() implements Calibration {
        @Override
        public double probability(double score) {
            return score;
        }
    }

    /// 1/(1 + exp(-(slope score + offset))). Source: Platt (1999), with his targets for few
    /// signals.
    ///
    /// @param slope 0 or above; 0 where higher scores did not win more often, and every score is
    ///   the won share
    record Platt(double slope, double offset) implements Calibration {
        @Override
        public double probability(double score) {
            return 1 / (1 + Math.exp(-(slope * score + offset)));
        }
    }

    /// Steps that pool neighbours until they rise, straight lines between them. Source: Zadrozny
    /// and Elkan (2002).
    ///
    /// @param scores ascending
    /// @param probabilities never decreasing, as many
    record Isotonic(double[] scores, double[] probabilities) implements Calibration {
        @Override
        public double probability(double score) {
            int n = scores.length;
            if (score <= scores[0]) {
                return probabilities[0];
            }
            if (score >= scores[n - 1]) {
                return probabilities[n - 1];
            }
            int to = 1;
            while (scores[to] < score) {
                to++;
            }
            double width = scores[to] - scores[to - 1];
            double share = width > 0 ? (score - scores[to - 1]) / width : 1;
            return probabilities[to - 1] + share * (probabilities[to] - probabilities[to - 1]);
        }
    }
}
