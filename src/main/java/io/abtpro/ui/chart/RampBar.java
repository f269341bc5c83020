package io.abtpro.ui.chart;

import io.abtpro.chart.ChartColours;

import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The colours of a heat map, with the values at both ends.
public final class RampBar extends VBox {
    private static final double HIGH = 6;

    private final Canvas canvas = new Canvas();
    private final Region bar = new StackPane(canvas);
    private final Label low = new Label();
    private final Label name = new Label();
    private final Label high = new Label();
    private ChartColours colours = ChartColours.DARK;

    public RampBar() {
        bar.setMinSize(0, HIGH);
        bar.setPrefSize(100, HIGH);
        bar.setMaxHeight(HIGH);
        var words = new BorderPane(name, null, high, null, low);
        for (Label label : new Label[] {low, name, high}) {
            label.getStyleClass().add("muted");
        }
        BorderPane.setAlignment(name, Pos.CENTER);
        getChildren().setAll(bar, words);
        bar.widthProperty().subscribe(_ -> paint());
        ThemeColours.listen(
                this,
                now -> {
                    colours = now;
                    paint();
                });
    }

    /// Shows what the colours mean.
    public void show(String from, String meaning, String to) {
        low.setText(from);
        name.setText(meaning);
        high.setText(to);
    }

    private void paint() {
        double width = bar.getWidth();
        canvas.setWidth(width);
        canvas.setHeight(HIGH);
        var g = canvas.getGraphicsContext2D();
        for (int x = 0; x < width; x++) {
            g.setFill(ThemeColours.fx(colours.ramp(x / Math.max(1, width - 1))));
            g.fillRect(x, 0, 1, HIGH);
        }
    }
}
