package io.abtpro.ui.signals;

import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.report.Figures;
import io.abtpro.scoring.AdviceFigures;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// How often the advice was right, block by block of the walk.
final class BlocksPane extends VBox {
    private final Label title = Nodes.label("", "muted");
    private final XyChart chart = XyChart.onInputs().named("Accuracy by fold");

    BlocksPane(SignalsViewModel model) {
        title.setId("fold-accuracy");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinHeight(USE_PREF_SIZE);
        chart.setId("blocks-chart");
        chart.setMinHeight(72);
        chart.setPrefHeight(72);
        chart.onFailure(model::fail);
        getChildren().setAll(title, chart);
        model.threshold().atProperty().subscribe(this::show);
        visibleProperty().bind(model.trainedProperty().map(Optional::isPresent));
    }

    private void show(Optional<AtThreshold> at) {
        at.filter(a -> !a.blocks().isEmpty() && a.figures().isPresent())
                .ifPresentOrElse(
                        a -> {
                            AdviceFigures figures = a.figures().orElseThrow();
                            double base = 100 * figures.withoutSkill();
                            title.setText(
                                    "Accuracy by fold, %%; dashed, without skill: always %s %s"
                                            .formatted(
                                                    figures.alwaysWithoutSkill(),
                                                    Figures.plain(base, 1)));
                            title.setTooltip(
                                    new Tooltip(
                                            ("Of the score at the threshold. The line is what"
                                                 + " always %s is right in, over all folds: no"
                                                 + " skill is needed for it")
                                                    .formatted(figures.alwaysWithoutSkill())));
                            List<ScoreQuality.Block> blocks = a.blocks();
                            double[] x =
                                    blocks.stream()
                                            .mapToDouble(ScoreQuality.Block::block)
                                            .toArray();
                            double[] y =
                                    blocks.stream()
                                            .mapToDouble(b -> 100 * b.confusion().accuracy())
                                            .toArray();
                            chart.show(
                                    XyPicture.of(
                                            XyAxis.linear("", 0.5, x[x.length - 1] + 0.5, "0"),
                                            XyAxis.linear("", 0, 100, "0"),
                                            List.of(
                                                    new XyLayer.Rule(
                                                            "",
                                                            base,
                                                            false,
                                                            XyLayer.Role.COMPARISON,
                                                            XyLayer.Dash.LONG),
                                                    new XyLayer.Points(
                                                            "accuracy, %",
                                                            x, y, XyLayer.Role.OURS, 6))));
                        },
                        chart::clear);
    }
}
