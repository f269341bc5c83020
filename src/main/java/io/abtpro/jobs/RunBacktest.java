package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.bars.BarSeries;
import io.abtpro.diagnostics.SharpeInference;
import io.abtpro.indicators.Columns;
import io.abtpro.math.Moments;
import io.abtpro.store.Runs;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

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

    /// The result and, where its Sharpe ratio exists, how far that is from luck.
    ///
    /// Without a place to count in, the run is its own only trial, and the deflated ratio is the probabilistic one.
    @Override
    public Report run(Progress progress) {
        progress.report(0, 2, "signals");
        var signals = strategy.signals(columns, parameters);
        progress.throwIfCancelled();
        progress.report(1, 2, "backtest");
        var result = Backtest.run(series(), signals, strategy.protection(parameters), execution, period);
        Runs.Trials trials = count(result);
        progress.report(2, 2, "done");
        return new Report(result, luck(result, trials));
    }

    /// What makes two backtests of one dataset the same: canonical text, parameters in alphabetical order.
    String key() {
        var values = new TreeMap<>(parameters.values());
        return "%s@%s|%s|%s|%s|%d..%d"
                .formatted(
                        strategy.id(),
                        strategy.version(),
                        values,
                        execution,
                        series().timeframe(),
                        series().openTime(period.fromBar()),
                        series().openTime(period.toBar() - 1));
    }

    /// The run as the store keeps it, without a name.
    public Runs.Run record(BacktestResult result) {
        return new Runs.Run(
                "",
                "",
                series().sha256(),
                strategy.id(),
                RunJson.text(RunJson.parameters(parameters)),
                RunJson.text(RunJson.execution(this)),
                RunJson.text(RunJson.metrics(result.statistics())),
                result.ledgerSha256(),
                Instant.now());
    }

    private Runs.Trials count(BacktestResult result) {
        if (counting.isEmpty()) {
            return new Runs.Trials(1, 0);
        }
        Runs runs = counting.get();
        String dataset = series().sha256();
        if (runs.countTrial(dataset, key(), sharpePerBar(result))) {
            runs.save(record(result));
        }
        return runs.trials(dataset);
    }

    static double sharpePerBar(BacktestResult result) {
        return result.statistics().value(Statistic.SHARPE).orElse(Double.NaN) / Math.sqrt(result.barsPerYear());
    }

    static Optional<Luck> luck(BacktestResult result, Runs.Trials trials) {
        double sharpe = sharpePerBar(result);
        if (Double.isNaN(sharpe)) {
            return Optional.empty();
        }
        int count = Math.max(1, trials.count());
        Moments moments = Moments.of(result.barReturns());
        double best = SharpeInference.expectedBest(count, trials.sharpeVariance());
        double annual = Math.sqrt(result.barsPerYear());
        double probabilistic = probability(sharpe, 0, moments);
        double deflated = probability(sharpe, best, moments);
        return Double.isNaN(probabilistic)
                ? Optional.empty()
                : Optional.of(new Luck(count, sharpe * annual, best * annual, probabilistic, deflated));
    }

    private static double probability(double sharpe, double benchmark, Moments moments) {
        return SharpeInference.probabilistic(
                sharpe, benchmark, moments.count(), moments.skewness(), moments.kurtosis());
    }
}
