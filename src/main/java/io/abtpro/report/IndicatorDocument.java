package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.abtpro.indicators.IndicatorSpec;

import java.util.List;

/// An indicator and its parameters.
public record IndicatorDocument(
        String id, String name, List<Parameter> parameters, boolean overlay, String formula)
        implements Document {
    public IndicatorDocument {
        parameters = List.copyOf(parameters);
    }

    /// A parameter and its range.
    ///
    /// @param usual the value where none is given
    public record Parameter(
            String name, @JsonProperty("default") double usual, double min, double max) {
        static Parameter of(IndicatorSpec.Parameter parameter) {
            return new Parameter(
                    parameter.name(), parameter.defaultValue(), parameter.min(), parameter.max());
        }
    }

    public static IndicatorDocument of(IndicatorSpec indicator) {
        return new IndicatorDocument(
                indicator.id(),
                indicator.name(),
                indicator.parameters().stream().map(Parameter::of).toList(),
                indicator.overlay(),
                indicator.formula());
    }
}
