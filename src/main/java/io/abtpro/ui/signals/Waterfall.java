package io.abtpro.ui.signals;

import io.abtpro.report.Figures;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.Explanation;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// What each feature adds to the score, from the base to the score; an arrow to the right raises,
/// to the left lowers.
final class Waterfall extends VBox {
    private static final double WIDTH = 82;
    private static final double HEIGHT = 12;
    private static final double TIP = 5;

    private final IntConsumer chosen;
    private final Label about = Nodes.label("", "muted");
    private final Label base = Nodes.label("", "muted");
    private final VBox rows = new VBox();
    private final Label score = Nodes.label("", "execute");

    /// @param chosen told the feature whose row is clicked
    Waterfall(IntConsumer chosen) {
        this.chosen = chosen;
        getStyleClass().add("section");
        rows.setId("waterfall");
        score.setId("selected-score");
        getChildren()
                .setAll(
                        Nodes.row("title-row", Nodes.whole("Why this score", "title"), about),
                        Nodes.row(
                                "near-header",
                                base,
                                Nodes.gap(),
                                Nodes.label("Change of score", "muted")),
                        rows,
                        Nodes.row("score-row", Nodes.label("Score", "title"), Nodes.gap(), score));
    }

    void show(List<String> names, double[] row, Explanation why, double given, double threshold) {
        about.setText(why.exact() ? "exact tree SHAP, sums exactly" : "sampled SHAP, sums exactly");
        base.setText("Base %s".formatted(Figures.plain(why.base(), 3)));
        Advice advice = Advice.of(given, threshold);
        score.setText("%s, %s".formatted(Figures.plain(given, 3), advice));
        score.getStyleClass().setAll("label", advice == Advice.EXECUTE ? "execute" : "plain");
        double[] values = why.values();
        List<Integer> order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer k) -> -Math.abs(values[k])))
                        .toList();
        double at = why.base();
        double least = at;
        double most = at;
        for (int k : order) {
            at += values[k];
            least = Math.min(least, at);
            most = Math.max(most, at);
        }
        double width = Math.max(1e-9, most - least);
        rows.getChildren().clear();
        at = why.base();
        for (int k : order) {
            rows.getChildren()
                    .add(
                            row(
                                    names.get(k),
                                    row[k],
                                    k,
                                    values[k],
                                    (at - least) / width,
                                    values[k] / width));
            at += values[k];
        }
    }

    private HBox row(
            String name, double value, int feature, double change, double from, double share) {
        Label label = Nodes.label(name, "plain", "factor-name");
        label.setTooltip(new Tooltip("Click to see where its value stands among all signals"));
        var arrow = new Pane(arrow(from * WIDTH, share * WIDTH));
        arrow.getStyleClass().add("factor-arrow");
        HBox line =
                Nodes.row(
                        "factor-row",
                        label,
                        Nodes.label(Figures.rounded(value), "muted", "factor-value"),
                        arrow,
                        Nodes.label(Figures.signed(change, 3), "plain", "factor-change"));
        Nodes.pressable(
                line,
                "%s changes the score by %s".formatted(name, Figures.signed(change, 3)),
                () -> chosen.accept(feature));
        return line;
    }

    private static Group arrow(double from, double length) {
        double to = from + length;
        double tip = Math.min(TIP, Math.abs(length)) * Math.signum(length);
        var shape =
                new Polygon(from, 0, to - tip, 0, to, HEIGHT / 2, to - tip, HEIGHT, from, HEIGHT);
        shape.getStyleClass().add(length >= 0 ? "raises" : "lowers");
        var start = new Line(from, -2, from, HEIGHT + 2);
        start.getStyleClass().add("factor-start");
        return new Group(new Line(0, 0, 0, 0), start, shape);
    }
}
