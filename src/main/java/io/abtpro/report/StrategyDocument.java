package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.abtpro.strategies.Strategy;

import java.util.List;

/// A strategy and its parameters.
public record StrategyDocument(
        String id, String version, String name, String description, List<Parameter> parameters)
        implements Document {
    public StrategyDocument {
        parameters = List.copyOf(parameters);
    }

    /// A parameter and its range.
    ///
    /// @param usual the value where none is given
    public record Parameter(
            String name,
            String label,
            String unit,
            String type,
            double min,
            double max,
            double step,
            @JsonProperty("default") double usual,
            boolean offAtZero,
            String tip) {
        static Parameter of(io.abtpro.strategies.ParameterSpace.Parameter parameter) {
            return new Parameter(
                    parameter.name(),
                    parameter.label(),
                    parameter.unit(),
                    parameter.integer() ? "integer" : "number",
                    parameter.min(),
                    parameter.max(),
                    parameter.step(),
                    parameter.defaultValue(),
                    parameter.offAtZero(),
                    parameter.tip());
        }
    }

    public static StrategyDocument of(Strategy strategy) {
        return new StrategyDocument(
                strategy.id(),
                strategy.version(),
                strategy.name(),
                strategy.description(),
                strategy.space().parameters().stream().map(Parameter::of).toList());
    }
}
