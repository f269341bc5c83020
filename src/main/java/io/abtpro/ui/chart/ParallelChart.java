package io.abtpro.ui.chart;

import io.abtpro.chart.ChartColours;
import io.abtpro.chart.ChartSentence;
import io.abtpro.chart.Exported;
import io.abtpro.chart.ParallelPicture;

import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jfree.fx.FXGraphics2D;

import java.awt.Graphics2D;
import java.util.Optional;
import java.util.function.Consumer;

/// Parallel coordinates. Dragging along an axis chooses a stretch of it, a click on an axis frees
/// it.
public final class ParallelChart extends Region {
    private static final String NAME = "Parallel coordinates of the candidates";
    private static final double LEAST_DRAG = 4;

    /// Told which stretch of an axis is asked for.
    @FunctionalInterface
    public interface Listener {
        /// @param span empty to free the axis
        void chosen(int axis, Optional<ParallelPicture.Span> span);
    }

    private final Canvas canvas = new Canvas();
    private final FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
    private final ChartMenu menu = new ChartMenu();
    private Optional<ParallelPicture> picture = Optional.empty();
    private Optional<ContextMenu> shownMenu = Optional.empty();
    private ChartColours colours = ChartColours.DARK;
    private Listener listener = (_, _) -> {};
    private int pressedAxis;
    private double pressedY;

    public ParallelChart() {
        getChildren().addAll(canvas, FocusRing.of(this));
        setAccessibleText(ChartSentence.nothing(NAME));
        setMinSize(0, 0);
        ThemeColours.listen(
                this,
                now -> {
                    colours = now;
                    requestLayout();
                });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        setOnContextMenuRequested(
                event ->
                        picture.ifPresent(
                                shown -> {
                                    shownMenu.ifPresent(ContextMenu::hide);
                                    ContextMenu items =
                                            menu.of(
                                                    new Export(
                                                            shown,
                                                            getWidth(),
                                                            getHeight(),
                                                            colours),
                                                    0,
                                                    this,
                                                    "candidates");
                                    items.show(this, event.getScreenX(), event.getScreenY());
                                    shownMenu = Optional.of(items);
                                }));
    }

    public void onChosen(Listener chosen) {
        listener = chosen;
    }

    /// What happens when a picture cannot be written.
    public void onFailure(Consumer<RuntimeException> failed) {
        menu.onFailure(failed);
    }

    public void show(ParallelPicture newest) {
        picture = Optional.of(newest);
        setAccessibleText(ChartSentence.of(NAME, newest));
        requestLayout();
    }

    /// What was shown last; empty for nothing.
    public Optional<ParallelPicture> picture() {
        return picture;
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            picture.ifPresent(
                    shown -> {
                        pressedAxis = shown.nearest(event.getX(), getWidth());
                        pressedY = event.getY();
                        listener.chosen(pressedAxis, Optional.empty());
                    });
        }
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && Math.abs(event.getY() - pressedY) >= LEAST_DRAG) {
            picture.ifPresent(
                    shown ->
                            listener.chosen(
                                    pressedAxis,
                                    Optional.of(
                                            new ParallelPicture.Span(
                                                    shown.value(
                                                            pressedAxis,
                                                            Math.max(pressedY, event.getY()),
                                                            getHeight()),
                                                    shown.value(
                                                            pressedAxis,
                                                            Math.min(pressedY, event.getY()),
                                                            getHeight())))));
        }
    }

    private record Export(
            ParallelPicture picture, double width, double height, ChartColours colours)
            implements Exported {
        @Override
        public String csv() {
            return picture.csv();
        }

        @Override
        public void drawOn(Graphics2D g) {
            picture.draw(g, width, height, colours);
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        canvas.setWidth(width);
        canvas.setHeight(height);
        if (width < 40 || height < 70) {
            return;
        }
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        picture.ifPresent(shown -> shown.draw(graphics, width, height, colours));
    }
}
