package io.abtpro.ui.chart;

import io.abtpro.chart.ChartColours;

import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// The colours of the theme of the window in which a chart stands.
final class ThemeColours {
    private ThemeColours() {}

    /// Keeps a chart in them: tells `listener` the colours now and at each change of the theme.
    static void listen(Region chart, Consumer<ChartColours> listener) {
        ListChangeListener<String> restyled = _ -> listener.accept(of(chart.getScene()));
        chart.sceneProperty()
                .addListener(
                        (_, before, now) -> {
                            if (before != null) {
                                before.getRoot().getStyleClass().removeListener(restyled);
                            }
                            if (now != null) {
                                now.getRoot().getStyleClass().addListener(restyled);
                                listener.accept(of(now));
                            }
                        });
    }

    /// A colour of a picture for a canvas.
    static Color fx(java.awt.Color colour) {
        return Color.rgb(
                colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha() / 255.0);
    }

    static ChartColours of(@Nullable Scene scene) {
        boolean light = scene != null && scene.getRoot().getStyleClass().contains("light");
        return light ? ChartColours.LIGHT : ChartColours.DARK;
    }
}
