package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Counts the backtests of one tuning in the ledger of trials, under the keys that single backtests
/// have too.
final class TrialCount {
    private final Runs runs;
    private final String dataset;
    private final Columns visible;
    private final Strategy strategy;
    private final Execution execution;
    private final Set<String> counted = new HashSet<>();
    private final List<Runs.Trial> waiting = new ArrayList<>();

    /// @param dataset hash of the whole series
    /// @param visible columns of the bars that may be seen; gives the times of periods
    TrialCount(Runs runs, String dataset, Columns visible, Strategy strategy, Execution execution) {
        this.runs = runs;
        this.dataset = dataset;
        this.visible = visible;
        this.strategy = strategy;
        this.execution = execution;
    }

    /// @param sharpe annualised, NaN where there is none
    void add(Backtest.Period period, ParameterSet parameters, double sharpe) {
        var run =
                new RunBacktest(visible, strategy, parameters, execution, period, Optional.empty());
        Runs.Trial trial =
                run.trial(
                        sharpe
                                / Math.sqrt(
                                        visible.series().yearUpTo(period.toBar()).barsPerYear()));
        if (counted.add(trial.key())) {
            waiting.add(trial);
        }
    }

    void store() {
        runs.countTrials(dataset, waiting);
        waiting.clear();
    }
}
