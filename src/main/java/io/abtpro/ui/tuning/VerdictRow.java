package io.abtpro.ui.tuning;

import io.abtpro.diagnostics.Luck;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.report.Figures;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/// Whether the winner can be believed, first in the centre; amber unless it holds.
final class VerdictRow extends HBox {
    /// @param holds true where the evidence stands
    record Verdict(boolean holds, String claim, String numbers) {}

    private final Text claim = new Text();
    private final Text numbers = new Text();
    private final FontIcon sign = new FontIcon(Feather.ALERT_TRIANGLE);

    VerdictRow(AfterViewModel model) {
        setId("tuning-verdict");
        claim.getStyleClass().add("note-claim");
        numbers.getStyleClass().add("note-text");
        var text = new TextFlow(claim, numbers);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        getChildren().setAll(sign, text);
        setFillHeight(false);
        getStyleClass().setAll("verdict", "verdict-plain");
        model.luckProperty().subscribe(_ -> show(model));
        model.tuning().reportProperty().subscribe(_ -> show(model));
    }

    private void show(AfterViewModel model) {
        model.tuning()
                .reportProperty()
                .get()
                .map(found -> of(found, model.luckProperty().get()))
                .ifPresent(this::show);
    }

    private void show(Verdict verdict) {
        claim.setText(verdict.claim() + " ");
        numbers.setText(verdict.numbers());
        setAccessibleText(verdict.claim() + " " + verdict.numbers());
        sign.setIconCode(verdict.holds() ? Feather.CHECK : Feather.ALERT_TRIANGLE);
        getStyleClass().setAll("verdict", verdict.holds() ? "verdict-plain" : "verdict-warning");
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
