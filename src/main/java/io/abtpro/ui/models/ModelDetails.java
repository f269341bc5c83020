package io.abtpro.ui.models;

import io.abtpro.diagnostics.Reliability;
import io.abtpro.forest.ModelManifest;
import io.abtpro.jobs.JobWords;
import io.abtpro.jobs.JudgeModel;
import io.abtpro.jobs.KeptModel;
import io.abtpro.jobs.VerifyModels;
import io.abtpro.report.Figures;
import io.abtpro.report.KeptInputs;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The chosen model: whether it may be used, what it is used by, how reliable its scores are, what
/// it looks at and how it was made.
final class ModelDetails extends BorderPane {
    private static final double TRACK = 110;
    private static final double CHART = 150;
    private static final double COLUMN = 92;

    private final ModelsViewModel model;
    private final ModelDialogs dialogs;
    private final Label title = Nodes.label("", "title");
    private final Label state = Nodes.whole("", "muted");
    private final Label check = Nodes.label("", "plain");
    private final Label used = Nodes.label("", "plain");
    private final Label reliabilityOf = Nodes.label("", "muted");
    private final XyChart reliability = new XyChart().named("Reliability");
    private final VBox figures = new VBox();
    private final Label importanceOf = Nodes.label("", "muted");
    private final VBox importance = new VBox();
    private final VBox settings = new VBox();
    private final Button use = new Button();
    private final Button compare = new Button("Compare with\u2026");
    private final Button challenge = new Button("Challenge\u2026");
    private final Button export = new Button("Export\u2026");
    private final Button forget = new Button("Forget\u2026");

    ModelDetails(ModelsViewModel model, ModelDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().addAll("panel", "details");
        check.setId("model-verdict");
        used.setId("model-used");
        settings.setId("manifest");
        importance.setId("model-importance");
        for (Label label : List.of(check, used)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add("model-line");
        }
        reliability.setMinHeight(CHART);
        reliability.setPrefHeight(CHART);
        reliability.setId("model-reliability");
        reliability.onFailure(model::fail);
        figures.setMinWidth(COLUMN);
        figures.setMaxWidth(COLUMN);
        figures.setId("model-figures");
        HBox.setHgrow(reliability, Priority.ALWAYS);
        var scroll =
                new ScrollPane(
                        new VBox(
                                Nodes.row("title-row", title, Nodes.gap(), state),
                                check,
                                used,
                                above("Reliability", reliabilityOf),
                                new HBox(reliability, figures),
                                above("Importance", importanceOf),
                                importance,
                                above("Settings", Nodes.label("", "muted")),
                                settings));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(buttons());
        model.selectedProperty().subscribe(_ -> show());
        model.reportProperty().subscribe(_ -> show());
        model.changesProperty().subscribe(_ -> show());
    }

    private static HBox above(String name, Label of) {
        HBox row = Nodes.row("title-row", Nodes.whole(name, "title"), of);
        row.getStyleClass().add("section-above");
        return row;
    }

    private VBox buttons() {
        use.setId("use-model");
        use.setOnAction(_ -> model.use());
        compare.setId("compare-model");
        compare.setOnAction(_ -> dialogs.compare());
        challenge.setId("challenge-model");
        challenge.setOnAction(_ -> dialogs.challenge());
        export.setId("export-model");
        export.setOnAction(_ -> dialogs.export(getScene().getWindow()));
        forget.setId("remove-model");
        forget.setOnAction(_ -> dialogs.forget());
        var box =
                new VBox(
                        8,
                        around(use),
                        new HBox(8, around(compare), around(challenge)),
                        new HBox(8, around(export), around(forget)));
        box.getStyleClass().addAll("details-button", "section-above");
        return box;
    }

    /// A disabled button takes no mouse, so the pane around it says why it is.
    private static StackPane around(Button button) {
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        var pane = new StackPane(button);
        pane.setPrefWidth(120);
        HBox.setHgrow(pane, Priority.ALWAYS);
        return pane;
    }

