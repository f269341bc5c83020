package io.abtpro.ui.models;

import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.jobs.JudgeModel;
import io.abtpro.jobs.JudgeScores;
import io.abtpro.report.Figures;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How often the advice of the chosen model was right, over time, beside what naming the more
/// frequent outcome would reach.
final class AccuracyPane extends BorderPane {
    private static final double MARGIN = 5;

    private final ModelsViewModel model;
    private final Label of = Nodes.label("", "muted");
    private final Label legend = Nodes.label("", "muted");
    private final Label note = Nodes.label("", "muted");
    private final Label none = Nodes.label("", "muted");
    private final XyChart chart = new XyChart().named("Accuracy over time");

    AccuracyPane(ModelsViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "accuracy");
        setMinWidth(0);
        setPrefWidth(400);
        legend.setId("accuracy-legend");
        note.setId("accuracy-note");
        chart.setId("accuracy-chart");
        none.setId("accuracy-none");
        none.setWrapText(true);
        for (Label label : List.of(legend, note)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        var title = Nodes.row("title-row", Nodes.whole("Accuracy over time", "title"), of);
        legend.getStyleClass().add("models-legend");
        note.getStyleClass().add("models-legend");
        setTop(new VBox(title, legend));
        setCenter(new StackPane(chart, none));
        setBottom(note);
        model.reportProperty().subscribe(_ -> show());
    }

    private void show() {
        Optional<JudgeModel.Report> report = model.reportProperty().get();
        of.setText(
                model.selectedProperty()
                        .get()
                        .map(row -> row.name() + ", %, 95 % intervals")
                        .orElse(""));
        List<JudgeModel.Stretch> stretches =
                report.map(JudgeModel.Report::stretches).orElse(List.of());
        none.setVisible(report.isPresent() && stretches.isEmpty());
        none.setText(
                "No score of this training is kept out of sample with an outcome: there was none,"
                        + " or a later training scored the same signals and its scores took their"
                        + " place.");
        legend.setText("");
        note.setText("");
        if (stretches.isEmpty()) {
            chart.clear();
            return;
        }
        JudgeScores.Judged all = report.get().all();
        legend.setText(legend(all));
        note.setText(note(all));
        chart.show(picture(all, stretches));
    }

    private static String legend(JudgeScores.Judged all) {
        boolean won = 2 * all.won() >= all.n();
        return "Dots: advice that was right. Dashed: no skill, always %s, %s%s."
                .formatted(
                        won ? "\u201cwon\u201d" : "\u201clost\u201d",
                        Figures.percent(all.noSkill()),
                        won
                                ? " (the base rate)"
                                : " (the base rate is " + Figures.percent(1 - all.noSkill()) + ")");
    }

    private static String note(JudgeScores.Judged all) {
        return "Beside each point: its signals. Over all %s: %s right, 95 %% interval %s."
                .formatted(
                        Figures.count(all.n()),
                        Figures.percent(all.accuracy()),
                        Figures.percent(all.interval().low())
                                + " to "
                                + Figures.percent(all.interval().high()));
    }

    private static XyPicture picture(JudgeScores.Judged all, List<JudgeModel.Stretch> stretches) {
        int n = stretches.size();
        double[] x = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double least = 100 * all.noSkill();
        double most = least;
        List<XyLayer> layers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            JudgeModel.Stretch stretch = stretches.get(i);
            x[i] = (stretch.from().toEpochMilli() + stretch.to().toEpochMilli()) / 2.0;
            low[i] = 100 * stretch.judged().interval().low();
            high[i] = 100 * stretch.judged().interval().high();
            least = Math.min(least, low[i]);
            most = Math.max(most, high[i]);
        }
        layers.add(
                new XyLayer.Rule(
                        "",
                        100 * all.noSkill(),
                        false,
                        XyLayer.Role.COMPARISON,
                        XyLayer.Dash.LONG));
        layers.add(new XyLayer.Whiskers("95 %", x, low, high, XyLayer.Role.OURS));
        for (int i = 0; i < n; i++) {
            JudgeScores.Judged judged = stretches.get(i).judged();
            layers.add(
                    new XyLayer.Mark(
                            Figures.count(judged.n()),
                            x[i],
                            100 * judged.accuracy(),
                            XyLayer.Shape.DOT));
        }
        double from = stretches.getFirst().from().toEpochMilli();
        double to = Math.max(from + 1, (double) stretches.getLast().to().toEpochMilli());
        return XyPicture.of(
                XyAxis.time(from, to, ZoneOffset.UTC),
                XyAxis.linear("", Math.max(0, least - MARGIN), Math.min(100, most + MARGIN), "0"),
                layers);
    }
}
