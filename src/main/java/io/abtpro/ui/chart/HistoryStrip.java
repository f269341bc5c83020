package io.abtpro.ui.chart;

import static io.abtpro.ui.chart.ThemeColours.fx;

import io.abtpro.chart.ChartColours;
import io.abtpro.chart.ChartSentence;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.chart.Pyramid;
import io.abtpro.chart.TimeLabels;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The whole history as a line, with a window that can be dragged or resized and a tick for every
/// finding.
public final class HistoryStrip extends Region {
    private static final String NAME = "The whole history";
    private static final double GRIP = 6;
    private static final double LABELS = 14;
    private static final double CHARACTER = 6;

    private enum Hold {
        FROM,
        TO,
        WHOLE
    }

    private final Canvas canvas = new Canvas();
    private Optional<TimeChart> chart = Optional.empty();
    private Pyramid closes = new Pyramid(new double[0]);
    private long[] times = {};
    private ZoneId zone = ZoneId.of("UTC");
    private int[] tickFrom = {};
    private int[] tickTo = {};
    private Hold hold = Hold.WHOLE;
    private double grabbed;

    public HistoryStrip() {
        getStyleClass().add("history-strip");
        setMinHeight(56);
        setPrefHeight(64);
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(ChartSentence.nothing(NAME));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
    }

    /// Shows the line of `close`, shape `[bars]`, and amber ticks from bar `tickFrom[i]` to
    /// `tickTo[i]`.
    public void show(double[] close, long[] times, ZoneId zone, int[] tickFrom, int[] tickTo) {
        this.closes = new Pyramid(close);
        this.times = times;
        this.zone = zone;
        this.tickFrom = tickFrom.clone();
        this.tickTo = tickTo.clone();
        setAccessibleText(
                ChartSentence.of(
                        NAME,
                        times,
                        zone,
                        false,
                        List.of(
                                new Pane(
                                        "close",
                                        1,
                                        false,
                                        "#,##0.##",
                                        List.of(new Layer.Line("", close, Layer.Style.PRICE)))),
                        0,
                        times.length));
        requestLayout();
    }

    /// The window follows the view of `chart`, and the other way round.
    public void connect(TimeChart chart) {
        this.chart = Optional.of(chart);
        chart.onViewChanged(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (times.length == 0) {
            return;
        }
        ChartColours colours = ThemeColours.of(getScene());
        line(g, colours);
        ticks(g, colours);
        times(g, colours);
        window(g, colours);
    }

    private double plotHeight() {
        return getHeight() - LABELS - 6;
    }

    private void line(GraphicsContext g, ChartColours colours) {
        double low = closes.min(0, times.length);
        double high = closes.max(0, times.length);
        double scale = high > low ? (plotHeight() - 6) / (high - low) : 0;
        g.setStroke(fx(colours.muted()));
        g.setLineWidth(1);
        for (int x = 0; x < getWidth(); x++) {
            int from = (int) (x / getWidth() * times.length);
            int to = Math.max(from + 2, (int) ((x + 1) / getWidth() * times.length) + 1);
            double top = plotHeight() - 2 - (closes.max(from, to) - low) * scale;
            double bottom = plotHeight() - 2 - (closes.min(from, to) - low) * scale;
            g.strokeLine(x + 0.5, top, x + 0.5, Math.max(bottom, top + 1));
        }
    }

    private void ticks(GraphicsContext g, ChartColours colours) {
        g.setFill(fx(colours.warning()));
        for (int i = 0; i < tickFrom.length; i++) {
            double x = x(tickFrom[i]);
            g.fillRect(x, plotHeight(), Math.max(2, x(tickTo[i]) - x), 3);
        }
    }

    private void times(GraphicsContext g, ChartColours colours) {
        g.setFill(fx(colours.muted()));
        g.setFont(Font.font("Roboto", 11));
        var room = new TimeLabels.Room(0, times.length, getWidth(), 0, HistoryStrip::textWidth);
        for (TimeLabels.Label label : TimeLabels.ofBars(times, zone, room)) {
            g.fillText(label.text(), label.x() - textWidth(label.text()) / 2, getHeight() - 3);
        }
    }

    private static double textWidth(String text) {
        return text.length() * CHARACTER;
    }

    private void window(GraphicsContext g, ChartColours colours) {
        chart.ifPresent(
                shown -> {
                    double from = Math.max(0, x(shown.viewFrom()));
                    double to = Math.min(getWidth() - 1, x(shown.viewTo()));
                    g.setFill(fx(colours.accentGround()));
                    g.fillRect(from, 0, Math.max(3, to - from), plotHeight() + 3);
                    g.setStroke(fx(colours.accent()));
                    g.strokeRect(from + 0.5, 0.5, Math.max(3, to - from), plotHeight() + 2);
                });
    }

    private double x(double bar) {
        return bar / Math.max(1, times.length) * getWidth();
    }

    private double bar(double x) {
        return x / getWidth() * times.length;
    }

    private void pressed(MouseEvent event) {
        chart.ifPresent(
                shown -> {
                    double from = x(shown.viewFrom());
                    double to = x(shown.viewTo());
                    hold =
                            Math.abs(event.getX() - from) < GRIP
                                    ? Hold.FROM
                                    : Math.abs(event.getX() - to) < GRIP ? Hold.TO : Hold.WHOLE;
                    if (hold == Hold.WHOLE && (event.getX() < from || event.getX() > to)) {
                        double half = (shown.viewTo() - shown.viewFrom()) / 2;
                        shown.view(bar(event.getX()) - half, bar(event.getX()) + half);
                    }
                    grabbed = bar(event.getX()) - shown.viewFrom();
                });
    }

    private void dragged(MouseEvent event) {
        chart.ifPresent(
                shown -> {
                    double bar = bar(event.getX());
                    double length = shown.viewTo() - shown.viewFrom();
                    switch (hold) {
                        case FROM -> shown.view(Math.min(bar, shown.viewTo() - 5), shown.viewTo());
                        case TO ->
                                shown.view(shown.viewFrom(), Math.max(bar, shown.viewFrom() + 5));
                        case WHOLE -> shown.view(bar - grabbed, bar - grabbed + length);
                    }
                });
    }
}
