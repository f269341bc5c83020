package io.abtpro.scoring;

import io.abtpro.diagnostics.Verdict;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the numbers of a study say, in words: that the scores hold, only where they show an edge
/// and their probabilities do better than the base rate.
public final class ScoreVerdict {
    // From here on the outcomes that overlap take too little to be worth a word.
    private static final double NEARLY_ALL = 0.95;

    private ScoreVerdict() {}

    /// @param gate what the gated run shows
    public static Verdict of(ScoreQuality quality, GateReading gate) {
        return of(quality, List.of(gate));
    }

    /// @param gates what the gated run of each symbol shows
    public static Verdict of(ScoreQuality quality, List<GateReading> gates) {
        boolean brierHelps = quality.brier().score() < quality.brier().ofBaseRate();
        return new Verdict(
                quality.hasEdge() && brierHelps,
                claim(quality, brierHelps),
                area(quality)
                        + brier(quality, brierHelps)
                        + gates.stream()
                                .map(gate -> gate.sentence(quality.hasEdge()))
                                .collect(Collectors.joining()));
    }

    private static String claim(ScoreQuality quality, boolean brierHelps) {
        if (quality.roc().isEmpty()) {
            return "Only one outcome.";
        }
        if (quality.isTooFew()) {
            return quality.lost() < quality.won() ? "Too few losers." : "Too few winners.";
        }
        if (quality.hasEdge()) {
            return brierHelps ? "The scores hold." : "Ranks well, probabilities do not hold.";
        }
        return quality.isWorseThanChance() ? "Worse than chance." : "No edge found.";
    }

    private static String area(ScoreQuality quality) {
        if (quality.roc().isEmpty()) {
            return quality.won() > 0
                    ? String.format(
                            Locale.ROOT,
                            "All %,d out-of-sample signals won: with no loser to tell them from"
                                    + " there is no AUC.",
                            quality.judged())
                    : String.format(
                            Locale.ROOT,
                            "All %,d out-of-sample signals lost: with no winner to tell them from"
                                    + " there is no AUC.",
                            quality.judged());
        }
        String area =
                String.format(Locale.ROOT, "AUC %.2f of the score, ", quality.roc().get().auc());
        String interval =
                Double.isFinite(quality.aucLow())
                        ? String.format(
                                Locale.ROOT,
                                "95 %% interval %.2f to %.2f, ",
                                quality.aucLow(),
                                quality.aucHigh())
                        : "without an interval, ";
        String over =
                String.format(
                        Locale.ROOT,
                        "over %,d out-of-sample signals%s",
                        quality.judged(),
                        worth(quality));
        return area + interval + over + (quality.isTooFew() ? few(quality) : ".");
    }

    private static String few(ScoreQuality quality) {
        boolean losers = quality.lost() < quality.won();
        return String.format(
                Locale.ROOT,
                " of which %,d %s; it takes %d of each to judge scores.",
                losers ? quality.lost() : quality.won(),
                losers ? "lost" : "won",
                ScoreQuality.FEWEST_OF_EACH);
    }

    private static String brier(ScoreQuality quality, boolean brierHelps) {
        return String.format(
                Locale.ROOT,
                " Brier %.3f calibrated (%.3f of the score), %s than always naming the base rate"
                        + " (%.3f).",
                quality.brier().score(),
                quality.rawBrier().score(),
                brierHelps ? "better" : "no better",
                quality.brier().ofBaseRate());
    }

    private static String worth(ScoreQuality quality) {
        return quality.independent() < NEARLY_ALL * quality.judged()
                ? String.format(Locale.ROOT, " worth %,.0f independent ones", quality.independent())
                : "";
    }
}
