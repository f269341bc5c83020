package io.abtpro.ui.backtest.inputs;

import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.jobs.BacktestPlan;
import io.abtpro.jobs.RunBacktest;
import io.abtpro.jobs.ScoreGate;
import io.abtpro.jobs.VolatilitySizing;
import io.abtpro.store.Runs;
import io.abtpro.ui.session.Research;

import java.util.BitSet;
import java.util.Optional;

/// A backtest to be made.
///
/// @param dataset its name
/// @param hidden sealed bars, of which nothing is drawn or told
/// @param counting where it is counted; empty for a value merely passed through
/// @param sizing how entries are sized; empty for their full size
/// @param gate which entries are taken; empty for all
public record BacktestRequest(
        String dataset,
        Columns columns,
        Research inputs,
        BitSet hidden,
        Optional<Runs> counting,
        Optional<VolatilitySizing> sizing,
        Optional<ScoreGate> gate) {
    /// A sized or gated run, and the plain one beside it, begin with the first forecast and the
    /// first score.
    ///
    /// @throws IllegalArgumentException if the period holds no bar
    public RunBacktest job() {
        var plan = new BacktestPlan(inputs.strategy(), inputs.parameters(), inputs.execution());
        return plan.run(columns, inputs.period(series()), counting, sizing, gate)
                .withDataset(dataset);
    }

    /// The bars that it is of.
    public BarSeries series() {
        return columns.series();
    }
}
