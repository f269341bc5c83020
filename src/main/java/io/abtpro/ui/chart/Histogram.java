package io.abtpro.ui.chart;

import io.abtpro.chart.ChartSentence;

import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How values are spread, as quiet bars over an axis with labels. The outermost 0.5 % at each end
/// share the end bars.
public final class Histogram extends Region {
    private static final String NAME = "Returns";
    private static final double LABELS = 16;
    private static final double TAIL = 0.005;

    private final Canvas canvas = new Canvas();
    private final Label[] labels =
            IntStream.range(0, 5).mapToObj(_ -> new Label()).toArray(Label[]::new);
    private int[] counts = {};

    public Histogram() {
        setMinHeight(80);
        setPrefHeight(96);
        getChildren().addAll(canvas, FocusRing.of(this));
        setAccessibleText(ChartSentence.nothing(NAME));
        for (Label label : labels) {
            label.getStyleClass().addAll("muted", "axis-label");
            label.setAlignment(Pos.CENTER);
            getChildren().add(label);
        }
    }

    /// Shows `values` in `bins` bars of equal width, centred on zero, labels in `unit`.
    public void show(double[] values, int bins, String unit) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        counts = new int[bins];
        if (sorted.length == 0) {
            setAccessibleText(ChartSentence.nothing(NAME));
            requestLayout();
            return;
        }
        double reach =
                Math.max(
                        Math.abs(sorted[(int) (sorted.length * TAIL)]),
                        Math.abs(sorted[(int) ((sorted.length - 1) * (1 - TAIL))]));
        double half = reach > 0 ? reach : 1;
        for (double value : sorted) {
            int bin = (int) Math.floor((value + half) / (2 * half) * bins);
            counts[Math.max(0, Math.min(bins - 1, bin))]++;
        }
        for (int i = 0; i < labels.length; i++) {
            double value = half * (i - 2) / 2;
            String number =
                    half >= 4
                            ? "%.0f".formatted(Math.abs(value))
                            : "%.2g".formatted(Math.abs(value));
            labels[i].setText(i == 2 ? "0 " + unit : (value < 0 ? "\u2212" : "+") + number);
        }
        setAccessibleText(
                "%s: %,d bars, the middle half from %s to %s %s."
                        .formatted(
                                NAME,
                                sorted.length,
                                round(sorted[sorted.length / 4]),
                                round(sorted[3 * sorted.length / 4]),
                                unit));
        requestLayout();
    }

    private static String round(double value) {
        return "%.2g".formatted(value).replace('-', '\u2212');
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - LABELS;
        canvas.setWidth(getWidth());
        canvas.setHeight(Math.max(1, height));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), height);
        int most = Arrays.stream(counts).max().orElse(1);
        g.setFill(ThemeColours.fx(ThemeColours.of(getScene()).quiet()));
        double width = getWidth() / Math.max(1, counts.length);
        for (int i = 0; i < counts.length; i++) {
            double bar = height * counts[i] / Math.max(1, most);
            g.fillRect(i * width + 0.5, height - bar, Math.max(1, width - 1), bar);
        }
        for (int i = 0; i < labels.length; i++) {
            double at = getWidth() * i / 4 - (i == 0 ? 0 : i == 4 ? 40 : 20);
            labels[i].setAlignment(
                    i == 0 ? Pos.CENTER_LEFT : i == 4 ? Pos.CENTER_RIGHT : Pos.CENTER);
            labels[i].resizeRelocate(at, height, 40, LABELS);
        }
    }
}