    private static void allow(Button button, String whyNot, String does) {
        button.setDisable(!whyNot.isEmpty());
        var tip = new Tooltip(whyNot.isEmpty() ? does : whyNot);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        button.setTooltip(tip);
        button.setAccessibleHelp(tip.getText());
        Tooltip.install(button.getParent(), tip);
    }

    private void show() {
        Optional<KeptModel> row = model.selectedProperty().get();
        Optional<JudgeModel.Report> report = model.reportProperty().get();
        title.setText(row.map(KeptModel::name).orElse(""));
        Optional<Double> gate = row.flatMap(model::gatesAt);
        state.setText(
                row.map(
                                r ->
                                        gate.isPresent()
                                                ? "in use"
                                                : r.model().isPresent() ? "kept" : "no model")
                        .orElse(""));
        state.getStyleClass().setAll("label", gate.isPresent() ? "ours" : "muted");
        row.ifPresent(r -> check(r, report));
        used.setText(used(gate, report.map(JudgeModel.Report::runs).orElse(0)));
        List<Reliability.Bin> bins = report.map(JudgeModel.Report::bins).orElse(List.of());
        reliabilityOf.setText(
                bins.isEmpty()
                        ? "no score is kept"
                        : "about %d signals a point, 95 %%"
                                .formatted(report.get().all().n() / bins.size()));
        ReliabilityPicture.of(bins).ifPresentOrElse(reliability::show, reliability::clear);
        figures.getChildren().clear();
        row.ifPresent(this::figures);
        importance(report.map(JudgeModel.Report::importance).orElse(Map.of()));
        settings.getChildren().clear();
        row.ifPresent(r -> settings(r, report));
        allow();
    }

    private void check(KeptModel row, Optional<JudgeModel.Report> report) {
        Optional<VerifyModels.Checked> checked = report.flatMap(JudgeModel.Report::checked);
        Optional<String> refused = checked.flatMap(VerifyModels.Checked::refused);
        boolean amber = row.model().isEmpty() || refused.isPresent();
        check.getStyleClass().setAll("label", "model-line", amber ? "warning" : "plain");
        check.setText(
                row.model().isEmpty()
                        ? row.training().error().orElse("This training left no model.")
                        : refused.map(why -> "Refused: " + why + ".")
                                .orElseGet(
                                        () ->
                                                checked.isEmpty()
                                                        ? "Reading the model\u2026"
                                                        : "Checksum holds: %s, %s"
                                                                .formatted(
                                                                        JobWords.hash(
                                                                                row.model()
                                                                                        .get()
                                                                                        .sha256()),
                                                                        Figures.bytes(
                                                                                report.get()
                                                                                        .bytes()))));
        check.setTooltip(
                amber
                        ? null
                        : new Tooltip(
                                "Checksum, version and self-test hold: the model gives the scores"
                                        + " it gave when it was saved."));
    }

    private static String used(Optional<Double> gate, int runs) {
        String by =
                gate.map(at -> "Backtest gate at " + Figures.plain(at, 2))
                        .map(g -> runs > 0 ? g + " and " + Figures.count(runs, "saved run") : g)
                        .orElseGet(() -> runs > 0 ? Figures.count(runs, "saved run") : "nothing");
        return "Used by: " + by;
    }

    private void figures(KeptModel row) {
        figure("Judged", Figures.count(row.judged()));
        figure("Won", percent(row.figure("baseRate")));
        figure("AUC", ModelText.figure(row.auc(), 2));
        figure("", ModelText.interval(row));
        figure("Brier", ModelText.figure(row.figure("brier"), 3));
        figure("Base", ModelText.figure(row.figure("brierOfBaseRate"), 3));
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? Figures.percent(share) : ModelText.NONE;
    }

    private void figure(String name, String value) {
        figures.getChildren()
                .add(
                        Nodes.row(
                                "model-figure",
                                Nodes.label(name, "muted"),
                                Nodes.gap(),
                                Nodes.whole(value, "plain")));
    }

