package io.abtpro.scoring;

import java.util.Locale;
import java.util.OptionalDouble;

/// What the numbers of a study say, in words.
///
/// @param warns true where a reader should not rely on the scores
/// @param claim two to six words
/// @param numbers one to three sentences with the figures behind it
public record Verdict(boolean warns, String claim, String numbers) {
    /// @param gatedSharpe of the gated run, absent where it cannot be computed
    /// @param ungatedSharpe of the run that takes every signal
    public static Verdict of(
            ScoreQuality quality, double threshold, OptionalDouble gatedSharpe, OptionalDouble ungatedSharpe) {
        boolean brierHelps = quality.brier().score() < quality.brier().ofBaseRate();
        String claim = !quality.hasEdge()
                ? quality.aucHigh() < 0.5 ? "Worse than chance." : "No edge found."
                : brierHelps ? "The scores hold." : "Ranks well, probabilities do not hold.";
        String area = String.format(
                Locale.ROOT, "AUC %.2f, 95 %% interval %.2f to %.2f, over %,d out-of-sample signals%s.",
                quality.roc().auc(), quality.aucLow(), quality.aucHigh(), quality.judged(), worth(quality));
        String brier = String.format(
                Locale.ROOT, " Brier %.3f is %s than always naming the base rate (%.3f).",
                quality.brier().score(), brierHelps ? "better" : "no better", quality.brier().ofBaseRate());
        return new Verdict(
                !quality.hasEdge() || !brierHelps, claim, area + brier + gate(threshold, gatedSharpe, ungatedSharpe));
    }

    private static String worth(ScoreQuality quality) {
        return quality.independent() < 0.95 * quality.judged()
                ? String.format(Locale.ROOT, " worth %,.0f independent ones", quality.independent())
                : "";
    }

    private static String gate(double threshold, OptionalDouble gated, OptionalDouble ungated) {
        if (gated.isEmpty() || ungated.isEmpty()) {
            return String.format(Locale.ROOT, " The gate at %.2f leaves no trade to judge.", threshold);
        }
        boolean better = gated.getAsDouble() > ungated.getAsDouble();
        return String.format(
                        Locale.ROOT, " The gate at %.2f %s Sharpe from %.2f to %.2f: taking %s was better.",
                        threshold, better ? "raised" : "lowered", ungated.getAsDouble(), gated.getAsDouble(),
                        better ? "only the recommended" : "every signal")
                .replace("-", "−");
    }
}
