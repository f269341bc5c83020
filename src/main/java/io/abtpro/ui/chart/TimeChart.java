package io.abtpro.ui.chart;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.jfree.fx.FXGraphics2D;
import org.jfree.svg.SVGGraphics2D;

/// Panes under one time axis: wheel zooms at the mouse, drag pans, Shift+drag selects a span, double click fits.
/// Draws about two points a pixel whatever the number of bars.
public final class TimeChart extends Region {
    private static final double ZOOM = 1.2;
    private static final double FEWEST_BARS = 5;
    private static final int FRAMES_KEPT = 31;

    private final IntegerProperty selectedMark = new SimpleIntegerProperty(this, "selectedMark", -1);
    private final ReadOnlyIntegerWrapper crosshairBar = new ReadOnlyIntegerWrapper(this, "crosshairBar", -1);
    private final Canvas plots = new Canvas();
    private final Canvas overlay = new Canvas();
    private final FXGraphics2D graphics = new FXGraphics2D(plots.getGraphicsContext2D());
    private final List<Runnable> viewListeners = new ArrayList<>();
    private final double[] frames = new double[FRAMES_KEPT];
    private int framesDrawn;
    private long[] times = {};
    private ZoneId zone = ZoneId.of("UTC");
    private boolean intraday;
    private Picture picture = new Picture(times, zone, List.of(), () -> -1, Map.of());
    private List<Picture.Placed> placed = List.of();
    private ChartColours colours = ChartColours.DARK;
    private double from;
    private double to = 1;
    private double dragX;
    private double dragFrom;
    private double dragTo;
    private boolean selecting;
    private boolean moved;
    private boolean pinned;
    private double mouseY = -1;

