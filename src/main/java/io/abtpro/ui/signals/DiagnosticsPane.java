package io.abtpro.ui.signals;

import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.diagnostics.PrecisionRecall;
import io.abtpro.diagnostics.Reliability;
import io.abtpro.diagnostics.RocCurve;
import io.abtpro.report.Figures;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;
import io.abtpro.ui.kit.SquarePane;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// ROC or precision-recall, reliability, and what the threshold decides.
final class DiagnosticsPane extends HBox {
    private static final int BINS = 6;

    private final SignalsViewModel model;
    private final Label curveTitle = Nodes.whole("ROC", "title");
    private final XyChart curve = new XyChart().named("ROC");
    private final XyChart reliability = new XyChart().named("Reliability");
    private final CheckBox calibrated = new CheckBox("calibrated");
    private boolean recall;

    DiagnosticsPane(SignalsViewModel model) {
        this.model = model;
        getStyleClass().add("diagnostics");
        curve.setId("roc-chart");
        reliability.setId("reliability-chart");
        curve.onFailure(model::fail);
        reliability.onFailure(model::fail);
        var confusion = new ConfusionPane(model);
        var panes = List.of(curvePane(), reliabilityPane(), confusion);
        panes.forEach(
                pane -> {
                    HBox.setHgrow(pane, Priority.ALWAYS);
                    pane.setMinWidth(0);
                    pane.setPrefWidth(237);
                });
        getChildren().setAll(panes);
        model.threshold().atProperty().subscribe(_ -> show());
    }

    private BorderPane curvePane() {
        var curves =
                new Segment<>(
                        List.of(false, true),
                        pr -> pr ? "show-pr" : "show-roc",
                        pr -> pr ? "PR" : "ROC",
                        this::choose);
        curves.choose(false);
        var pane = new BorderPane(new SquarePane(curve));
        pane.getStyleClass().add("panel");
        pane.setTop(Nodes.row("title-row", curveTitle, Nodes.gap(), curves));
        return pane;
    }

    private void choose(boolean precisionRecall) {
        recall = precisionRecall;
        curveTitle.setText(recall ? "Precision and recall" : "ROC");
        curve.named(curveTitle.getText());
        show();
    }

    private BorderPane reliabilityPane() {
        calibrated.setId("reliability-calibrated");
        calibrated.setTooltip(
                new Tooltip("The calibrated probabilities instead of the scores themselves"));
        calibrated.setMinWidth(USE_PREF_SIZE);
        calibrated.setOnAction(_ -> show());
        var pane = new BorderPane(new SquarePane(reliability));
        pane.getStyleClass().add("panel");
        pane.setTop(
                Nodes.row(
                        "title-row", Nodes.whole("Reliability", "title"), Nodes.gap(), calibrated));
        return pane;
    }

    private void show() {
        Optional<AtThreshold> at = model.threshold().atProperty().get();
        Optional<ScoreQuality> quality = at.flatMap(a -> a.trained().quality());
        if (quality.isEmpty()) {
            curve.clear();
            reliability.clear();
            return;
        }
        AtThreshold now = at.get();
        ScoreQuality known = quality.get();
        known.roc()
                .flatMap(
                        roc ->
                                known.precisionRecall()
                                        .map(
                                                pr ->
                                                        recall
                                                                ? precision(now, pr)
                                                                : roc(now, known, roc)))
                .ifPresentOrElse(curve::show, () -> curve.show(onlyOneOutcome(known)));
        reliability.show(reliability(now, known));
    }

    /// Where no signal lost, or none won, there is no curve to draw, and the picture says why.
    private static XyPicture onlyOneOutcome(ScoreQuality quality) {
        return XyPicture.of(
                XyAxis.linear("", 0, 100, "0"),
                XyAxis.linear("", 0, 100, "0"),
                List.of(
                        new XyLayer.Note(
                                quality.won() > 0
                                        ? "no curve: every signal won"
                                        : "no curve: every signal lost",
                                true,
                                false,
                                0,
                                XyLayer.Role.COMPARISON)));
    }

    private static XyPicture roc(AtThreshold at, ScoreQuality quality, RocCurve roc) {
        Confusion c = at.confusion();
        double lost = c.executedLost() + c.skippedLost();
        List<XyLayer> layers = new ArrayList<>();
        layers.add(new XyLayer.Diagonal());
        layers.add(
                new XyLayer.Line(
                        "ROC",
                        percent(roc.falsePositives()),
                        percent(roc.truePositives()),
                        XyLayer.Role.OURS,
                        XyLayer.Dash.SOLID,
                        false,
                        false,
                        false));
        layers.add(
                new XyLayer.Mark(
                        Figures.plain(at.threshold(), 2),
                        100 * c.executedLost() / lost,
                        100 * c.recall(),
                        XyLayer.Shape.DOT));
        String interval =
                Double.isFinite(quality.aucLow())
                        ? "%s to %s"
                                .formatted(
                                        Figures.plain(quality.aucLow(), 2),
                                        Figures.plain(quality.aucHigh(), 2))
                        : "too few %s"
                                .formatted(quality.lost() < quality.won() ? "losers" : "winners");
        layers.addAll(aucNotes(roc.auc(), interval));
        return XyPicture.of(
                XyAxis.linear("False positives, %", 0, 100, "0"),
                XyAxis.linear("True positives, %", 0, 100, "0"),
                layers);
    }

