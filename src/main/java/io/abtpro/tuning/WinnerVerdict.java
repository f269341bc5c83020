package io.abtpro.tuning;

import io.abtpro.diagnostics.Limits;
import io.abtpro.diagnostics.Luck;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.math.PlainNumber;

import java.util.Optional;

/// Whether the winner of a tuning can be believed: what the deflated Sharpe ratio, the probability
/// of overfitting and, where it is known, the noise floor say.
public final class WinnerVerdict {
    private static final Verdict NO_WINNER =
            new Verdict(
                    false,
                    "No winner.",
                    "No cell met the limits; loosen them or widen the ranges.");

    private WinnerVerdict() {}

    /// @param luck of the best on training
    /// @param isSpent whether the holdout of these bars was opened before
    public static Verdict of(TuningResult result, Optional<Luck> luck, boolean isSpent) {
        return result.best().isEmpty()
                ? NO_WINNER
                : of(luck, result.overfitting(), result.isAboveNoise(), isSpent);
    }

    /// Of a winner. What is not known of luck or overfitting speaks against it; a noise floor that
    /// was not asked for does not.
    static Verdict of(
            Optional<Luck> luck,
            Optional<Overfitting.Result> overfitting,
            Optional<Boolean> aboveNoise,
            boolean isSpent) {
        double deflated = luck.map(Luck::deflatedSharpe).orElse(Double.NaN);
        double overfitted = overfitting.map(Overfitting.Result::probability).orElse(Double.NaN);
        boolean holds =
                Limits.isEvidence(deflated)
                        && Limits.isNotOverfitted(overfitted)
                        && aboveNoise.orElse(true);
        String floor =
                aboveNoise
                        .map(above -> above ? "" : "not ")
                        .map(" It is %sabove the noise floor."::formatted)
                        .orElse("");
        return new Verdict(
                holds,
                holds ? "Holds so far." : "Probably luck.",
                overfitting(overfitting)
                        + (" After %s trials, the best on training has a deflated"
                                        + " Sharpe of %s; above %s would be evidence.")
                                .formatted(
                                        PlainNumber.count(luck.map(Luck::trials).orElse(0)),
                                        PlainNumber.of(deflated, 2),
                                        PlainNumber.of(Limits.EVIDENCE, 2))
                        + floor
                        + (isSpent
                                ? " The holdout of these bars was opened before: it is spent."
                                : ""));
    }

    private static String overfitting(Optional<Overfitting.Result> found) {
        return found.filter(o -> !Double.isNaN(o.probability()))
                .map(
                        o ->
                                ("In %d %% of %d ways to split the training bars, the winner of one"
                                     + " half ended at or below the median of the other (PBO %s).")
                                        .formatted(
                                                Math.round(100 * o.probability()),
                                                o.ranks().length,
                                                o.words()))
                .orElse(
                        "The probability of overfitting is not known: too little was searched, or"
                                + " the search was cancelled.");
    }
}
