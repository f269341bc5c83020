package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import java.util.Optional;

/// Backtests one strategy and says how far its Sharpe ratio is from luck.
///
/// @param columns the indicator columns of the series, kept by the caller so that a second run is fast
/// @param counting where the trial is counted; empty for a value that was only passed through
public record RunBacktest(
        Columns columns,
        Strategy strategy,
        ParameterSet parameters,
        Execution execution,
        Backtest.Period period,
        Optional<Runs> counting)
        implements Job<RunBacktest.Report> {
    /// @param luck absent where the Sharpe ratio cannot be computed
    public record Report(BacktestResult result, Optional<Luck> luck) {}

    /// @param trials distinct backtests counted on this dataset, this one included
    /// @param expectedBestSharpe what the best of that many skill-less trials would show, annualised
    /// @param probabilisticSharpe probability that the true Sharpe ratio is above 0
    /// @param deflatedSharpe probability that it is above the expected best of skill-less trials
    public record Luck(
            int trials, double sharpe, double expectedBestSharpe, double probabilisticSharpe, double deflatedSharpe) {}

    public BarSeries series() {
        return columns.series();
    }

    @Override
    public Report run(Progress progress) {
        throw new UnsupportedOperationException("backtest " + progress);
    }
}
