package io.abtpro.ui.tuning.result;

import io.abtpro.chart.ChartLayer;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.diagnostics.Limits;
import io.abtpro.diagnostics.Overfitting;
import io.abtpro.report.Figures;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where the winner of one half of the training bars ended in the other half, over all ways to
/// split.
final class RankPane extends VBox {
    private static final int BINS = 20;

    private final XyChart chart = new XyChart().named("Rank of the winner in the other half");
    private final Label probability = Nodes.label("", "muted");
    private final Label sentence = Nodes.label("", "muted");

    RankPane(ResultViewModel model) {
        getStyleClass().addAll("next", "section");
        chart.setId("rank-chart");
        chart.setMinHeight(96);
        chart.setPrefHeight(96);
        chart.onFailure(model::fail);
        probability.setId("pbo");
        sentence.setId("pbo-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        getChildren()
                .setAll(
                        Nodes.row(
                                "title-row",
                                Nodes.whole("Rank of the winner, other half", "title"),
                                probability),
                        chart,
                        sentence);
        model.reportProperty().subscribe(found -> found.ifPresent(r -> show(r.result())));
    }

    private void show(TuningResult result) {
        Optional<Overfitting.Result> overfitting = result.overfitting();
        boolean known = overfitting.isPresent();
        chart.setVisible(known);
        chart.setManaged(known);
        probability.setText(
                "PBO " + overfitting.map(Overfitting.Result::words).orElse(Figures.ABSENT));
        sentence.setText(
                overfitting
                        .map(RankPane::sentence)
                        .orElse(
                                "Not known: fewer than two trials traded, or the search was"
                                        + " cancelled."));
        overfitting.ifPresent(o -> chart.show(picture(o.ranks())));
    }

    private static String sentence(Overfitting.Result o) {
        return !Limits.isNotOverfitted(o.probability())
                ? "Choosing the best on one half made it worse than the median on the other more"
                        + " often than not: the choice does not carry over."
                : "The best of one half was above the median of the other in %d %% of the ways to split."
                        .formatted(Math.round(100 * (1 - o.probability())));
    }

    static XyPicture picture(double[] ranks) {
        double[] counts = new double[BINS];
        for (double rank : ranks) {
            // A rank of exactly one half counts as below the median.
            counts[(int) Math.clamp(Math.ceil(rank * BINS) - 1, 0, BINS - 1)]++;
        }
        double most = Arrays.stream(counts).max().orElse(1);
        return XyPicture.of(
                XyAxis.linear("last \u2190 rank \u2192 first", 0, 1, "0.0"),
                XyAxis.linear("", 0, Math.max(1, most * 1.05), "0"),
                List.of(
                        bars("below the median", counts, 0, BINS / 2, XyLayer.Role.WARNING),
                        bars("above the median", counts, BINS / 2, BINS, XyLayer.Role.QUIET),
                        new XyLayer.Rule(
                                "median", 0.5, true, XyLayer.Role.PLAIN, XyLayer.Dash.LONG)));
    }

    private static XyLayer bars(
            String name, double[] counts, int from, int to, ChartLayer.Role role) {
        double[] left = IntStream.range(from, to).mapToDouble(i -> (double) i / BINS).toArray();
        double[] right = IntStream.range(from, to).mapToDouble(i -> (i + 1.0) / BINS).toArray();
        return new XyLayer.Bars(
                name, left, right, Arrays.copyOfRange(counts, from, to), role, new boolean[0]);
    }
}
