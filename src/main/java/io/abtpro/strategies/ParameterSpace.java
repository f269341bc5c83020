package io.abtpro.strategies;

import java.util.List;

/// The parameters of a strategy, in the order in which an editor shows them.
public record ParameterSpace(List<Parameter> parameters) {
    public ParameterSpace {
        parameters = List.copyOf(parameters);
    }

    /// A number that a user or a tuner may choose.
    ///
    /// @param name as on the command line, such as "fast"
    /// @param label as shown, such as "Fast average"
    /// @param unit such as "bars", "%" or ""
    /// @param integer true where only whole numbers are allowed
    /// @param offAtZero true where 0 switches the parameter off
    /// @param tip what it does, in one sentence
    public record Parameter(
            String name,
            String label,
            String unit,
            boolean integer,
            double min,
            double max,
            double step,
            double defaultValue,
            boolean offAtZero,
            String tip) {}

    /// The default of every parameter.
    public ParameterSet defaults() {
        var values = new java.util.LinkedHashMap<String, Double>();
        parameters.forEach(p -> values.put(p.name(), p.defaultValue()));
        return new ParameterSet(values);
    }
}
