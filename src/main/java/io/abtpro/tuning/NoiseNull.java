package io.abtpro.tuning;

/// What the noise floor supposes the prices to be, in words: what its twins keep of the series, and
/// what they destroy.
///
/// @param name as in files
public record NoiseNull(String name, String keeps, String destroys) {
    /// The one null there is.
    public static final NoiseNull MIRRORED =
            new NoiseNull(
                    "mirrored-bars",
                    "the size and place of every move, so that volatility clusters as it did; gaps,"
                        + " ranges and volume; and the drift: buying and holding the training bars"
                        + " earns the same",
                    "direction: whether a bar rises or falls around the drift is drawn by lot, so"
                            + " that no trend, reversal or pattern is left");

    /// For people, in one sentence.
    public String sentence() {
        return "Twins keep %s; they destroy %s.".formatted(keeps, destroys);
    }

    /// Why the floor and the best without skill of the deflated Sharpe ratio are two numbers.
    public static String besideDeflated() {
        return "The noise floor is what as many backtests of this grid reach by luck, drift"
                + " included; the best without skill is what all backtests counted on the"
                + " dataset would, were they independent and without drift, so the two differ.";
    }
}
