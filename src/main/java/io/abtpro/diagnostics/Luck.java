package io.abtpro.diagnostics;

import io.abtpro.math.PlainNumber;

import java.util.Optional;

/// How far the Sharpe ratio of a backtest is from luck, as judged when it was run. Ratios are
/// annualised.
///
/// @param trials distinct backtests counted on the dataset, this one included
/// @param expectedBestSharpe what the best of that many skill-less trials would show
/// @param probabilisticSharpe probability that the true Sharpe ratio is above 0
/// @param deflatedSharpe probability that it is above the expected best of skill-less trials
public record Luck(
        int trials,
        double sharpe,
        double expectedBestSharpe,
        double probabilisticSharpe,
        double deflatedSharpe) {
    private static final Verdict UNKNOWN =
            new Verdict(
                    false,
                    "No Sharpe ratio.",
                    "Returns do not vary over this period, so nothing can be said about luck.");

    /// What is said of a run with this luck; that nothing can be where it is absent.
    public static Verdict verdict(Optional<Luck> luck) {
        return luck.map(Luck::verdict).orElse(UNKNOWN);
    }

    private Verdict verdict() {
        boolean holds = Limits.isEvidence(deflatedSharpe);
        return new Verdict(
                holds,
                holds ? "Above luck." : "Not above luck.",
                ("%s %s run on this dataset. The best of that many without skill would show a"
                     + " Sharpe of %s; this run shows %s%s. Deflated Sharpe %s, probabilistic %s.")
                        .formatted(
                                PlainNumber.count(trials),
                                trials == 1 ? "backtest was" : "backtests were",
                                PlainNumber.of(expectedBestSharpe, 2),
                                PlainNumber.of(sharpe, 2),
                                holds ? "" : chance(),
                                PlainNumber.of(deflatedSharpe, 2),
                                PlainNumber.of(probabilisticSharpe, 2)));
    }

    /// Why a ratio above the expected one can still be luck.
    private String chance() {
        return sharpe > expectedBestSharpe
                ? ", which chance reaches in %s of 100 cases"
                        .formatted(PlainNumber.of(100 * (1 - deflatedSharpe), 0))
                : "";
    }
}
