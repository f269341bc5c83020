package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings the sample data into a workspace and backtests one strategy, at its defaults, on two of
/// the series.
///
/// @param samples imports those samples that are not there yet
/// @param strategy the strategy to show
public record RunDemo(Workspace workspace, Job<?> samples, Strategy strategy)
        implements Job<List<RunDemo.Run>> {
    /// The names of the sample datasets that are shown: years of days, and a week of minutes.
    public static final List<String> DATASETS = List.of("S&P 500", "BTC/USD Bitstamp");

    /// One backtest of the demonstration.
    ///
    /// @param dataset the stored name
    public record Run(String dataset, RunBacktest backtest, RunBacktest.Report report) {}

    @Override
    public List<Run> run(Progress progress) throws Exception {
        samples.run(progress);
        List<Run> runs = new ArrayList<>();
        for (String dataset : DATASETS) {
            progress.throwIfCancelled();
            progress.report(
                    runs.size(), DATASETS.size(), "Backtest " + strategy.id() + " on " + dataset);
            var columns = new Columns(workspace.datasets().bars(dataset));
            var backtest =
                    new RunBacktest(
                                    columns,
                                    strategy,
                                    strategy.space().defaults(),
                                    Execution.defaults(),
                                    Backtest.Period.all(columns.series()),
                                    Optional.of(workspace.runs()))
                            .withDataset(dataset);
            runs.add(new Run(dataset, backtest, backtest.run(progress)));
        }
        return runs;
    }
}
