package io.abtpro.ui.chart;

import io.abtpro.ui.kit.Shortcut;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What mouse and keys do to a chart.
final class ChartGestures {
    private static final double ZOOM = 1.2;
    private static final double STILL = 3;

    private final TimeChart chart;
    private double dragX;
    private double dragFrom;
    private double dragTo;
    private boolean selecting;
    private boolean moved;

    /// True where the last click was on no mark.
    private boolean onGround = true;

    /// What was pinned before the last click, which may become a double click.
    private int pinnedBefore = TimeChart.NONE;

    ChartGestures(TimeChart chart) {
        this.chart = chart;
        chart.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        chart.addEventHandler(
                MouseEvent.MOUSE_MOVED, event -> chart.hover(event.getX(), event.getY()));
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> chart.leave());
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    /// Where the span begins that is being selected; NaN for none.
    double selectionX() {
        return selecting ? dragX : Double.NaN;
    }

    private void scrolled(ScrollEvent event) {
        if (chart.isDrawn() && event.getDeltaY() != 0) {
            chart.zoom(chart.bar(event.getX()), event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM);
            event.consume();
        }
    }

    private void pressed(MouseEvent event) {
        chart.requestFocus();
        dragX = event.getX();
        dragFrom = chart.viewFrom();
        dragTo = chart.viewTo();
        selecting = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY;
        moved = false;
    }

    private void dragged(MouseEvent event) {
        if (!chart.isDrawn() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        moved = moved || Math.abs(event.getX() - dragX) > STILL;
        if (selecting) {
            chart.hover(event.getX(), event.getY());
        } else if (moved) {
            chart.pan(dragFrom, dragTo, dragX - event.getX());
        }
    }

    private void released(MouseEvent event) {
        if (!chart.isDrawn() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        boolean selected = selecting && moved;
        selecting = false;
        if (selected) {
            chart.view(
                    chart.bar(Math.min(dragX, event.getX())),
                    chart.bar(Math.max(dragX, event.getX())));
        } else if (event.getClickCount() == 2 && onGround) {
            chart.pinnedBarProperty().set(pinnedBefore);
            chart.fit();
        } else if (!moved && event.getClickCount() == 1) {
            click(event);
        }
    }

    private void click(MouseEvent event) {
        onGround = !chart.chooseAt(event.getX(), event.getY());
        if (onGround) {
            pinnedBefore = chart.pinnedBarProperty().get();
            chart.pinnedBarProperty().set(chart.nearestBar(event.getX()));
        }
    }

    private void typed(KeyEvent event) {
        double step = (chart.viewTo() - chart.viewFrom()) / 10;
        double centre = (chart.viewFrom() + chart.viewTo()) / 2;
        if (Shortcut.PAN_LEFT.matches(event)) {
            chart.shift(-step);
        } else if (Shortcut.PAN_RIGHT.matches(event)) {
            chart.shift(step);
        } else if (Shortcut.ZOOM_IN.matches(event)) {
            chart.zoom(centre, 1 / ZOOM);
        } else if (Shortcut.ZOOM_OUT.matches(event)) {
            chart.zoom(centre, ZOOM);
        } else if (Shortcut.FIT.matches(event)) {
            chart.fit();
        } else {
            if (Shortcut.CLOSE.matches(event)) {
                chart.pinnedBarProperty().set(TimeChart.NONE);
            }
            return;
        }
        event.consume();
    }
}
