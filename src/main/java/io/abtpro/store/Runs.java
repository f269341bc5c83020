package io.abtpro.store;

import java.time.Instant;
import java.util.List;

/// Saved backtest runs and the count of everything that was tried.
public interface Runs {
    /// One backtest, saved for good.
    ///
    /// @param parametersJson, executionJson, metricsJson strict JSON objects
    record Run(
            String datasetName,
            String datasetSha256,
            String strategy,
            String parametersJson,
            String executionJson,
            String metricsJson,
            String ledgerSha256,
            Instant at) {}

    void save(Run run);

    /// The saved runs of a dataset, oldest first.
    List<Run> of(String datasetName);

    /// Removes what equals `run`; its trial stays counted.
    void remove(Run run);

    /// Counts a distinct (dataset, strategy, parameters, execution, period), once.
    ///
    /// @param key canonical text of all of them but the dataset
    /// @param sharpePerBar the Sharpe ratio of its bar returns, not annualised; NaN is not counted in the variance
    void countTrial(String datasetSha256, String key, double sharpePerBar);

    /// How many distinct trials were made on the dataset and how their Sharpe ratios (per bar) vary (n - 1; 0 below two).
    Trials trials(String datasetSha256);

    record Trials(int count, double sharpeVariance) {}
}
