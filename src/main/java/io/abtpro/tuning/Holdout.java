package io.abtpro.tuning;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

/// The one place that reads the bars of a holdout. Who calls it logs the opening first: it cannot
/// be undone.
public final class Holdout {
    private Holdout() {}

    /// The run of one candidate over the holdout; earlier bars only warm it up.
    public static BacktestResult open(
            BarSeries series,
            Splits splits,
            Strategy strategy,
            ParameterSet parameters,
            Execution execution) {
        var signals = strategy.signals(new Columns(series), parameters);
        return Backtest.run(
                series, signals, strategy.protection(parameters), execution, splits.holdout());
    }
}
