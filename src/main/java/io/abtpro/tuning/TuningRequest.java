package io.abtpro.tuning;

import io.abtpro.strategies.ParameterSet;

import java.util.List;
import java.util.Optional;

/// Everything that decides the result of a tuning beside the bars.
///
/// @param strategy an id of the catalogue, or the path of a ta4j strategy JSON
/// @param strategyVersion empty until the tuning begins, and in tunings of the first workbenches
/// @param base the parameters it starts from; those without a range keep their value
public record TuningRequest(
        String strategy,
        Optional<String> strategyVersion,
        ParameterSet base,
        List<ParameterRange> ranges,
        TuningOptions options,
        Splits splits,
        TuningAnalysis.Walk walk) {
    public TuningRequest {
        ranges = List.copyOf(ranges);
    }

    /// A request that has not begun.
    public TuningRequest(
            String strategy,
            ParameterSet base,
            List<ParameterRange> ranges,
            TuningOptions options,
            Splits splits,
            TuningAnalysis.Walk walk) {
        this(strategy, Optional.empty(), base, ranges, options, splits, walk);
    }

    public TuningRequest withStrategyVersion(String version) {
        return new TuningRequest(
                strategy, Optional.of(version), base, ranges, options, splits, walk);
    }
}
