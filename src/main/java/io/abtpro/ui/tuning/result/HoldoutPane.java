package io.abtpro.ui.tuning.result;

import io.abtpro.jobs.OpenHoldout;
import io.abtpro.report.Times;
import io.abtpro.store.Tunings;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Whether the holdout is sealed, or since when it is not; the way to open it.
final class HoldoutPane extends VBox {
    private final ResultViewModel model;
    private final Label state = Nodes.whole("", "title");
    private final Label bars = Nodes.label("", "muted");
    private final Label sentence = Nodes.label("", "muted");
    private final Button open = new Button("Open the holdout\u2026");

    HoldoutPane(ResultViewModel model, HoldoutDialog dialog) {
        this.model = model;
        getStyleClass().addAll("next", "section", "holdout");
        state.setId("holdout-state");
        sentence.setId("holdout-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        open.setId("open-holdout");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setOnAction(_ -> dialog.open());
        getChildren().setAll(Nodes.row("title-row", state, Nodes.gap(), bars), sentence, open);
        model.judgedProperty().subscribe(_ -> show());
        model.openedProperty()
                .subscribe(
                        found -> {
                            if (found.isPresent()) {
                                model.judgeAgain();
                            }
                            show();
                        });
    }

    private void show() {
        var result = model.result();
        var candidate = model.selectedProperty().get();
        setVisible(candidate.isPresent());
        if (result.isEmpty() || candidate.isEmpty()) {
            return;
        }
        Optional<OpenHoldout.Report> opened = model.opened();
        List<Tunings.HoldoutOpening> openings = model.openings();
        var r = result.get();
        int count = r.splits().holdout().toBar() - r.splits().holdout().fromBar();
        bars.setText("%,d bars".formatted(count));
        model.source()
                .ifPresent(
                        source -> {
                            state.setText(
                                    openings.isEmpty()
                                            ? "Holdout sealed"
                                            : "Holdout opened "
                                                    + Times.day(
                                                            openings.getFirst().at(),
                                                            ZoneId.systemDefault()));
                            sentence.setText(
                                    openings.isEmpty()
                                            ? "%s. Opens once; the opening is logged and stamped into every export."
                                                    .formatted(
                                                            Times.span(
                                                                    source.series(),
                                                                    r.splits().holdout()))
                                            : sentence(openings, opened.isPresent()));
                        });
        open.setDisable(model.tuned().isEmpty() || opened.isPresent());
        open.setText(
                openings.isEmpty()
                        ? "Open the holdout\u2026"
                        : "Look again with this candidate\u2026");
        open.setVisible(opened.isEmpty());
        open.setManaged(opened.isEmpty());
    }

    private static String sentence(List<Tunings.HoldoutOpening> openings, boolean thisOne) {
        String times = openings.size() == 1 ? "once" : "%d times".formatted(openings.size());
        return thisOne
                ? ("It was looked at %s; this candidate is shown above. It is spent:"
                                + " what is tuned on these bars from now on has seen it.")
                        .formatted(times)
                : "It was looked at %s, with %s. It is spent: it cannot confirm another candidate."
                        .formatted(times, openings.getFirst().strategy());
    }
}