    private void importance(Map<String, Double> shares) {
        importance.getChildren().clear();
        importanceOf.setText(shares.isEmpty() ? "of forests only" : "impurity, %");
        double most = shares.values().stream().mapToDouble(d -> d).max().orElse(1);
        shares.forEach(
                (name, share) -> {
                    var fill = new Region();
                    fill.getStyleClass().add("share-fill");
                    fill.setMaxWidth(most > 0 ? TRACK * share / most : 0);
                    var track = new StackPane(fill);
                    track.getStyleClass().add("drift-track");
                    track.setAlignment(Pos.CENTER_LEFT);
                    importance
                            .getChildren()
                            .add(
                                    Nodes.row(
                                            "model-share",
                                            Nodes.label(name, "plain"),
                                            Nodes.gap(),
                                            track,
                                            Nodes.label(
                                                    Figures.plain(100 * share, 0),
                                                    "share-number")));
                });
    }

    private void settings(KeptModel row, Optional<JudgeModel.Report> report) {
        row.inputs().ifPresent(this::settings);
        report.flatMap(JudgeModel.Report::checked)
                .flatMap(VerifyModels.Checked::read)
                .ifPresent(read -> settings(read.manifest()));
        row.model()
                .ifPresent(
                        m -> setting("Number, version", "%d, %s".formatted(m.id(), m.version())));
    }

    private void settings(KeptInputs inputs) {
        setting("Label", inputs.label());
        setting(
                "Walk-forward",
                "first %d, refit %d, embargo %d"
                        .formatted(
                                inputs.walk().firstFit(),
                                inputs.walk().refitEvery(),
                                inputs.walk().embargoBars()));
        setting("Calibrated by", inputs.calibration().toLowerCase(Locale.ROOT) + ", past blocks");
        setting(
                "Costs, fill",
                "%s + %s bp, %s"
                        .formatted(
                                Figures.exact(inputs.execution().feeBps()),
                                Figures.exact(inputs.execution().slippageBps()),
                                inputs.execution()
                                        .fill()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')));
        inputs.datasets()
                .forEach(
                        d ->
                                setting(
                                        "Data hash",
                                        JobWords.hash(d.sha256())
                                                + ", "
                                                + Figures.count(d.bars(), "bar")));
    }

    private void settings(ModelManifest manifest) {
        setting("Trained on", day(manifest.trainedFrom()) + " to " + day(manifest.trainedTo()));
        setting("Features", String.join(", ", manifest.featureNames()));
        manifest.hyperParameters().forEach((name, value) -> setting(words(name), value));
        setting(
                "Made with",
                manifest.libraries().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /// Such as "Min leaf" for "minLeaf".
    private static String words(String name) {
        String apart = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return apart.substring(0, 1).toUpperCase(Locale.ROOT) + apart.substring(1);
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    private void setting(String name, String value) {
        Label text = Nodes.label(value, "plain");
        text.setMinWidth(0);
        settings.getChildren()
                .add(Nodes.row("model-setting", Nodes.whole(name, "muted"), Nodes.gap(), text));
    }

    private void allow() {
        String whyNotUse = model.whyNotUse();
        boolean already = model.selectedProperty().get().flatMap(model::gatesAt).isPresent();
        use.setText(already ? "Use in Backtest: already its gate" : "Use in Backtest");
        use.getStyleClass().remove("accent");
        if (whyNotUse.isEmpty()) {
            use.getStyleClass().add("accent");
        }
        allow(
                use,
                whyNotUse,
                "Gates the Backtest by scores made as this model's were; Ctrl+Z takes it back");
        allow(compare, model.whyNotCompare(), "Its figures beside those of another model");
        allow(
                challenge,
                model.whyNotChallenge(),
                "Trains on what came since, and keeps whichever is better on signals that neither"
                        + " had seen");
        allow(export, model.whyNoModel(), "Writes the model to a file");
        allow(forget, model.whyNoModel(), "Removes the model; its training and scores stay");
    }
}
