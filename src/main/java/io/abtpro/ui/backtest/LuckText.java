package io.abtpro.ui.backtest;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.diagnostics.Luck;
import io.abtpro.report.Figures;

import java.util.Optional;

/// What the deflated Sharpe ratio says about a run.
///
/// @param claim two to three words
/// @param numbers the sentence after it
/// @param warning true where the run is not above luck
record LuckText(String claim, String numbers, boolean warning) {
    private static final double ENOUGH = 0.95;

    /// The sentence for a run's `luck`, after that on its ruin where it was ruined.
    static LuckText of(BacktestResult result, Optional<Luck> luck) {
        LuckText text = of(luck);
        return result.ruin().isEmpty()
                ? text
                : new LuckText(
                        "Ruined.",
                        " The last trade took all that was left; its loss is cut to that, and no"
                                + " trade follows."
                                + text.numbers(),
                        true);
    }

    /// The sentence for `luck`; one that says why where it cannot be computed.
    private static LuckText of(Optional<Luck> luck) {
        return luck.map(LuckText::of)
                .orElseGet(
                        () ->
                                new LuckText(
                                        "No Sharpe ratio.",
                                        " Returns do not vary over this period, so nothing can be"
                                                + " said about luck.",
                                        true));
    }

    private static LuckText of(Luck luck) {
        boolean warning = !(luck.deflatedSharpe() >= ENOUGH);
        String numbers =
                (" %,d %s run on this dataset. The best of that many without skill would show a"
                     + " Sharpe of %s; this run shows %s. Deflated Sharpe %s, probabilistic %s.")
                        .formatted(
                                luck.trials(),
                                luck.trials() == 1 ? "backtest was" : "backtests were",
                                Figures.plain(luck.expectedBestSharpe(), 2),
                                Figures.plain(luck.sharpe(), 2),
                                Figures.plain(luck.deflatedSharpe(), 2),
                                Figures.plain(luck.probabilisticSharpe(), 2));
        return new LuckText(warning ? "Not above luck." : "Above luck.", numbers, warning);
    }
}
