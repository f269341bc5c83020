package io.abtpro.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Every counted backtest run, those of them that were given a name, and the count of everything that was tried.
public interface Runs {
    /// One backtest, kept for good.
    ///
    /// @param name under which the user saved it; empty where it was only recorded
    /// @param datasetName empty where the store knows the dataset by its hash, or not at all
    /// @param parametersJson, executionJson, metricsJson strict JSON objects
    record Run(
            String name,
            String datasetName,
            String datasetSha256,
            String strategy,
            String parametersJson,
            String executionJson,
            String metricsJson,
            String ledgerSha256,
            Instant at) {
        public Run named(String newName, String dataset) {
            return new Run(newName, dataset, datasetSha256, strategy, parametersJson, executionJson, metricsJson,
                    ledgerSha256, at);
        }
    }

    void save(Run run);

    /// The runs of the dataset that have a name, oldest first.
    List<Run> of(String datasetName);

    /// Takes the name from a saved run; it stays recorded.
    void forget(String datasetName, String name);

    /// Counts a distinct (dataset, strategy, parameters, execution, period), once; true where it was not counted before.
    ///
    /// @param key canonical text of all of them but the dataset
    /// @param sharpePerBar the Sharpe ratio of its bar returns, not annualised; NaN is not counted in the variance
    boolean countTrial(String datasetSha256, String key, double sharpePerBar);

    /// Counts many trials as [#countTrial] does.
    ///
    /// @param sharpesPerBar Sharpe ratios per bar by key
    default void countTrials(String datasetSha256, Map<String, Double> sharpesPerBar) {
        sharpesPerBar.forEach((key, sharpePerBar) -> countTrial(datasetSha256, key, sharpePerBar));
    }

    /// How many distinct trials were made on the dataset and how their Sharpe ratios (per bar) vary (n - 1; 0 below two).
    Trials trials(String datasetSha256);

    /// How many distinct trials were made on the dataset; cheaper than [#trials].
    default int trialCount(String datasetSha256) {
        return trials(datasetSha256).count();
    }

    record Trials(int count, double sharpeVariance) {}
}
