package io.abtpro.ui.models;

import io.abtpro.forest.ModelManifest;
import io.abtpro.jobs.VerifyModels;
import io.abtpro.report.Figures;
import io.abtpro.store.Trainings;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
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

    /// A figure of a model as it is shown.
    ///
    /// @param words what it is and which probability it rests on
    /// @param share whether it is a fraction, shown in percent
    /// @param about what it says of the model
    private record Measure(String words, boolean share, String about) {
        String text(double value) {
            return share ? Figures.percent(value, 1) : figure(value);
        }
    }

    /// In the order in which they are shown.
    private static final Map<String, Measure> MEASURES = measures();

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

    private static Map<String, Measure> measures() {
        var measures = new LinkedHashMap<String, Measure>();
        number(measures, "signals", "signals", "Signals of the strategy in the training's bars");
        number(
                measures,
                "judged",
                "signals judged",
                "Signals that a model scored which knew only outcomes known before them");
        number(
                measures,
                "independentOutcomes",
                "independent ones, for the AUC",
                "Judged signals less those whose outcomes overlap: what the interval rests on");
        String auc =
                "The chance that a signal that won had the higher score than one that lost;"
                        + " 0.5 is no skill, 1 is perfect";
        number(measures, "auc", "AUC of the score", auc);
        number(measures, "aucLow", "AUC, 95 % from", auc);
        number(measures, "aucHigh", "AUC, 95 % to", auc);
        share(
                measures,
                "accuracyAtHalf",
                "accuracy, score above 0.50",
                "Share of judged signals that went as a score above or below 0.50 said");
        share(
                measures,
                "accuracyOfAlwaysSkip",
                "accuracy of always SKIP",
                "Share of judged signals that lost: what refusing every one would reach");
        share(
                measures,
                "baseRate",
                "base rate, share won",
                "Share of judged signals that won: what taking every one would reach");
        String brier =
                "Mean squared distance of the probability from what happened, 0 to 1; less is"
                        + " better, and above that of the base rate it says less than nothing";
        number(measures, "brierOfScore", "Brier of the score", brier);
        number(measures, "brier", "Brier, calibrated", brier);
        number(
                measures,
                "brierOfBaseRate",
                "Brier of the base rate",
                "The Brier score of naming the share that won so far for every signal");
        return measures;
    }

    private static void number(
            Map<String, Measure> measures, String name, String words, String about) {
        measures.put(name, new Measure(words, false, about));
    }

    private static void share(
            Map<String, Measure> measures, String name, String words, String about) {
        measures.put(name, new Measure(words, true, about));
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
                (name, measure) ->
                        Optional.ofNullable(manifest.metrics().get(name))
                                .ifPresent(value -> fact(measure, value)));
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

    private void fact(Measure measure, double value) {
        BorderPane row = fact(measure.words(), measure.text(value));
        Tooltip.install(row, new Tooltip(measure.about()));
    }

    private BorderPane fact(String name, String value) {
        var row = new BorderPane();
        row.getStyleClass().add("fact-row");
        row.setLeft(ModelsView.label(name, "muted"));
        row.setRight(ModelsView.label(value, "plain"));
        facts.getChildren().add(row);
        return row;
    }
}
