package io.abtpro.ui.tuning.result;

import io.abtpro.holdout.OpeningWord;
import io.abtpro.jobs.JudgeCandidate;
import io.abtpro.jobs.TuningSource;
import io.abtpro.report.Times;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Asks before the holdout is opened: the symbol must be typed, the safe button comes first.
final class HoldoutDialog {
    private static final int WIDTH = 528;

    private final ResultViewModel model;
    private final ModalLayer layer;

    HoldoutDialog(ResultViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
    }

    /// Asks about the selected candidate.
    void open() {
        Optional<TuningSource> source = model.source();
        Optional<TuningResult> result = model.result();
        Optional<Candidate> candidate = model.selectedProperty().get();
        Optional<JudgeCandidate.Report> judged = model.judgedProperty().get();
        if (source.isPresent()
                && result.isPresent()
                && candidate.isPresent()
                && judged.isPresent()) {
            open(source.get(), result.get(), candidate.get(), judged.get());
        }
    }

    private void open(
            TuningSource source,
            TuningResult result,
            Candidate candidate,
            JudgeCandidate.Report judged) {
        TunedParameters tuned = judged.tuned();
        OpeningWord word = OpeningWord.of(source.symbol(), source.name());
        var typed = new TextField();
        typed.setId("holdout-symbol");
        typed.setAccessibleText("Type " + word + " to go on");
        var keep = new Button("Keep it sealed");
        keep.setId("keep-sealed");
        keep.setOnAction(_ -> layer.close());
        var open = new Button("Open once");
        open.setId("open-once");
        open.disableProperty().bind(typed.textProperty().map(text -> !word.isTyped(text)));
        open.setOnAction(
                _ -> {
                    layer.close();
                    model.openHoldout(source, result.splits(), tuned);
                });
        var holdout = result.splits().holdout();
        var what =
                Nodes.label(
                        "Candidate %d (%s) will be run once on the %,d bars from %s."
                                .formatted(
                                        1 + result.candidates().indexOf(candidate),
                                        TuningWords.parameters(result.grid(), candidate),
                                        holdout.toBar() - holdout.fromBar(),
                                        Times.span(source.series(), holdout)));
        what.setId("holdout-what");
        var table = new HoldoutComparisonTable();
        table.setId("dialog-held-against");
        table.show(
                TuningWords.name(result.options().objective()),
                HoldoutComparisonTable.rows(
                        result, candidate, Optional.of(judged), Optional.empty()));
        var warning =
                Nodes.label(
                        "After this the holdout is spent. Later tunings on these bars will say so,"
                            + " and every export will carry the date of opening. There is no undo.",
                        "notice");
        what.setWrapText(true);
        warning.setWrapText(true);
        warning.setMinHeight(Region.USE_PREF_SIZE);
        var box =
                new VBox(
                        12,
                        Nodes.label("Open the holdout of " + source.name() + "?", "title"),
                        what,
                        table,
                        warning,
                        Nodes.row(
                                "form-row",
                                Nodes.label("Type " + word.text() + " to go on", "muted"),
                                typed),
                        Nodes.row("form-row", Nodes.gap(), keep, open));
        box.getStyleClass().add("dialog");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        layer.show(box, typed, () -> {});
    }
}
