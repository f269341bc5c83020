package io.abtpro.chart;

import java.util.List;

/// One pane of a chart, drawn under the others over the same time axis.
///
/// @param name shown in the strip above the pane, with its unit
/// @param weight share of the height
/// @param logarithmic true for a logarithmic value axis
/// @param pattern DecimalFormat of its axis and tags, such as "#,##0.00"
public record Pane(
        String name, double weight, boolean logarithmic, String pattern, List<Layer> layers) {
    public Pane {
        layers = List.copyOf(layers);
    }

    public Pane withLogarithmic(boolean now) {
        return new Pane(name, weight, now, pattern, layers);
    }

    public List<Layer.Ribbon> ribbons() {
        return layers.stream()
                .filter(Layer.Ribbon.class::isInstance)
                .map(Layer.Ribbon.class::cast)
                .toList();
    }
}
