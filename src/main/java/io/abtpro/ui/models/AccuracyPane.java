package io.abtpro.ui.models;

import io.abtpro.jobs.JudgeScores;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// How the scores did whose outcome was known lately, and how far their features have drifted.
final class AccuracyPane extends VBox {
    private static final List<Integer> SPANS = List.of(30, 90, 365, 1_825, 3_650);

    private final Label span = ModelsView.label("", "muted");
    private final GridPane strategies = new GridPane();
    private final GridPane drift = new GridPane();
    private final Label note = ModelsView.label("", "muted", "drift-note");

    AccuracyPane(ModelsViewModel model) {
        getStyleClass().addAll("panel", "accuracy");
        span.setId("accuracy-span");
        strategies.setId("accuracy");
        drift.setId("drift");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        var days = new ComboBox<Integer>();
        days.setId("accuracy-days");
        days.setAccessibleText("Days back");
        days.getItems().setAll(SPANS);
        days.setValue(model.daysProperty().get());
        days.setOnAction(_ -> model.daysProperty().set(days.getValue()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var title =
                Nodes.row(
                        "title-row",
                        ModelsView.label("Accuracy", "title"),
                        span,
                        gap,
                        ModelsView.label("days back", "muted"),
                        days);
        for (GridPane grid : List.of(strategies, drift)) {
            grid.getStyleClass().add("figures");
        }
        var driftTitle =
                new HBox(
                        ModelsView.label("Drift", "title"),
                        ModelsView.label(
                                "population stability of each feature, against all scores before",
                                "muted"));
        driftTitle.getStyleClass().add("title-row");
        getChildren().setAll(title, strategies, driftTitle, drift, note);
        model.judgedProperty().subscribe(this::show);
    }

    private void show(Optional<JudgeScores.Report> report) {
        strategies.getChildren().clear();
        drift.getChildren().clear();
        strategies
                .getColumnConstraints()
                .setAll(columns(130, 50, 50, 76, 128, 70, 88, 66, 76, 62, 70));
        drift.getColumnConstraints().setAll(columns(160, 80, 80, 200));
        report.ifPresent(
                found -> {
                    span.setText(
                            ("outcomes known from %s to %s, out of sample; advice was"
                                                    + " right where it said EXECUTE and won, or")
                                            .formatted(day(found.from()), day(found.to()))
                                    + " SKIP and lost");
                    if (found.all().n() == 0) {
                        strategies.add(
                                ModelsView.label(
                                        "No outcome of a score became known in these days.",
                                        "muted"),
                                0,
                                0,
                                11,
                                1);
                        note.setText("");
                        return;
                    }
                    row(
                            strategies,
                            0,
                            true,
                            "Strategy",
                            "n",
                            "Right",
                            "Accuracy",
                            "95 % interval",
                            "At 0.50",
                            "Always SKIP",
                            "Won",
                            "Expected",
                            "Brier",
                            "of score");
                    int[] at = {1};
                    found.strategies()
                            .forEach(
                                    (strategy, judged) ->
                                            row(
                                                    strategies,
                                                    at[0]++,
                                                    false,
                                                    cells(strategy, judged)));
                    if (found.strategies().size() > 1) {
                        row(strategies, at[0], false, cells("all", found.all()));
                    }
                    drift(found);
                });
    }

    private void drift(JudgeScores.Report found) {
        if (found.drift().isEmpty()) {
            note.setText(
                    "Drift is shown where there are at least ten scores in these days and ten"
                            + " before.");
            return;
        }
        row(drift, 0, true, "Feature", "PSI", "By chance", "");
        int[] at = {1};
        found.drift()
                .forEach(
                        (name, each) ->
                                row(
                                        drift,
                                        at[0]++,
                                        false,
                                        name,
                                        three(each.index()),
                                        three(each.byChance()),
                                        each.word()));
        note.setText(
                "Expected and Brier are of the calibrated probability, all else of the score"
                    + " against the threshold of its training. By chance: what the index of so few"
                    + " scores stays below in 19 of 20 cases where nothing drifted.");
    }

    private static String three(double value) {
        return Figures.plain(value, 3);
    }

    private static String[] cells(String strategy, JudgeScores.Judged judged) {
        return new String[] {
            strategy,
            Figures.count(judged.n()),
            Figures.count(judged.correct()),
            percent(judged.accuracy()),
            percent(judged.interval().low()) + " to " + percent(judged.interval().high()),
            percent(judged.accuracyAtHalf()),
            percent(judged.alwaysSkip()),
            percent((double) judged.won() / judged.n()),
            judged.calibration().map(c -> percent(c.expected())).orElse("\u2013"),
            three(judged.brier()),
            three(judged.brierOfScore())
        };
    }

    private static ColumnConstraints[] columns(double... widths) {
        var columns = new ColumnConstraints[widths.length];
        for (int k = 0; k < widths.length; k++) {
            columns[k] = new ColumnConstraints(widths[k]);
        }
        return columns;
    }

    private static void row(GridPane grid, int at, boolean header, String... cells) {
        for (int k = 0; k < cells.length; k++) {
            Label cell =
                    ModelsView.label(
                            cells[k],
                            header ? "muted" : "plain",
                            k == 0 ? "text-cell" : "number-cell");
            cell.setMaxWidth(Double.MAX_VALUE);
            grid.add(cell, k, at);
        }
    }

    private static String percent(double share) {
        return Figures.percent(share);
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
