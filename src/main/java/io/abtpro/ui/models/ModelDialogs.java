package io.abtpro.ui.models;

import io.abtpro.jobs.KeptModel;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ModalLayer;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

import java.util.ArrayList;
import java.util.List;

/// What is asked before a model is forgotten or challenged, and two models side by side.
final class ModelDialogs {
    private static final double WIDTH = 440;

    private final ModelsViewModel model;
    private final ModalLayer layer;
    private final FileDialogs files = FileDialogs.ofPlatform();

    ModelDialogs(ModelsViewModel model, ModalLayer layer) {
        this.model = model;
        this.layer = layer;
    }

    void export(Window window) {
        files.save(window, "Export the model", model.exportName()).ifPresent(model::export);
    }

    void forget() {
        model.selectedProperty()
                .get()
                .ifPresent(
                        chosen -> {
                            Button remove =
                                    Nodes.button(
                                            "confirm-remove",
                                            "Forget",
                                            () -> {
                                                layer.close();
                                                model.forget();
                                            });
                            ask(
                                    "Forget the model?",
                                    ("%s is removed for good. What it scored stays stored, but it"
                                                    + " can score nothing more.")
                                            .formatted(chosen.name()),
                                    Nodes.button("keep-model", "Keep it", layer::close),
                                    remove);
                        });
    }

    void challenge() {
        model.selectedProperty()
                .get()
                .ifPresent(
                        chosen -> {
                            Button start =
                                    Nodes.button(
                                            "confirm-challenge",
                                            "Challenge",
                                            () -> {
                                                layer.close();
                                                model.challenge(said -> outcome(chosen, said));
                                            });
                            ask(
                                    "Challenge " + chosen.name() + "?",
                                    ("A challenger goes on learning from outcomes known after %s."
                                         + " Both are judged on the signals since, which neither"
                                         + " had seen; it is kept only where it is better beyond"
                                         + " chance. %s stays as it is.")
                                            .formatted(
                                                    model.trainedTo()
                                                            .map(String::valueOf)
                                                            .orElse("its training"),
                                                    chosen.name()),
                                    Nodes.button("no-challenge", "Not now", layer::close),
                                    start);
                        });
    }

    private void outcome(KeptModel chosen, List<String> said) {
        var sentences = new VBox(4);
        sentences.setId("challenge-outcome");
        said.forEach(s -> sentences.getChildren().add(wrapped(s)));
        Button close = Nodes.button("close-dialog", "Close", layer::close);
        close.getStyleClass().add("accent");
        show("The challenge of " + chosen.name(), close, sentences, close);
    }

    /// The chosen model beside another, whichever is picked.
    void compare() {
        model.selectedProperty()
                .get()
                .ifPresent(
                        chosen -> {
                            var others = new ComboBox<KeptModel>();
                            others.setId("compare-other");
                            others.setAccessibleText("Compare with");
                            others.getItems().setAll(model.others());
                            others.setConverter(new Names());
                            others.setMaxWidth(Double.MAX_VALUE);
                            var grid = new GridPane();
                            grid.setId("compare-grid");
                            grid.getStyleClass().add("compare-models");
                            Label said = wrapped("");
                            said.setId("compare-said");
                            others.valueProperty()
                                    .subscribe(
                                            other -> {
                                                if (other != null) {
                                                    fill(grid, chosen, other);
                                                    said.setText(said(chosen, other));
                                                }
                                            });
                            others.getSelectionModel().selectFirst();
                            Button close = Nodes.button("close-dialog", "Close", layer::close);
                            close.getStyleClass().add("accent");
                            show(
                                    "Compare " + chosen.name() + " with",
                                    close,
                                    others,
                                    grid,
                                    said,
                                    close);
                        });
    }

    private static String said(KeptModel one, KeptModel other) {
        String data =
                one.dataset().equals(other.dataset())
                        ? ""
                        : " They are of other data, so the figures are not of the same signals.";
        if (!Double.isFinite(one.aucLow()) || !Double.isFinite(other.aucLow())) {
            return "One has too few outcomes for an interval." + data;
        }
        boolean apart = one.aucLow() > other.aucHigh() || other.aucLow() > one.aucHigh();
        return (apart
                        ? "Their AUC intervals do not meet."
                        : "Their AUC intervals meet: these figures do not tell them apart.")
                + data;
    }

    private static void fill(GridPane grid, KeptModel one, KeptModel other) {
        grid.getChildren().clear();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"", one.name(), other.name()});
        rows.add(new String[] {"Dataset", ModelText.dataset(one), ModelText.dataset(other)});
        rows.add(new String[] {"Strategy", ModelText.strategy(one), ModelText.strategy(other)});
        rows.add(new String[] {"Learner", one.learner(), other.learner()});
        rows.add(
                new String[] {
                    "Judged", Figures.count(one.judged()), Figures.count(other.judged())
                });
        rows.add(
                new String[] {
                    "AUC", ModelText.figure(one.auc(), 3), ModelText.figure(other.auc(), 3)
                });
        rows.add(new String[] {"95 %", ModelText.interval(one), ModelText.interval(other)});
        for (String[] brier : new String[][] {{"Brier", "brier"}, {"Base", "brierOfBaseRate"}}) {
            rows.add(
                    new String[] {
                        brier[0],
                        ModelText.figure(one.figure(brier[1]), 4),
                        ModelText.figure(other.figure(brier[1]), 4)
                    });
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < 3; c++) {
                grid.add(Nodes.label(rows.get(r)[c], c == 0 || r == 0 ? "muted" : "plain"), c, r);
            }
        }
    }

    private void ask(String title, String consequence, Button safe, Button act) {
        safe.getStyleClass().add("accent");
        show(title, safe, wrapped(consequence), Nodes.row("dialog-buttons", safe, act));
    }

    private void show(String title, Button focused, Node... content) {
        var box = new VBox(Nodes.label(title, "title"));
        box.getChildren().addAll(content);
        box.getStyleClass().add("dialog");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        layer.show(box, focused, () -> {});
    }

    private static Label wrapped(String text) {
        Label label = Nodes.label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static final class Names extends StringConverter<KeptModel> {
        @Override
        public String toString(KeptModel kept) {
            return kept == null ? "" : kept.name() + ", " + kept.dataset() + ", " + kept.learner();
        }

        @Override
        public KeptModel fromString(String text) {
            throw new UnsupportedOperationException("models are picked, not typed");
        }
    }
}
