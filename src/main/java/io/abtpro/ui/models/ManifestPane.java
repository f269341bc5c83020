package io.abtpro.ui.models;

import io.abtpro.forest.ModelManifest;
import io.abtpro.jobs.VerifyModels;
import io.abtpro.report.Figures;
import io.abtpro.store.Trainings;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The manifest of the selected model and whether it may be used.
final class ManifestPane extends BorderPane {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    /// What the figures are and which probability they rest on, in the order in which they are
    /// shown.
    private static final Map<String, String> MEASURES = measures();

    private final ModelsViewModel model;
    private final Label verdict = ModelsView.label("", "note");
    private final VBox facts = new VBox();

    ManifestPane(ModelsViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "details");
        verdict.setId("model-verdict");
        verdict.setWrapText(true);
        verdict.setMaxWidth(Double.MAX_VALUE);
        facts.setId("manifest");
        var around = new VBox(verdict);
        around.getStyleClass().add("note-around");
        var title = new VBox(ModelsView.label("Model", "title"));
        title.getStyleClass().add("title-row");
        var scroll = new ScrollPane(new VBox(title, around, facts));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        model.selectedProperty().subscribe(_ -> show());
        model.checkedProperty().subscribe(_ -> show());
    }

    private static Map<String, String> measures() {
        var measures = new LinkedHashMap<String, String>();
        measures.put("signals", "signals");
        measures.put("judged", "signals judged");
        measures.put("independentOutcomes", "independent ones, for the AUC");
        measures.put("auc", "AUC of the score");
        measures.put("aucLow", "AUC, 95 % from");
        measures.put("aucHigh", "AUC, 95 % to");
        measures.put("accuracyAtHalf", "accuracy, score above 0.50");
        measures.put("accuracyOfAlwaysSkip", "accuracy of always SKIP");
        measures.put("baseRate", "base rate, share won");
        measures.put("brierOfScore", "Brier of the score");
        measures.put("brier", "Brier, calibrated");
        measures.put("brierOfBaseRate", "Brier of the base rate");
        return measures;
    }

    private void show() {
        facts.getChildren().clear();
        Optional<ModelsViewModel.Row> row = model.selectedProperty().get();
        Optional<VerifyModels.Checked> checked = model.checkedProperty().get();
        if (row.isEmpty()) {
            verdict.setText("");
            return;
        }
        Trainings.Training training = row.get().training();
        verdict.getStyleClass().setAll("label", "note");
        if (row.get().model().isEmpty()) {
            verdict.setText(training.error().orElse("This training has no model."));
            verdict.getStyleClass().add("note-warning");
            return;
        }
        verdict.setText(checked.map(ManifestPane::said).orElse("Reading the model\u2026"));
        if (checked.flatMap(VerifyModels.Checked::refused).isPresent()) {
            verdict.getStyleClass().add("note-warning");
        }
        checked.flatMap(VerifyModels.Checked::read)
                .ifPresent(read -> facts(read.manifest(), read.sha256()));
    }

    private static String said(VerifyModels.Checked checked) {
        return checked.refused()
                .map(why -> "Refused: " + why + ".")
                .orElse(
                        "Checksum, version and self-test hold: the model gives the scores it gave"
                                + " when it was saved.");
    }

    private void facts(ModelManifest manifest, String sha256) {
        fact("Type", manifest.type());
        fact("Trained on", day(manifest.trainedFrom()) + " to " + day(manifest.trainedTo()));
        fact("Saved", day(manifest.savedAt()));
        section("Out-of-sample figures of its training");
        MEASURES.forEach(
                (name, shown) ->
                        Optional.ofNullable(manifest.metrics().get(name))
                                .ifPresent(value -> fact(shown, figure(value))));
        manifest.metrics()
                .forEach(
                        (name, value) -> {
                            if (!MEASURES.containsKey(name)) {
                                fact(words(name), figure(value));
                            }
                        });
        section("Features, in order");
        for (int k = 0; k < manifest.featureNames().size(); k++) {
            fact(Integer.toString(k + 1), manifest.featureNames().get(k));
        }
        section("Settings");
        manifest.hyperParameters().forEach((name, value) -> fact(words(name), value));
        section("Identity");
        fact("Dataset", manifest.datasetSha256().substring(0, 16) + "\u2026");
        fact("SHA-256", sha256.substring(0, 16) + "\u2026");
        manifest.libraries().forEach(this::fact);
    }

    /// Such as "trained on" for "trainedOn".
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Figures.plain(value, 0) : Figures.plain(value, 3);
    }

    private static String day(Instant moment) {
        return DAY.format(moment.atZone(ZoneId.of("UTC")));
    }

    private void section(String text) {
        facts.getChildren().add(ModelsView.label(text, "muted", "fact-section"));
    }

    private void fact(String name, String value) {
        var row = new BorderPane();
        row.getStyleClass().add("fact-row");
        row.setLeft(ModelsView.label(name, "muted"));
        row.setRight(ModelsView.label(value, "plain"));
        facts.getChildren().add(row);
    }
}
