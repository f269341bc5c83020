package io.abtpro.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/// Every counted backtest run, those of them that were given a name, and the count of everything
/// that was tried.
public interface Runs {
    /// One backtest, kept for good.
    ///
    /// @param name under which the user saved it; empty where it was only recorded
    /// @param datasetName empty where the store knows the dataset by its hash, or not at all
    /// @param documentJson the run's document, a strict JSON object. Of a run that an older
    ///   workbench saved it has no `schemaVersion`, and only `parameters`, `execution` and
    ///   `metrics`.
    /// @param words what the user says of it
    record Run(
            String name,
            String datasetName,
            String datasetSha256,
            String strategy,
            String documentJson,
            String ledgerSha256,
            Instant at,
            RunWords words) {
        /// A run of which nothing is said.
        public Run(
                String name,
                String datasetName,
                String datasetSha256,
                String strategy,
                String documentJson,
                String ledgerSha256,
                Instant at) {
            this(
                    name,
                    datasetName,
                    datasetSha256,
                    strategy,
                    documentJson,
                    ledgerSha256,
                    at,
                    RunWords.NONE);
        }

        /// What it is called: its title, or what it was saved as where it has none.
        public String called() {
            return words.title().isEmpty() ? name : words.title();
        }

        /// The same run, of which these words are said.
        public Run saying(RunWords said) {
            return new Run(
                    name,
                    datasetName,
                    datasetSha256,
                    strategy,
                    documentJson,
                    ledgerSha256,
                    at,
                    said);
        }

        public Run named(String newName, String dataset) {
            return new Run(
                    newName,
                    dataset,
                    datasetSha256,
                    strategy,
                    documentJson,
                    ledgerSha256,
                    at,
                    words);
        }
    }

    void save(Run run);

    /// What tells when a run is kept.
    default InstantSource runClock() {
        return InstantSource.system();
    }

    /// The runs of the dataset that have a name, oldest first.
    List<Run> of(String datasetName);

    /// Says `words` of the saved run, in place of what was said of it before.
    ///
    /// @throws StoreException if there is no such run, or another one of the dataset is called so
    void describe(String datasetName, String name, RunWords words);

    /// Takes the name from a saved run; it stays recorded.
    void forget(String datasetName, String name);

    /// One backtest to be counted.
    ///
    /// @param key canonical text of strategy, parameters, execution and period
    /// @param period which bars, such as their times; equal for equal bars
    /// @param bars of the period
    /// @param sharpePerBar the Sharpe ratio of its bar returns, not annualised; NaN is not counted
    ///   in the variance
    record Trial(String key, String period, int bars, double sharpePerBar) {}

    /// Counts a distinct trial on the dataset, once; true where it was not counted before.
    boolean countTrial(String datasetSha256, Trial trial);

    /// Counts many trials as [#countTrial] does.
    default void countTrials(String datasetSha256, Collection<Trial> trials) {
        trials.forEach(trial -> countTrial(datasetSha256, trial));
    }

    /// How many distinct trials were made on the dataset and how far apart their Sharpe ratios are.
    Trials trials(String datasetSha256);

    /// How many distinct trials were made on the dataset; cheaper than [#trials].
    default int trialCount(String datasetSha256) {
        return trials(datasetSha256).count();
    }

    /// What was counted on a dataset.
    ///
    /// @param spreads one for each period in which two trials or more have a Sharpe ratio
    record Trials(int count, List<Spread> spreads) {
        public Trials {
            spreads = List.copyOf(spreads);
        }

        /// A run that nothing else was counted beside.
        public static Trials one() {
            return new Trials(1, List.of());
        }

        /// Variance of Sharpe x sqrt(bars) among trials of the same bars, pooled over the periods.
        ///
        /// Ratios of different bars differ by what the market did there, not by luck among trials,
        /// so they are never held against each other. Where no two trials share their bars it is 1,
        /// as among trials without skill; 0 for one trial.
        public double standardisedVariance() {
            double freedom = 0;
            double sum = 0;
            for (Spread spread : spreads) {
                freedom += spread.trials() - 1;
                sum += (spread.trials() - 1) * spread.variance() * spread.bars();
            }
            if (freedom > 0) {
                return sum / freedom;
            }
            return count > 1 ? 1 : 0;
        }
    }

    /// How far apart the Sharpe ratios of trials of the same bars are.
    ///
    /// @param variance of the ratios per bar (n - 1)
    record Spread(int trials, int bars, double variance) {}
}
