package io.abtpro.indicators;

import java.util.List;

/// One entry of the indicator catalogue.
///
/// @param id as used on the command line, such as "sma"
/// @param name as shown, such as "Simple moving average"
/// @param parameters in order, with defaults
/// @param overlay true where it shares the price axis
/// @param formula formula and source, for tooltips
public record IndicatorSpec(
        String id, String name, List<Parameter> parameters, boolean overlay, String formula) {
    public IndicatorSpec {
        parameters = List.copyOf(parameters);
    }

    /// A number that the indicator takes.
    public record Parameter(String name, double defaultValue, double min, double max) {}
}
