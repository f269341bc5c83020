package io.abtpro.ui.tuning.setup;

import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import java.util.List;

/// What would be tuned if it began now.
public record SearchSetup(
        Strategy strategy,
        ParameterSet base,
        List<ParameterRange> ranges,
        TuningOptions options,
        Splits splits) {
    private static final int WALK_BARS = 1000;

    public SearchSetup {
        ranges = List.copyOf(ranges);
    }

    /// A strategy around these parameters, otherwise with the defaults.
    static SearchSetup of(
            Strategy strategy, ParameterSet base, TuningOptions options, Splits splits) {
        return new SearchSetup(
                strategy, base, ParameterGrid.around(strategy, base), options, splits);
    }

    SearchSetup withOptions(TuningOptions other) {
        return new SearchSetup(strategy, base, ranges, other, splits);
    }

    SearchSetup withSplits(Splits other) {
        return new SearchSetup(strategy, base, ranges, options, other);
    }

    /// These with `range` in place of the one of its name.
    SearchSetup withRange(ParameterRange range) {
        var changed = ranges.stream().map(r -> r.name().equals(range.name()) ? range : r).toList();
        return new SearchSetup(strategy, base, changed, options, splits);
    }

    /// How many cells keep the strategy's rules.
    ///
    /// @throws IllegalArgumentException where there are none or too many
    int cells() {
        return grid().cells().length;
    }

    /// @throws IllegalArgumentException where it has no cells or too many
    public ParameterGrid grid() {
        return ParameterGrid.of(strategy, base, ranges);
    }

    /// What the job is asked; it walks forward where there are bars enough.
    public TuningRequest request() {
        boolean walks = splits.validation().toBar() - splits.train().fromBar() >= WALK_BARS;
        return new TuningRequest(
                strategy.id(),
                base,
                ranges,
                options,
                splits,
                walks ? TuningAnalysis.Walk.defaults() : TuningAnalysis.Walk.none());
    }
}
