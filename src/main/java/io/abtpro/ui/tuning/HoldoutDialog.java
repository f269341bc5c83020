package io.abtpro.ui.tuning;

import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningSource;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.ui.session.ModalLayer;
import java.time.Clock;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks before the holdout is opened: the symbol must be typed, the safe button comes first.
final class HoldoutDialog {
    private static final int WIDTH = 528;

    private final TuningViewModel model;
    private final ModalLayer layer;

    HoldoutDialog(TuningViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
    }

    void ask(TuningSource source, TuneParameters.Report report, TunedParameters tuned) {
        String word = source.symbol().isBlank() ? source.name() : source.symbol();
        var holdout = report.result().splits().holdout();
        var typed = new TextField();
        typed.setId("holdout-symbol");
        var keep = new Button("Keep it sealed");
        keep.setId("keep-sealed");
        keep.setOnAction(_ -> layer.close());
        var open = new Button("Open once");
        open.setId("open-once");
        open.disableProperty().bind(typed.textProperty().map(text -> !text.strip().equals(word)));
        open.setOnAction(_ -> {
            layer.close();
            model.openHoldout(new OpenHoldout(
                    model.session().workspace(), source, report.result().splits(), tuned, Clock.systemUTC()));
        });
        var what = Nodes.label("The chosen candidate, %s, will be run once on the %,d bars of the holdout. Training %.2f, validation %.2f."
                .formatted(
                        report.result().best().map(best -> words(report, best)).orElse("none"),
                        holdout.toBar() - holdout.fromBar(), tuned.objective().train(), tuned.objective().validation()));
        what.setId("holdout-what");
        var warning = Nodes.label(
                "After this the holdout is spent. Later tunings on these bars will say so, and every export will carry"
                        + " the date of opening. There is no undo.", "notice");
        what.setWrapText(true);
        warning.setWrapText(true);
        var box = new VBox(
                10, Nodes.label("Open the holdout of " + source.name() + "?", "title"), what, warning,
                Nodes.row("form-row", Nodes.label("Type " + word + " to go on", "muted"), typed),
                Nodes.row("form-row", Nodes.gap(), keep, open));
        box.getStyleClass().addAll("dialog", "tuning-dialog");
        box.setMaxSize(WIDTH, VBox.USE_PREF_SIZE);
        layer.show(box, typed, () -> {});
    }

    /// The tuned parameters, such as "fast 20, slow 100".
    private static String words(TuneParameters.Report report, Candidate best) {
        return report.result().grid().ranges().stream()
                .map(range -> range.name() + " " + Double.toString(best.parameters().get(range.name())).replaceAll("\\.0$", ""))
                .collect(Collectors.joining(", "));
    }
}
