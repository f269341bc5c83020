package io.abtpro.ui.tuning;

import io.abtpro.diagnostics.Luck;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.VerdictRow;

import java.util.Optional;

/// Whether the winner can be believed, first in the centre; amber unless it holds.
final class TuningVerdict {
    /// @param holds true where the evidence stands
    record Verdict(boolean holds, String claim, String numbers) {}

    private TuningVerdict() {}

    static VerdictRow row(AfterViewModel model) {
        var row = new VerdictRow("tuning-verdict");
        model.luckProperty().subscribe(_ -> show(row, model));
        model.tuning().reportProperty().subscribe(_ -> show(row, model));
        return row;
    }

    private static void show(VerdictRow row, AfterViewModel model) {
        model.tuning()
                .reportProperty()
                .get()
                .map(found -> of(found, model.luckProperty().get()))
                .ifPresent(v -> row.say(v.holds(), v.claim(), v.numbers()));
    }

    /// What the deflated Sharpe ratio, the probability of overfitting and, where it is known, the
    /// noise floor say.
    ///
    /// @param luck of the best on training
    static Verdict of(TuneParameters.Report report, Optional<Luck> luck) {
        if (report.result().best().isEmpty()) {
            return new Verdict(
                    false,
                    "No winner.",
                    "No cell met the limits; loosen them or widen the ranges.");
        }
        double pbo = report.result().overfitting().map(o -> o.probability()).orElse(Double.NaN);
        int ways = report.result().overfitting().map(o -> o.ranks().length).orElse(0);
        double deflated = luck.map(Luck::deflatedSharpe).orElse(Double.NaN);
        int trials = luck.map(Luck::trials).orElse(0);
        Optional<Boolean> aboveNoise = report.result().isAboveNoise();
        boolean holds = deflated >= 0.95 && pbo <= 0.5 && aboveNoise.orElse(true);
        String overfitting =
                Double.isNaN(pbo)
                        ? "The probability of overfitting is not known: too little was searched, or"
                                + " the search was cancelled."
                        : "In %d %% of %d ways to split the training bars, the winner of one half ended at or below the median of the other (PBO %s)."
                                .formatted(
                                        Math.round(100 * pbo),
                                        ways,
                                        report.result()
                                                .overfitting()
                                                .map(TuningWords::overfitting)
                                                .orElse(Figures.ABSENT));
        return new Verdict(
                holds,
                holds ? "Holds so far." : "Probably luck.",
                "%s After %,d trials, the best on training has a deflated Sharpe of %s; above 0.95 would be evidence.%s%s"
                        .formatted(
                                overfitting,
                                trials,
                                Figures.plain(deflated, 2),
                                aboveNoise
                                        .map(
                                                above ->
                                                        above
                                                                ? " It is above the noise floor."
                                                                : " It is not above the noise"
                                                                        + " floor.")
                                        .orElse(""),
                                report.openings().isEmpty()
                                        ? ""
                                        : " The holdout of these bars was opened before: it is"
                                                + " spent."));
    }
}
