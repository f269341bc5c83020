package io.abtpro.ui.chart;

import io.abtpro.chart.ChartColours;
import io.abtpro.chart.ChartSentence;
import io.abtpro.chart.Exported;
import io.abtpro.chart.XyGround;
import io.abtpro.chart.XyPicture;

import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jfree.fx.FXGraphics2D;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A chart over two axes of numbers. The newest picture wins; it is drawn with the next frame.
public final class XyChart extends Region {
    /// Half a dot that lies on the end of the plot, in pixels.
    private static final double MARGIN = 8;

    private final Canvas under = new Canvas();
    private final FXGraphics2D underGraphics = new FXGraphics2D(under.getGraphicsContext2D());
    private final XyStrips strips;
    private final ChartMenu menu = new ChartMenu();
    private Optional<XyPicture> picture = Optional.empty();
    private Rectangle2D area = new Rectangle2D.Double();
    private Optional<Under> drawn = Optional.empty();
    private ChartColours colours = ChartColours.DARK;
    private boolean onInputs;
    private long drawingNanos;
    private String name = "Chart";
    private Optional<ContextMenu> shownMenu = Optional.empty();

    public XyChart() {
        this(XyStrips.one());
    }

    /// What the chart is called, also for those who do not see it.
    public XyChart named(String called) {
        name = called;
        say();
        return this;
    }

    private void say() {
        setAccessibleText(
                picture.map(shown -> ChartSentence.of(name, shown))
                        .orElseGet(() -> ChartSentence.nothing(name)));
    }

    private XyChart(XyStrips strips) {
        this.strips = strips;
        getChildren().setAll(under, strips, FocusRing.of(this));
        say();
        setMinSize(0, 0);
        ThemeColours.listen(
                this,
                now -> {
                    colours = onInputs ? now.onInputs() : now;
                    setNeedsLayout(true);
                });
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
                                                    XyChart.this,
                                                    name);
                                    items.show(this, event.getScreenX(), event.getScreenY());
                                    shownMenu = Optional.of(items);
                                }));
    }

    /// A chart that stands on the ground of the inputs at the left.
    public static XyChart onInputs() {
        var chart = new XyChart();
        chart.onInputs = true;
        return chart;
    }

    /// A chart of lines that grow to the right while it is watched: only the strips in which they
    /// do are drawn anew.
    public static XyChart growing() {
        return new XyChart(XyStrips.narrow());
    }

    /// Shows `newest` in place of what was shown.
    public void show(XyPicture newest) {
        picture = Optional.of(newest);
        say();
        setNeedsLayout(true);
    }

    /// Shows an empty ground.
    public void clear() {
        picture = Optional.empty();
        say();
        setNeedsLayout(true);
    }

    /// What was shown last; empty for nothing.
    public Optional<XyPicture> picture() {
        return picture;
    }

    /// Nanoseconds spent drawing since this was made.
    public long drawingNanos() {
        return drawingNanos;
    }

    /// Calls `listener` with x and y, in units of the axes, while the primary button is pressed in
    /// the plot or dragged.
    public void onPointed(BiConsumer<Double, Double> listener) {
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> point(event, listener));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> point(event, listener));
    }

    private void point(MouseEvent event, BiConsumer<Double, Double> listener) {
        if (event.isPrimaryButtonDown() && area.getWidth() > 0) {
            picture.ifPresent(
                    shown -> {
                        double across = (event.getX() - area.getX()) / area.getWidth();
                        double up = (area.getMaxY() - event.getY()) / area.getHeight();
                        listener.accept(
                                XyPicture.value(shown.x(), Math.max(0, Math.min(1, across))),
                                XyPicture.value(shown.y(), Math.max(0, Math.min(1, up))));
                    });
        }
    }

    /// What happens when a picture cannot be written.
    public void onFailure(Consumer<RuntimeException> listener) {
        menu.onFailure(listener);
    }

    /// Where the plot begins and ends across, in pixels of this chart; so that a slider can be set
    /// under it.
    public Supplier<double[]> across() {
        return () -> new double[] {area.getX(), area.getMaxX()};
    }

    private record Export(XyPicture picture, double width, double height, ChartColours colours)
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

    /// The ground that lies drawn under the layers.
    private record Under(XyGround ground, double width, double height, ChartColours colours) {}

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        under.setWidth(width);
        under.setHeight(height);
        if (width < 40 || height < 40) {
            forget(); // a canvas that was smaller has lost what was on it
            return;
        }
        long begun = System.nanoTime();
        picture.ifPresentOrElse(
                shown -> draw(shown, width, height),
                () -> {
                    under.getGraphicsContext2D().clearRect(0, 0, width, height);
                    area = new Rectangle2D.Double();
                    forget();
                });
        drawingNanos += System.nanoTime() - begun;
    }

    private void forget() {
        drawn = Optional.empty();
        strips.clear();
    }

    private void draw(XyPicture shown, double width, double height) {
        XyGround ground = shown.ground();
        var wanted = Optional.of(new Under(ground, width, height, colours));
        if (!drawn.equals(wanted)) {
            area = ground.draw(underGraphics, width, height, colours);
            strips.cover(
                    XyPicture.reach(
                            area,
                            ground.named() ? width : Math.min(width, area.getMaxX() + MARGIN)));
            drawn = wanted;
        }
        strips.draw(shown, area, width, colours);
    }
}
