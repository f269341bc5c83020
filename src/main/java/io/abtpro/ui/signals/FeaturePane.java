package io.abtpro.ui.signals;

import io.abtpro.chart.Layer;
import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.forest.PartialDependence;
import io.abtpro.report.Figures;
import io.abtpro.scoring.Explanation;
import io.abtpro.scoring.FittedScorer;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.kit.Segment;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One feature of the chosen signal against its distribution over the signals its model knew, or
/// how the score depends on it.
final class FeaturePane extends VBox {
    private static final int BINS = 20;
    private static final int POINTS = 20;
    private static final int MOST_ROWS = 400;
    private static final double TAIL = 0.01;

    private final Label name = Nodes.label("", "title");
    private final XyChart chart = new XyChart().named("The feature among those of all signals");
    private Optional<ScoreStudy> study = Optional.empty();
    private int signal;
    private int feature = -1;
    private boolean dependence;

    FeaturePane(SignalsViewModel model) {
        getStyleClass().add("section");
        chart.setId("feature-chart");
        chart.setMinHeight(132);
        chart.setPrefHeight(132);
        chart.onFailure(model::fail);
        var segment =
                new Segment<>(
                                List.of(false, true),
                                effect -> effect ? "feature-effect" : "feature-values",
                                effect -> effect ? "Effect" : "Values",
                                this::turn)
                        .explained(
                                effect ->
                                        effect
                                                ? "Partial dependence: the mean score as this"
                                                        + " feature alone is changed; shaded: 10"
                                                        + " to 90 % of signals"
                                                : "Its value among those of the signals the model"
                                                        + " knew: won above, lost below");
        segment.choose(false);
        getChildren().setAll(Nodes.row("title-row", name, Nodes.gap(), segment), chart);
    }

    private void turn(boolean partial) {
        dependence = partial;
        draw();
    }

    /// Shows this feature of the chosen signal.
    void choose(int other) {
        feature = other;
        draw();
    }

    /// Shows another signal; the feature stays, at first the one that counts most.
    @SuppressWarnings("ReferenceEquality") // a study is only equal to itself
    void show(ScoreStudy shown, int chosen, Explanation why) {
        boolean other = study.filter(s -> s == shown).isEmpty();
        study = Optional.of(shown);
        signal = chosen;
        if (other || feature < 0) {
            feature =
                    IntStream.range(0, why.values().length)
                            .boxed()
                            .max(
                                    (a, b) ->
                                            Double.compare(
                                                    Math.abs(why.values()[a]),
                                                    Math.abs(why.values()[b])))
                            .orElse(0);
        }
        draw();
    }

    private void draw() {
        study.ifPresent(
                s -> {
                    name.setText(s.table().featureNames().get(feature));
                    int own = own(s.scorer(signal));
                    chart.show(dependence && own >= 0 ? effect(s, own) : values(s));
                });
    }

    /// The feature's index in the model; -1 where it does not use it.
    private int own(FittedScorer scorer) {
        return IntStream.range(0, scorer.used().length)
                .filter(k -> scorer.used()[k] == feature)
                .findFirst()
                .orElse(-1);
    }

    private XyPicture values(ScoreStudy s) {
        double now = s.table().row(signal).features()[feature];
        int[] known = s.scorer(signal).trainedOn();
        double[] sorted =
                Arrays.stream(known)
                        .mapToDouble(i -> s.table().row(i).features()[feature])
                        .sorted()
                        .toArray();
        double low =
                Math.min(
                        now, sorted.length == 0 ? now : sorted[(int) (TAIL * (sorted.length - 1))]);
        double high =
                Math.max(
                        now,
                        sorted.length == 0
                                ? now
                                : sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))]);
        XyAxis axis = XyAxis.around("", "0.##", low, high);
        double[] left = new double[BINS];
        double[] right = new double[BINS];
        double[] won = new double[BINS];
        double[] lost = new double[BINS];
        double width = (axis.high() - axis.low()) / BINS;
        for (int b = 0; b < BINS; b++) {
            left[b] = axis.low() + b * width;
            right[b] = left[b] + width;
        }
        for (int i : known) {
            int bin = (int) Math.floor((s.table().row(i).features()[feature] - axis.low()) / width);
            if (bin >= 0 && bin < BINS) {
                if (s.table().row(i).won()) {
                    won[bin]++;
                } else {
                    lost[bin]--;
                }
            }
        }
        double most =
                Math.max(
                        1,
                        Math.max(
                                Arrays.stream(won).max().orElse(1),
                                -Arrays.stream(lost).min().orElse(-1)));
        return XyPicture.of(
                axis,
                XyAxis.linear("", -1.15 * most, 1.15 * most, "0;0"),
                List.of(
                        new XyLayer.Bars(
                                "won", left, right, won, XyLayer.Role.GAIN, new boolean[0]),
                        new XyLayer.Bars(
                                "lost", left, right, lost, XyLayer.Role.LOSS, new boolean[0]),
                        new XyLayer.Rule(
                                Figures.rounded(now),
                                now,
                                true,
                                XyLayer.Role.OURS,
                                XyLayer.Dash.SOLID)));
    }

    private XyPicture effect(ScoreStudy s, int own) {
        FittedScorer scorer = s.scorer(signal);
        int[] known = scorer.trainedOn();
        int step = Math.max(1, known.length / MOST_ROWS);
        double[][] rows =
                IntStream.range(0, known.length)
                        .filter(i -> i % step == 0)
                        .mapToObj(i -> scorer.pick(s.table().row(known[i]).features()))
                        .toArray(double[][]::new);
        PartialDependence curve = PartialDependence.of(scorer.model(), rows, own, POINTS);
        double now = s.table().row(signal).features()[feature];
        double low = Math.min(now, curve.values()[0]);
        double high = Math.max(now, curve.values()[curve.values().length - 1]);
        return XyPicture.of(
                XyAxis.around("", "0.##", low, high),
                XyAxis.around("", "0.00", concat(curve.low(), curve.high())),
                List.of(
                        new XyLayer.Band(
                                "10 to 90 %",
                                curve.values(), curve.low(), curve.high(), Layer.Shade.BAND_95),
                        XyLayer.Line.of(
                                "mean score",
                                curve.values(),
                                curve.scores(),
                                XyLayer.Role.OURS,
                                XyLayer.Dash.SOLID),
                        new XyLayer.Rule(
                                Figures.rounded(now),
                                now,
                                true,
                                XyLayer.Role.COMPARISON,
                                XyLayer.Dash.LONG)));
    }

    private static double[] concat(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
