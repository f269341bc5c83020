package io.abtpro.ui.tuning.result;

import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Nodes;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Two Sharpe ratios on one line from 0: this run's, and what the best of as many skill-less trials
/// would show.
final class LuckStrip extends Region {
    private static final double LINE = 26;

    private final Region track = part("luck-track");
    private final Region dot = part("luck-dot");
    private final Region bar = part("luck-bar");
    private final Label ours = Nodes.label("", "luck-ours");
    private final Label theirs = Nodes.label("", "off");
    private double sharpe;
    private double best;

    LuckStrip() {
        setId("luck-strip");
        setMinHeight(52);
        setPrefHeight(52);
        getChildren().setAll(track, bar, dot, ours, theirs);
    }

    private static Region part(String styleClass) {
        var part = new Region();
        part.getStyleClass().add(styleClass);
        return part;
    }

    void show(double newSharpe, double newBest, int trials) {
        sharpe = newSharpe;
        best = newBest;
        ours.setText("this " + Figures.plain(newSharpe, 2));
        theirs.setText(
                "best of %,d without skill: %s".formatted(trials, Figures.plain(newBest, 2)));
        requestLayout();
    }

    private double x(double value) {
        double low = Math.min(0, sharpe);
        double high = 1.25 * Math.max(1e-9, Math.max(sharpe, best));
        return 6 + (getWidth() - 12) * (value - low) / (high - low);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (!(width > 0) || Double.isNaN(sharpe)) {
            return;
        }
        track.resizeRelocate(0, LINE - 2, width, 4);
        dot.resizeRelocate(x(sharpe) - 5, LINE - 5, 10, 10);
        bar.resizeRelocate(x(best) - 1, LINE - 8, 2, 16);
        place(ours, x(sharpe), 2);
        place(theirs, x(best), LINE + 9);
    }

    private void place(Label label, double middle, double y) {
        double wide = label.prefWidth(-1);
        layoutInArea(
                label,
                Math.clamp(middle - wide / 2, 0, Math.max(0, getWidth() - wide)),
                y,
                wide,
                16,
                0,
                javafx.geometry.HPos.LEFT,
                VPos.TOP);
    }
}
