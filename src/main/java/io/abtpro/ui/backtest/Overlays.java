package io.abtpro.ui.backtest;

import io.abtpro.indicators.Columns;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The averages of a crossover, drawn over the price.
final class Overlays {
    /// Which average a strategy crosses.
    private static final Map<String, String> AVERAGE =
            Map.of("sma-cross", "sma", "ema-cross", "ema");

    private Overlays() {}

    /// A column with the name of its legend, such as "SMA 16"; values have shape `[bars]`.
    record Overlay(String name, double[] values) {}

    /// The fast and the slow average of a crossover strategy; none for another strategy.
    static List<Overlay> of(Columns columns, Inputs inputs) {
        String indicator = AVERAGE.getOrDefault(inputs.strategy().id(), "");
        var values = inputs.parameters().values();
        if (indicator.isEmpty() || !values.containsKey("fast") || !values.containsKey("slow")) {
            return List.of();
        }
        try {
            return List.of(
                    overlay(columns, indicator, inputs.parameters().get("fast")),
                    overlay(columns, indicator, inputs.parameters().get("slow")));
        } catch (IllegalArgumentException noSuchColumn) {
            return List.of(); // an overlay is no reason to withhold the result
        }
    }

    private static Overlay overlay(Columns columns, String indicator, double bars) {
        String name = "%s %.0f".formatted(indicator.toUpperCase(Locale.ROOT), bars);
        return new Overlay(name, columns.column(indicator, List.of(bars)));
    }
}
