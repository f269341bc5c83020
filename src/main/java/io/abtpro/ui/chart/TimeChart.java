package io.abtpro.ui.chart;

import io.abtpro.chart.ChartColours;
import io.abtpro.chart.ChartExport;
import io.abtpro.chart.ChartSentence;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.chart.PaneHeights;
import io.abtpro.chart.Picture;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;

import org.jfree.fx.FXGraphics2D;

import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Panes under one time axis: wheel zooms at the mouse, drag pans, Shift+drag selects a span,
/// double click fits, click pins the crosshair, Esc frees it. Draws about two points a pixel
/// whatever the number of bars.
public final class TimeChart extends Region {
    /// What [#pinnedBarProperty], [#crosshairBarProperty] and [#selectedMarkProperty] hold for
    /// none.
    public static final int NONE = -1;

    private static final double FEWEST_BARS = 5;

    private final IntegerProperty selectedMark =
            new SimpleIntegerProperty(this, "selectedMark", NONE);
    private final IntegerProperty pinnedBar = new SimpleIntegerProperty(this, "pinnedBar", NONE);
    private final ReadOnlyIntegerWrapper crosshairBar =
            new ReadOnlyIntegerWrapper(this, "crosshairBar", NONE);
    private final Canvas plots = new Canvas();
    private final Canvas overlay = new Canvas();
    private final FXGraphics2D graphics = new FXGraphics2D(plots.getGraphicsContext2D());
    private final Crosshair crosshair = new Crosshair(overlay);
    private final AxisRanges ranges = new AxisRanges(this::requestLayout);
    private final ChartMenu menu = new ChartMenu();
    private final FrameTimes frames = new FrameTimes();
    private final ChartGestures gestures;
    private final List<Runnable> viewListeners = new ArrayList<>();
    private final List<Runnable> frameListeners = new ArrayList<>();
    private long[] times = {};
    private ZoneId zone = ZoneId.of("UTC");
    private boolean intraday;
    private boolean topStrip = true;
    private Picture picture = Picture.empty(selectedMark::get);
    private List<Picture.Placed> placed = List.of();
    private ChartColours colours = ChartColours.DARK;
    private double from;
    private double to = 1;
    private double mouseY = -1;
    private String name = "Chart";

    public TimeChart() {
        getChildren().addAll(plots, overlay, FocusRing.of(this));
        gestures = new ChartGestures(this);
        selectedMark.addListener(_ -> requestLayout());
        pinnedBar.subscribe(bar -> pinned(bar.intValue()));
        setOnContextMenuRequested(this::showMenu);
        ThemeColours.listen(
                this,
                now -> {
                    colours = now;
                    requestLayout();
                });
    }

    /// What the chart is called, also for those who do not see it.
    public TimeChart named(String called) {
        name = called;
        say();
        return this;
    }

    private void say() {
        setAccessibleText(ChartSentence.of(name, times, zone, intraday, picture.panes(), from, to));
    }

    /// Shows these panes. Keeps the view where the times are the same, else fits.
    ///
    /// @param times epoch ms of each bar, shape `[bars]`
    /// @param intraday true where axis and tags show the time of day
    public void show(long[] times, ZoneId zone, boolean intraday, List<Pane> panes) {
        boolean sameBars = Arrays.equals(this.times, times);
        this.times = times;
        this.zone = zone;
        this.intraday = intraday;
        this.picture = picture.next(times, zone, panes);
        if (!sameBars) {
            crosshairBar.set(pinnedBar.get() < times.length ? pinnedBar.get() : NONE);
            fit();
        }
        say();
        requestLayout();
    }

    /// Whether the first pane's name and legend are drawn above it; false where a title row says
    /// them.
    public void setTopStrip(boolean shown) {
        topStrip = shown;
        requestLayout();
    }

    /// While true the value axes keep their ranges; then they ease to what the values need in 120
    /// ms.
    public void holdAxes(boolean hold) {
        ranges.hold(hold);
        requestLayout();
    }

    /// Adds an item to the menu of a right click; `action` is told the bar that was clicked.
    public void addMenuItem(String text, IntConsumer action) {
        menu.add(text, action);
    }

    /// Where a picture cannot be saved, `listener` is told.
    public void onFailure(Consumer<RuntimeException> listener) {
        menu.onFailure(listener);
    }

