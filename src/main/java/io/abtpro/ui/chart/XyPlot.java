package io.abtpro.ui.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;
import org.jfree.fx.FXGraphics2D;

/// Marks over two axes: lines, bands, points and bars. A right click copies and saves it.
public final class XyPlot extends Region {
    private final Canvas canvas = new Canvas();
    private final FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
    private final ChartMenu menu = new ChartMenu();
    private XyPicture picture = new XyPicture(XyAxis.of("", "0"), XyAxis.of("", "0"), List.of());

    public XyPlot() {
        getStyleClass().add("xy-plot");
        getChildren().setAll(canvas);
        setMinSize(0, 64);
        setOnContextMenuRequested(this::showMenu);
        ListChangeListener<String> restyled = _ -> requestLayout();
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.getRoot().getStyleClass().removeListener(restyled);
            }
            if (now != null) {
                now.getRoot().getStyleClass().addListener(restyled);
                requestLayout();
            }
        });
    }

    /// Shows these marks, the first at the back.
    public void show(XyAxis x, XyAxis y, List<XyMark> marks) {
        picture = new XyPicture(x, y, marks);
        requestLayout();
    }

    /// Where a picture cannot be saved, `listener` is told.
    public void onFailure(Consumer<RuntimeException> listener) {
        menu.onFailure(listener);
    }

    /// The points of every mark.
    public String csv() {
        return export().csv();
    }

    /// Saves the plot as it is shown, at twice its size on screen.
    public void savePng(Path file) {
        export().png(file);
    }

    /// Saves the plot as it is shown.
    public void saveSvg(Path file) {
        export().svg(file);
    }

    private XyExport export() {
        return new XyExport(
                picture, Math.floor(Math.max(120, getWidth())), Math.floor(Math.max(80, getHeight())), colours());
    }

    private ChartColours colours() {
        boolean light = getScene() != null && getScene().getRoot().getStyleClass().contains("light");
        return light ? ChartColours.LIGHT : ChartColours.DARK;
    }

    private void showMenu(ContextMenuEvent event) {
        menu.of(export(), 0, getScene()).show(this, event.getScreenX(), event.getScreenY());
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        picture.draw(graphics, getWidth(), getHeight(), colours());
    }
}