    public TimeChart() {
        getStyleClass().add("time-chart");
        getChildren().addAll(plots, overlay);
        setMinHeight(64);
        setFocusTraversable(true);
        selectedMark.addListener(_ -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hovered);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> left());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        setOnContextMenuRequested(event -> menu().show(this, event.getScreenX(), event.getScreenY()));
        ListChangeListener<String> restyled = _ -> followTheme();
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.getRoot().getStyleClass().removeListener(restyled);
            }
            if (now != null) {
                now.getRoot().getStyleClass().addListener(restyled);
                followTheme();
            }
        });
    }

    private void followTheme() {
        Scene scene = getScene();
        boolean light = scene != null && scene.getRoot().getStyleClass().contains("light");
        colours = light ? ChartColours.LIGHT : ChartColours.DARK;
        requestLayout();
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
        this.picture = new Picture(times, zone, panes, selectedMark::get, picture.pyramids());
        if (!sameBars) {
            pinned = false;
            crosshairBar.set(-1);
            fit();
        }
        requestLayout();
    }

    /// Shows the bars `from` to `to` (inclusive).
    public void view(double from, double to) {
        double length = Math.max(FEWEST_BARS, to - from);
        double margin = Math.max(2, length * 0.02);
        this.from = Math.max(-margin, Math.min(from, times.length - FEWEST_BARS));
        this.to = Math.min(times.length - 1 + margin, Math.max(this.from + FEWEST_BARS, this.from + length));
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

    /// The bar under the crosshair (hovered or pinned); -1 for none.
    public ReadOnlyIntegerProperty crosshairBarProperty() {
        return crosshairBar.getReadOnlyProperty();
    }

    /// The id of the chosen mark; -1 for none. A click on a mark sets it.
    public IntegerProperty selectedMarkProperty() {
        return selectedMark;
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
        placed = picture.panes().isEmpty() || times.length == 0
                ? List.of()
                : picture.draw(graphics, getWidth(), getHeight(), from, to, colours);
        frames[framesDrawn++ % FRAMES_KEPT] = (System.nanoTime() - started) / 1e6;
        drawCrosshair();
    }

    private void drawCrosshair() {
        GraphicsContext g = overlay.getGraphicsContext2D();
        g.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
        int bar = crosshairBar.get();
        if (placed.isEmpty() || bar < 0 || bar >= times.length || bar < from || bar > to) {
            return;
        }
        double x = x(bar);
        g.setStroke(fx(colours.muted()));
        g.setLineDashes(3, 3);
        g.setLineWidth(1);
        for (Picture.Placed pane : placed) {
            g.strokeLine(x, pane.area().getY(), x, pane.area().getMaxY());
            if (mouseY >= pane.area().getY() && mouseY <= pane.area().getMaxY()) {
                g.strokeLine(pane.area().getX(), mouseY, pane.area().getMaxX(), mouseY);
                String value = PriceAxis.text(pane.value(mouseY), PriceAxis.format(pane.pane().pattern()));
                tag(g, value, pane.area().getMaxX() + 2, mouseY, Picture.RIGHT - 8);
            }
        }
        String pattern = intraday ? "d MMM yyyy HH:mm" : "d MMM yyyy";
        String date = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(Instant.ofEpochMilli(times[bar]).atZone(zone));
        double width = date.length() * 6.2 + 8;
        double left = Math.max(2, Math.min(getWidth() - width - 2, x - width / 2));
        tag(g, date, left, placed.getLast().area().getMaxY() + 12, width);
        if (selecting) {
            g.setFill(fx(colours.accentGround()));
            Picture.Placed top = placed.getFirst();
            double bottom = placed.getLast().area().getMaxY();
            g.fillRect(Math.min(dragX, x), top.area().getY(), Math.abs(x - dragX), bottom - top.area().getY());
        }
    }

    private void tag(GraphicsContext g, String text, double x, double y, double width) {
        g.setFill(fx(colours.tag()));
        g.fillRoundRect(x, y - 8, width, 16, 4, 4);
        g.setFill(Color.WHITE);
        g.setFont(Font.font("Roboto", 11));
        g.fillText(text, x + 4, y + 4);
    }

    private static Color fx(java.awt.Color c) {
        return Color.rgb(c.getRed(), c.getGreen(), c.getBlue(), c.getAlpha() / 255.0);
    }

    private double x(double bar) {
        var area = placed.getFirst().area();
        return area.getX() + (bar - from) / (to - from) * area.getWidth();
    }

    private double bar(double x) {
        var area = placed.getFirst().area();
        return from + (x - area.getX()) / area.getWidth() * (to - from);
    }

    private void hovered(MouseEvent event) {
        mouseY = event.getY();
        if (!placed.isEmpty() && !pinned) {
            crosshairBar.set((int) Math.max(0, Math.min(times.length - 1, Math.round(bar(event.getX())))));
        }
        drawCrosshair();
    }

    private void left() {
        mouseY = -1;
        if (!pinned) {
            crosshairBar.set(-1);
        }
        drawCrosshair();
    }

    private void scrolled(ScrollEvent event) {
        if (!placed.isEmpty() && event.getDeltaY() != 0) {
            zoom(bar(event.getX()), event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM);
            event.consume();
        }
    }

    private void zoom(double anchor, double factor) {
        double wanted = Math.max(FEWEST_BARS, Math.min(times.length * 1.04, (to - from) * factor));
        double real = wanted / (to - from);
        view(anchor - (anchor - from) * real, anchor + (to - anchor) * real);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        dragX = event.getX();
        dragFrom = from;
        dragTo = to;
        selecting = event.isShiftDown();
        moved = false;
    }

    private void dragged(MouseEvent event) {
        if (placed.isEmpty() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        moved = moved || Math.abs(event.getX() - dragX) > 3;
        if (selecting) {
            hovered(event);
        } else if (moved) {
            double bars = (dragX - event.getX()) / placed.getFirst().area().getWidth() * (dragTo - dragFrom);
            double shift = Math.max(-dragFrom - FEWEST_BARS, Math.min(times.length - dragTo + FEWEST_BARS, bars));
            view(dragFrom + shift, dragTo + shift);
        }
    }

    private void released(MouseEvent event) {
        if (placed.isEmpty() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (selecting && moved) {
            selecting = false;
            view(bar(Math.min(dragX, event.getX())), bar(Math.max(dragX, event.getX())));
        } else if (event.getClickCount() == 2) {
            fit();
        } else if (!moved) {
            click(event);
        }
        selecting = false;
    }

    private void click(MouseEvent event) {
        for (Picture.Placed pane : placed) {
            for (Layer layer : pane.pane().layers()) {
                if (layer instanceof Layer.Markers markers) {
                    for (Layer.Mark mark : markers.marks()) {
                        if (Math.abs(x(mark.bar()) - event.getX()) < 7
                                && Math.abs(pane.y(mark.value()) - event.getY()) < 20) {
                            selectedMark.set(mark.id());
                            return;
                        }
                    }
                }
            }
        }
        pinned = true;
        crosshairBar.set((int) Math.max(0, Math.min(times.length - 1, Math.round(bar(event.getX())))));
        drawCrosshair();
    }

    private void typed(KeyEvent event) {
        double step = (to - from) / 10;
        double centre = (from + to) / 2;
        switch (event.getCode()) {
            case LEFT -> view(from - step, to - step);
            case RIGHT -> view(from + step, to + step);
            case PLUS, ADD, EQUALS -> zoom(centre, 1 / ZOOM);
            case MINUS, SUBTRACT -> zoom(centre, ZOOM);
            case DIGIT0, NUMPAD0 -> fit();
            case ESCAPE -> {
                pinned = false;
                left();
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private ContextMenu menu() {
        var copy = new MenuItem("Copy as CSV");
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(csv());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var png = new MenuItem("Save as PNG\u2026");
        png.setOnAction(_ -> choose("chart.png").ifPresent(file -> savePng(file.toPath())));
        var svg = new MenuItem("Save as SVG\u2026");
        svg.setOnAction(_ -> choose("chart.svg").ifPresent(file -> saveSvg(file.toPath())));
        return new ContextMenu(copy, png, svg);
    }

    private java.util.Optional<File> choose(String name) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        return java.util.Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
    }

    /// The bars in view, one row each, with every line of every pane.
    private String csv() {
        var text = new StringBuilder("time");
        List<double[]> columns = new ArrayList<>();
        for (Pane pane : picture.panes()) {
            for (Layer layer : pane.layers()) {
                switch (layer) {
                    case Layer.Candles c -> {
                        text.append(",open,high,low,close");
                        columns.addAll(List.of(c.open(), c.high(), c.low(), c.close()));
                    }
                    case Layer.Line l -> add(text, columns, l.name(), l.values());
                    case Layer.Area a -> add(text, columns, a.name(), a.values());
                    case Layer.Bars b -> add(text, columns, b.name(), b.values());
                    case Layer.Markers _, Layer.Span _ -> {}
                }
            }
        }
        for (int t = (int) Math.max(0, Math.ceil(from)); t <= Math.min(times.length - 1, to); t++) {
            text.append('\n').append(Instant.ofEpochMilli(times[t]));
            for (double[] column : columns) {
                text.append(',').append(Double.isNaN(column[t]) ? "" : Double.toString(column[t]));
            }
        }
        return text.append('\n').toString();
    }

    private static void add(StringBuilder text, List<double[]> columns, String name, double[] values) {
        text.append(',').append(name.replace(',', ' '));
        columns.add(values);
    }

    /// Saves the chart as it is shown, at twice its size on screen.
    public void savePng(Path file) {
        int width = (int) Math.max(200, getWidth());
        int height = (int) Math.max(120, getHeight());
        var image = new BufferedImage(2 * width, 2 * height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.scale(2, 2);
        picture.draw(g, width, height, from, to, colours);
        g.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    /// Saves the chart as it is shown.
    public void saveSvg(Path file) {
        double width = Math.max(200, getWidth());
        double height = Math.max(120, getHeight());
        var svg = new SVGGraphics2D(width, height);
        picture.draw(svg, width, height, from, to, colours);
        try {
            Files.writeString(file, svg.getSVGDocument());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    /// Median time of the latest frames in milliseconds.
    public double frameMillis() {
        int count = Math.min(framesDrawn, FRAMES_KEPT);
        if (count == 0) {
            return 0;
        }
        double[] sorted = Arrays.copyOf(frames, count);
        Arrays.sort(sorted);
        return sorted[count / 2];
    }
}
