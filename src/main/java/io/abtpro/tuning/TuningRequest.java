package io.abtpro.tuning;

import io.abtpro.strategies.ParameterSet;
import java.util.List;

/// Everything that decides the result of a tuning beside the bars.
///
/// @param strategy an id of the catalogue, or the path of a ta4j strategy JSON
/// @param base the parameters it starts from; those without a range keep their value
public record TuningRequest(
        String strategy,
        ParameterSet base,
        List<ParameterRange> ranges,
        TuningOptions options,
        Splits splits,
        TuningAnalysis.Walk walk) {
    public TuningRequest {
        ranges = List.copyOf(ranges);
    }
}
