package io.abtpro.ui.chart;

import io.abtpro.chart.ChartColours;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Keeps a chart in the colours of the theme of the window it stands in.
final class ThemeColours {
    private ThemeColours() {}

    /// Tells `listener` the colours now and at each change of the theme.
    static void follow(Region chart, Consumer<ChartColours> listener) {
        ListChangeListener<String> restyled = _ -> listener.accept(of(chart.getScene()));
        chart.sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.getRoot().getStyleClass().removeListener(restyled);
            }
            if (now != null) {
                now.getRoot().getStyleClass().addListener(restyled);
                listener.accept(of(now));
            }
        });
    }

    private static ChartColours of(@Nullable Scene scene) {
        boolean light = scene != null && scene.getRoot().getStyleClass().contains("light");
        return light ? ChartColours.LIGHT : ChartColours.DARK;
    }
}