    /// The first chart within `node` that is seen; empty for none.
    public static Optional<TimeChart> firstIn(Node node) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (node instanceof TimeChart chart) {
            return Optional.of(chart);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstIn(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    /// Shows the bars `from` to `to` (inclusive).
    public void view(double from, double to) {
        double length = Math.max(FEWEST_BARS, to - from);
        double margin = Math.max(2, length * 0.02);
        this.from = Math.max(-margin, Math.min(from, times.length - FEWEST_BARS));
        this.to =
                Math.min(
                        times.length - 1 + margin,
                        Math.max(this.from + FEWEST_BARS, this.from + length));
        say();
        requestLayout();
        viewListeners.forEach(Runnable::run);
    }

    /// The first bar in view, which may lie between two.
    public double viewFrom() {
        return from;
    }

    public double viewTo() {
        return to;
    }

    /// Runs `listener` after each change of the view.
    public void onViewChanged(Runnable listener) {
        viewListeners.add(listener);
    }

    /// Runs `listener` after each frame.
    public void onFrame(Runnable listener) {
        frameListeners.add(listener);
    }

    /// Brings `bar` into view where it is outside, keeping the zoom.
    public void reveal(int bar) {
        if (bar < from || bar > to) {
            double half = (to - from) / 2;
            view(bar - half, bar + half);
        }
    }

    /// Shows every bar.
    public void fit() {
        double margin = Math.max(1, times.length * 0.01);
        view(-margin, times.length - 1 + margin);
    }

    /// Zooms by `factor` (above 1 shows more), keeping bar `anchor` where it is.
    void zoom(double anchor, double factor) {
        double wanted = Math.max(FEWEST_BARS, Math.min(times.length * 1.04, (to - from) * factor));
        double real = wanted / (to - from);
        view(anchor - (anchor - from) * real, anchor + (to - anchor) * real);
    }

    /// Moves the view by `bars`, keeping its length.
    void shift(double bars) {
        double kept =
                Math.max(-from - FEWEST_BARS, Math.min(times.length - to + FEWEST_BARS, bars));
        view(from + kept, to + kept);
    }

    /// The view that began at `start` to `end`, moved by `pixels`.
    void pan(double start, double end, double pixels) {
        double bars = pixels / placed.getFirst().area().getWidth() * (end - start);
        double shift =
                Math.max(-start - FEWEST_BARS, Math.min(times.length - end + FEWEST_BARS, bars));
        view(start + shift, end + shift);
    }

    /// The bar under the crosshair (hovered or pinned); -1 for none.
    public ReadOnlyIntegerProperty crosshairBarProperty() {
        return crosshairBar.getReadOnlyProperty();
    }

    /// The bar that a click has pinned; -1 for none.
    public IntegerProperty pinnedBarProperty() {
        return pinnedBar;
    }

    /// The id of the chosen mark; -1 for none. A click on a mark sets it.
    public IntegerProperty selectedMarkProperty() {
        return selectedMark;
    }

    /// Every pane keeps a height at which it can be read.
    @Override
    protected double computeMinHeight(double width) {
        return PaneHeights.least(picture.panes(), topStrip);
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        for (Canvas canvas : List.of(plots, overlay)) {
            if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
            }
        }
        long started = System.nanoTime();
        plots.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        placed = List.of();
        if (!picture.panes().isEmpty() && times.length > 0) {
            List<org.jfree.data.Range> axes = ranges.now(picture.panes(), picture.ranges(from, to));
            placed =
                    picture.draw(
                            graphics,
                            getWidth(),
                            getHeight(),
                            new Picture.View(from, to, axes, topStrip),
                            colours);
            frames.add((System.nanoTime() - started) / 1e6);
            frameListeners.forEach(Runnable::run);
        }
        drawCrosshair();
    }

    private void drawCrosshair() {
        crosshair.clear();
        int bar = crosshairBar.get();
        if (isDrawn() && bar >= Math.max(0, from) && bar < times.length && bar <= to) {
            var at =
                    new Crosshair.At(
                            bar, x(bar), mouseY, gestures.selectionX(), times[bar], zone, intraday);
            crosshair.draw(at, placed, colours);
        }
    }

    /// True once something is drawn.
    boolean isDrawn() {
        return !placed.isEmpty();
    }

    private double x(double bar) {
        var area = placed.getFirst().area();
        return area.getX() + (bar - from) / (to - from) * area.getWidth();
    }

    /// The bar at pixel `x`, which may lie between two.
    double bar(double x) {
        var area = placed.getFirst().area();
        return from + (x - area.getX()) / area.getWidth() * (to - from);
    }

    /// The bar whose centre is nearest to pixel `x`.
    int nearestBar(double x) {
        return Math.clamp(Math.round(bar(x)), 0, times.length - 1);
    }

    /// Chooses the mark at a pixel, or zooms to those that stand there as one; false for none.
    boolean chooseAt(double x, double y) {
        List<Layer.Mark> marks = picture.marksAt(placed, from, to, new Point2D.Double(x, y));
        if (marks.isEmpty()) {
            return false;
        }
        int first = marks.getFirst().bar();
        int last = marks.getLast().bar();
        boolean one = marks.stream().mapToInt(Layer.Mark::id).distinct().count() == 1;
        if (one || last - first < FEWEST_BARS) {
            selectedMark.set(marks.getFirst().id());
        } else {
            double air = Math.max(2, (last - first) * 0.1);
            view(first - air, last + air);
        }
        return true;
    }

    /// Moves the crosshair to a pixel, unless it is pinned.
    void hover(double x, double y) {
        mouseY = y;
        if (isDrawn() && (pinnedBar.get() < 0 || !Double.isNaN(gestures.selectionX()))) {
            crosshairBar.set(nearestBar(x));
        }
        drawCrosshair();
    }

    /// Takes the crosshair away, or back to the pinned bar.
    void leave() {
        mouseY = -1;
        crosshairBar.set(pinnedBar.get() < times.length ? pinnedBar.get() : NONE);
        drawCrosshair();
    }

    private void pinned(int bar) {
        crosshairBar.set(bar < times.length ? bar : NONE);
        drawCrosshair();
    }

    private void showMenu(ContextMenuEvent event) {
        if (isDrawn()) {
            int bar =
                    event.isKeyboardTrigger() && crosshairBar.get() >= 0
                            ? crosshairBar.get()
                            : nearestBar(event.getX());
            menu.of(export(), bar, this, name).show(this, event.getScreenX(), event.getScreenY());
        }
    }

    private ChartExport export() {
        double width = Math.floor(Math.max(200, getWidth()));
        double height = Math.floor(Math.max(120, getHeight()));
        return new ChartExport(picture, times, from, to, width, height, colours);
    }

    /// The bars in view with every line of every pane.
    public String csv() {
        return export().csv();
    }

    /// Saves the chart as it is shown, at twice its size on screen.
    public void savePng(Path file) {
        export().png(file);
    }

    /// Saves the chart as it is shown.
    public void saveSvg(Path file) {
        export().svg(file);
    }

    /// Median time of the latest frames in milliseconds.
    public double frameMillis() {
        return frames.median();
    }

    double lastFrameMillis() {
        return frames.last();
    }
}
