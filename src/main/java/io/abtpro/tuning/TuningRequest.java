package io.abtpro.tuning;

import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import java.util.List;
import java.util.Optional;

/// Everything that decides the result of a tuning beside the bars.
///
/// @param strategy an id of the catalogue, or the path of a formula or a ta4j strategy JSON
/// @param strategyVersion empty until the tuning begins, and in tunings of the first workbenches
/// @param formulaText of a formula, from when the tuning begins; empty for other strategies
/// @param base the parameters it starts from; those without a range keep their value
public record TuningRequest(
        String strategy,
        Optional<String> strategyVersion,
        Optional<String> formulaText,
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
        this(strategy, Optional.empty(), Optional.empty(), base, ranges, options, splits, walk);
    }

    /// The same, begun with `begun`, the strategy of its id as it is now.
    public TuningRequest begunWith(Strategy begun) {
        return new TuningRequest(
                strategy,
                Optional.of(begun.version()),
                begun.formulaText(),
                base,
                ranges,
                options,
                splits,
                walk);
    }

    /// The strategy that is tuned; a formula as it was when the tuning began.
    ///
    /// @throws IllegalArgumentException if there is none of its id
    public Strategy tuned() {
        return StrategyCatalog.get(strategy, formulaText);
    }
}
