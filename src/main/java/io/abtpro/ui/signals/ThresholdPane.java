package io.abtpro.ui.signals;

import atlantafx.base.controls.ProgressSliderSkin;

import io.abtpro.chart.XyAxis;
import io.abtpro.chart.XyLayer;
import io.abtpro.chart.XyPicture;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.failures.RefusedException;
import io.abtpro.report.Figures;
import io.abtpro.scoring.Advice;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.ui.chart.XyChart;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// The threshold over the histogram of scores: won above the line, lost below it.
final class ThresholdPane extends BorderPane {
    private static final int BINS = 28;
    private static final double STEP = 0.01;
    private static final int MANY = 10;

    private final SignalsViewModel model;
    private final CommittedField field =
            new CommittedField("threshold", "Threshold of the score", this::take, this::refuse)
                    .styled("number-field");
    private final Label count = Nodes.label("", "muted");
    private final Slider slider = new Slider(0, 1, Advice.DEFAULT_THRESHOLD);
    private final XyChart chart = new XyChart().named("Scores of the signals");
    private boolean showing;

    ThresholdPane(SignalsViewModel model) {
        this.model = model;
        getStyleClass().add("panel");
        count.setId("threshold-count");
        chart.setId("score-histogram");
        chart.onFailure(model::fail);
        oneEdit(chart);
        chart.onPointed((x, _) -> model.threshold().set(rounded(x)));
        var scale = new CheckBox("size by score");
        scale.setId("size-by-score");
        scale.setTooltip(
                new Tooltip(
                        "Take as large a part of the usual position as the score says: 70 % at"
                                + " 0.70"));
        scale.selectedProperty().bindBidirectional(model.threshold().scaledProperty());
        setTop(
                Nodes.row(
                        "title-row", Nodes.whole("Threshold", "title"), field, Nodes.gap(), count));
        setCenter(chart);
        setBottom(new VBox(slider, Nodes.row("scale-row", scale, Nodes.gap(), legend())));
        prepareSlider();
        model.threshold().valueProperty().subscribe(_ -> show());
        model.trainedProperty().subscribe(_ -> show());
        model.threshold().atProperty().subscribe(this::counted);
    }

    private static Label legend() {
        return Nodes.label("green won, red lost", "muted");
    }

    private void prepareSlider() {
        slider.setId("threshold-slider");
        slider.setAccessibleText("Threshold of the score");
        slider.getStyleClass().add("small");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.valueProperty()
                .subscribe(
                        (_, value) -> {
                            if (!showing) {
                                model.threshold().set(rounded(value.doubleValue()));
                            }
                        });
        oneEdit(slider);
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (event.getClickCount() == 2) {
                        model.threshold().set(Advice.DEFAULT_THRESHOLD);
                    }
                });
    }

    /// All that happens between pressing and letting go is one edit.
    private void oneEdit(Node node) {
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> model.threshold().beginDrag());
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> model.threshold().endDrag());
    }

    private static double rounded(double value) {
        return Math.max(0, Math.min(1 - STEP, Math.round(value / STEP) * STEP));
    }

    private void key(KeyEvent event) {
        double by = STEP * (event.isShiftDown() ? MANY : 1);
        double now = model.threshold().valueProperty().get();
        switch (event.getCode()) {
            case RIGHT, UP -> model.threshold().set(rounded(now + by));
            case LEFT, DOWN -> model.threshold().set(rounded(now - by));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take(String typed) {
        try {
            double value = Double.parseDouble(typed.strip());
            if (!(value >= 0 && value < 1)) {
                throw new RefusedException("The threshold must be from 0 to below 1.");
            }
            model.threshold().set(value);
        } catch (NumberFormatException noNumber) {
            throw new RefusedException(
                    "The threshold must be a number from 0 to below 1.", noNumber);
        }
    }

    private void refuse(String rule) {
        if (!rule.isEmpty()) {
            model.say(rule);
        }
    }

    private void counted(Optional<AtThreshold> at) {
        Confusion confusion = at.map(AtThreshold::confusion).orElse(new Confusion(0, 0, 0, 0));
        count.setText(
                "EXECUTE %s of %s"
                        .formatted(
                                Figures.count(confusion.executed()),
                                Figures.count(confusion.count())));
    }

    private void show() {
        showing = true;
        double threshold = model.threshold().valueProperty().get();
        field.show(Figures.plain(threshold, 2));
        model.trainedProperty()
                .get()
                .ifPresentOrElse(t -> draw(t.study(), threshold), chart::clear);
        slider.setValue(threshold);
        showing = false;
    }

    /// The scores that occur, widened to tenths.
    private static double[] reach(ScoreStudy study) {
        double low = 0.5;
        double high = 0.7;
        for (int signal : study.judged()) {
            low = Math.min(low, study.score(signal));
            high = Math.max(high, study.score(signal));
        }
        return new double[] {Math.floor(10 * low) / 10, Math.ceil(10 * high) / 10};
    }

    private void draw(ScoreStudy study, double threshold) {
        double[] reach = reach(study);
        slider.setMin(reach[0]);
        slider.setMax(Math.min(1 - STEP, reach[1]));
        double width = (reach[1] - reach[0]) / BINS;
        double[] left = new double[BINS];
        double[] right = new double[BINS];
        double[] won = new double[BINS];
        double[] lost = new double[BINS];
        boolean[] dimmed = new boolean[BINS];
        double most = 1;
        for (int signal : study.judged()) {
            int bin =
                    (int) Math.max(0, Math.min(BINS - 1, (study.score(signal) - reach[0]) / width));
            if (study.table().row(signal).won()) {
                won[bin]++;
            } else {
                lost[bin]--;
            }
            most = Math.max(most, Math.max(won[bin], -lost[bin]));
        }
        for (int bin = 0; bin < BINS; bin++) {
            left[bin] = reach[0] + bin * width;
            right[bin] = left[bin] + width;
            dimmed[bin] = right[bin] <= threshold + 1e-9;
        }
        chart.show(
                XyPicture.of(
                        XyAxis.linear("", reach[0], reach[1], "0.0#"),
                        XyAxis.linear("", -1.1 * most, 1.1 * most, "0;0"),
                        List.of(
                                new XyLayer.Span(Math.max(reach[0], threshold), reach[1]),
                                new XyLayer.Bars(
                                        "won", left, right, won, XyLayer.Role.GAIN, dimmed),
                                new XyLayer.Bars(
                                        "lost", left, right, lost, XyLayer.Role.LOSS, dimmed),
                                new XyLayer.Rule(
                                        "", 0, false, XyLayer.Role.COMPARISON, XyLayer.Dash.SOLID),
                                new XyLayer.Rule(
                                        "", threshold, true, XyLayer.Role.OURS, XyLayer.Dash.SOLID),
                                new XyLayer.Note("▲ won", true, false, 0, XyLayer.Role.GAIN),
                                new XyLayer.Note("▼ lost", false, false, 0, XyLayer.Role.LOSS))));
    }
}