    /// The area and its interval on the side of the diagonal that the curve leaves free.
    static List<XyLayer.Note> aucNotes(double auc, String interval) {
        boolean isUnder = auc < 0.5;
        return List.of(
                new XyLayer.Note(
                        "AUC %s of the score".formatted(Figures.plain(auc, 2)),
                        isUnder,
                        !isUnder,
                        isUnder ? 0 : 1,
                        XyLayer.Role.PLAIN),
                new XyLayer.Note(
                        interval, isUnder, !isUnder, isUnder ? 1 : 0, XyLayer.Role.COMPARISON));
    }

    private static XyPicture precision(AtThreshold at, PrecisionRecall curve) {
        Confusion c = at.confusion();
        List<XyLayer> layers = new ArrayList<>();
        layers.add(
                new XyLayer.Rule(
                        "base rate",
                        100 * c.baseRate(),
                        false,
                        XyLayer.Role.COMPARISON,
                        XyLayer.Dash.LONG));
        layers.add(
                XyLayer.Line.of(
                        "precision",
                        percent(curve.recall()),
                        percent(curve.precision()),
                        XyLayer.Role.OURS,
                        XyLayer.Dash.SOLID));
        if (c.executed() > 0) {
            layers.add(
                    new XyLayer.Mark(
                            Figures.plain(at.threshold(), 2),
                            100 * c.recall(),
                            100 * c.precision(),
                            XyLayer.Shape.DOT));
        }
        layers.add(
                new XyLayer.Note(
                        "average precision %s"
                                .formatted(Figures.plain(curve.averagePrecision(), 2)),
                        false,
                        true,
                        0,
                        XyLayer.Role.PLAIN));
        return XyPicture.of(
                XyAxis.linear("Recall, %", 0, 100, "0"),
                XyAxis.linear("Precision, %", 0, 100, "0"),
                layers);
    }

    private XyPicture reliability(AtThreshold at, ScoreQuality quality) {
        List<Reliability.Bin> bins =
                ScoreQuality.reliability(at.trained().study(), calibrated.isSelected(), BINS);
        double[] x = bins.stream().mapToDouble(b -> 100 * b.meanScore()).toArray();
        double[] y = bins.stream().mapToDouble(b -> 100 * b.wonShare()).toArray();
        double[] low = bins.stream().mapToDouble(b -> 100 * b.interval().low()).toArray();
        double[] high = bins.stream().mapToDouble(b -> 100 * b.interval().high()).toArray();
        String counts =
                bins.size() == 1
                        ? "%d signals, one score".formatted(bins.getFirst().count())
                        : "%d signals a point, 95 %%"
                                .formatted(at.confusion().count() / bins.size());
        double least =
                Math.max(
                        0,
                        Math.min(
                                        Arrays.stream(low).min().orElse(0),
                                        Arrays.stream(x).min().orElse(0))
                                - 5);
        double most =
                Math.min(
                        100,
                        Math.max(
                                        Arrays.stream(high).max().orElse(100),
                                        Arrays.stream(x).max().orElse(100))
                                + 5);
        return XyPicture.of(
                XyAxis.linear(
                        calibrated.isSelected() ? "Calibrated, %" : "Score, %", least, most, "0"),
                XyAxis.linear("Won, %", least, most, "0"),
                List.of(
                        new XyLayer.Diagonal(),
                        new XyLayer.Whiskers("95 %", x, low, high, XyLayer.Role.OURS),
                        XyLayer.Line.of("won, %", x, y, XyLayer.Role.OURS, XyLayer.Dash.SOLID),
                        new XyLayer.Points("won, %", x, y, XyLayer.Role.OURS, 7),
                        new XyLayer.Note(
                                "Brier of score " + Figures.plain(quality.rawBrier().score(), 3),
                                false,
                                true,
                                1,
                                XyLayer.Role.PLAIN),
                        new XyLayer.Note(
                                "calibrated " + Figures.plain(quality.brier().score(), 3),
                                false,
                                true,
                                0,
                                XyLayer.Role.PLAIN),
                        new XyLayer.Note(counts, true, false, 0, XyLayer.Role.COMPARISON)));
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }
}
