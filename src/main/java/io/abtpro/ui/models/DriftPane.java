package io.abtpro.ui.models;

import io.abtpro.jobs.JudgeModel;
import io.abtpro.jobs.JudgeScores;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far each feature of the chosen model has moved of late, beside what chance does to all of
/// them together.
final class DriftPane extends BorderPane {
    private static final double TRACK = 120;
    private static final double LEAST_SCALE = 0.5;
    private static final double AIR = 1.15;

    private final Label of = Nodes.label("", "muted");
    private final VBox rows = new VBox();
    private final Label sentence = Nodes.label("");

    DriftPane(ModelsViewModel model) {
        getStyleClass().add("panel");
        setMinWidth(0);
        setPrefWidth(400);
        rows.setId("drift");
        sentence.setId("drift-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Label legend =
                Nodes.label(
                        "Bar: population stability index. Mark: limit of chance, 95 % over all"
                                + " features together.",
                        "muted", "models-legend");
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(
                new VBox(
                        Nodes.row("title-row", Nodes.whole("Drift by feature", "title"), of),
                        legend));
        setCenter(scroll);
        setBottom(sentence);
        model.reportProperty().subscribe(this::show);
    }

    private void show(Optional<JudgeModel.Report> report) {
        rows.getChildren().clear();
        of.setText("");
        sentence.setText("");
        sentence.getStyleClass().setAll("label", "muted", "models-legend");
        report.ifPresent(this::show);
    }

    private void show(JudgeModel.Report report) {
        Map<String, JudgeScores.Drift> drift = report.recent().drift();
        int now = report.recent().all().n();
        of.setText(
                "%s in the last %s days, %s before"
                        .formatted(
                                Figures.count(now, "signal"),
                                Figures.count(report.days()),
                                Figures.count(report.all().n() - now)));
        if (drift.isEmpty()) {
            sentence.setText(
                    "Drift is shown where at least ten signals of this training became known in"
                            + " these days and ten before.");
            return;
        }
        double scale = LEAST_SCALE;
        double[] limits =
                drift.values().stream()
                        .mapToDouble(JudgeScores.Drift::byChanceOfAll)
                        .sorted()
                        .toArray();
        for (JudgeScores.Drift each : drift.values()) {
            scale = Math.max(scale, AIR * each.index());
        }
        // A feature whose values are all alike in time has a limit far beyond the others.
        scale = Math.max(scale, AIR * limits[limits.length / 2]);
        double ends = scale;
        drift.entrySet().stream()
                .sorted((a, b) -> Double.compare(b.getValue().index(), a.getValue().index()))
                .forEach(e -> rows.getChildren().add(row(e.getKey(), e.getValue(), ends)));
        String moved =
                drift.entrySet().stream()
                        .filter(e -> e.getValue().hasMoved())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        long count = drift.values().stream().filter(JudgeScores.Drift::hasMoved).count();
        if (count == 0) {
            sentence.setText(
                    "None of %d features has moved beyond chance.".formatted(drift.size()));
        } else {
            sentence.setText(
                    "%d of %d features %s moved beyond chance: %s. Scores there are extrapolated."
                            .formatted(count, drift.size(), count == 1 ? "has" : "have", moved));
            sentence.getStyleClass().setAll("label", "notice");
        }
    }

    private static HBox row(String feature, JudgeScores.Drift drift, double scale) {
        boolean moved = drift.hasMoved();
        var fill = new Region();
        fill.getStyleClass().setAll(moved ? "drift-moved" : "share-fill");
        double width = TRACK * Math.clamp(drift.index() / scale, 0, 1);
        fill.setMinWidth(width);
        fill.setMaxWidth(width);
        var limit = new Region();
        limit.getStyleClass().add("drift-limit");
        limit.setTranslateX(TRACK * Math.min(1, drift.byChanceOfAll() / scale) - 1);
        var track = new StackPane(fill, limit);
        track.setAlignment(Pos.CENTER_LEFT);
        track.getStyleClass().add("drift-track");
        var sign = new FontIcon(moved ? Feather.ALERT_TRIANGLE : Feather.CHECK);
        sign.getStyleClass().add(moved ? "warning-sign" : "muted-sign");
        Label name = Nodes.label(feature, "drift-name");
        Label value = Nodes.label(Figures.plain(drift.index(), 2), "drift-value");
        Label word = Nodes.label(drift.word(), moved ? "warning" : "muted");
        HBox row = Nodes.row("drift-row", name, track, value, sign, word);
        Tooltip.install(
                row,
                new Tooltip(
                        "Index %s; by chance up to %s, of all features together up to %s"
                                .formatted(
                                        Figures.plain(drift.index(), 3),
                                        Figures.plain(drift.byChance(), 3),
                                        Figures.plain(drift.byChanceOfAll(), 3))));
        return row;
    }
}
