package io.abtpro.ui.tuning.result;

import io.abtpro.diagnostics.Limits;
import io.abtpro.diagnostics.Luck;
import io.abtpro.jobs.JudgeCandidate;
import io.abtpro.report.Figures;
import io.abtpro.tuning.NoiseNull;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// The selected candidate's Sharpe ratio against what as many trials without skill would show.
final class LuckPane extends VBox {
    private final LuckStrip strip = new LuckStrip();
    private final Label probabilistic = Nodes.whole("");
    private final Label deflated = Nodes.whole("");
    private final Label sentence = Nodes.label("", "muted");
    private final Label year = Nodes.label("", "muted");

    LuckPane(ResultViewModel model) {
        getStyleClass().addAll("next", "section");
        probabilistic.setId("psr");
        deflated.setId("dsr");
        sentence.setId("luck-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        year.setId("bars-a-year");
        year.setWrapText(true);
        year.setMinHeight(Region.USE_PREF_SIZE);
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.label("Sharpe against luck", "title"),
                                Nodes.label("training bars", "muted")),
                        strip,
                        fact(
                                "Probabilistic Sharpe",
                                "Probability that the true Sharpe ratio is above 0, given its"
                                        + " length, skewness and kurtosis",
                                probabilistic),
                        fact(
                                "Deflated Sharpe",
                                "Probability that the true Sharpe ratio is above the best of all"
                                        + " counted trials without skill",
                                deflated),
                        sentence,
                        year);
        model.judgedProperty()
                .subscribe(
                        found -> {
                            show(found.flatMap(JudgeCandidate.Report::luck), found.isPresent());
                            year.setText(
                                    found.flatMap(_ -> model.result())
                                            .flatMap(
                                                    result ->
                                                            model.source()
                                                                    .map(
                                                                            source ->
                                                                                    source.series()
                                                                                            .yearUpTo(
                                                                                                    result.splits()
                                                                                                            .train()
                                                                                                            .toBar())
                                                                                            .statement()))
                                            .map("Made yearly by %s."::formatted)
                                            .orElse(""));
                            boolean floor =
                                    model.result().flatMap(TuningResult::isAboveNoise).isPresent();
                            if (floor && found.flatMap(JudgeCandidate.Report::luck).isPresent()) {
                                sentence.setText(
                                        sentence.getText() + " " + NoiseNull.besideDeflated());
                            }
                        });
    }

    private static HBox fact(String name, String meaning, Label value) {
        Label label = Nodes.label(name);
        label.setTooltip(new Tooltip(meaning));
        return Nodes.row("next-row", label, Nodes.gap(), value);
    }

    private void show(Optional<Luck> luck, boolean known) {
        strip.setVisible(luck.isPresent());
        probabilistic.setText(
                Figures.plain(luck.map(Luck::probabilisticSharpe).orElse(Double.NaN), 2));
        deflated.setText(Figures.plain(luck.map(Luck::deflatedSharpe).orElse(Double.NaN), 2));
        luck.ifPresent(l -> strip.show(l.sharpe(), l.expectedBestSharpe(), l.trials()));
        sentence.setText(
                luck.map(LuckPane::sentence)
                        .orElse(
                                known
                                        ? "The returns do not vary, so there is no Sharpe ratio."
                                        : ""));
    }

    /// What the two probabilities mean.
    static String sentence(Luck luck) {
        String trials =
                "%,d backtests were counted on this dataset, manual ones too. "
                        .formatted(luck.trials());
        return trials
                + (luck.sharpe() <= luck.expectedBestSharpe()
                        ? "The luckiest of as many coin flips would show more than this."
                        : Limits.isEvidence(luck.deflatedSharpe())
                                ? "This is more than the luckiest of as many coin flips would show."
                                : "This is above the luckiest of as many coin flips, but too little"
                                        + " to tell.");
    }
}
