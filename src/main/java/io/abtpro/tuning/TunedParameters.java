package io.abtpro.tuning;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.TradingYear;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tuned strategy with all that is needed to run it again to the same trades, and to know how far
/// to believe it.
///
/// @param strategyId, strategyVersion of the catalogue, or of a file
/// @param formulaText of a formula, whose SHA-256 is the version; empty for other strategies, and
///   in exports of earlier workbenches
/// @param plateaus stretches by parameter name in which the objective stays near the plateau
/// @param method what searched, with its seed and counts
/// @param dataset the bars
/// @param bias how far selection explains the result
/// @param year by which figures of the training bars are made yearly, as it is known at their end;
///   empty in exports of earlier workbenches
/// @param ledgerFrom, ledgerTo open of the first and last bar of the run behind the ledger: all
///   that may be seen, the holdout where it was opened
public record TunedParameters(
        String strategyId,
        String strategyVersion,
        Optional<String> formulaText,
        List<Parameter> parameters,
        Map<String, Range> plateaus,
        Goal objective,
        Search method,
        Dataset dataset,
        Execution execution,
        Parts splits,
        Bias bias,
        Optional<TradingYear> year,
        Instant ledgerFrom,
        Instant ledgerTo,
        String ledgerSha256,
        Map<String, String> engine,
        Instant exportedAt) {
    public TunedParameters {
        parameters = List.copyOf(parameters);
    }

    /// The strategy that was tuned; a formula as it was then.
    ///
    /// @throws IllegalArgumentException if there is none of its id
    public Strategy strategy() {
        return StrategyCatalog.get(strategyId, formulaText);
    }

    /// The same, exported at another moment.
    public TunedParameters exported(Instant at) {
        return new TunedParameters(
                strategyId,
                strategyVersion,
                formulaText,
                parameters,
                plateaus,
                objective,
                method,
                dataset,
                execution,
                splits,
                bias,
                year,
                ledgerFrom,
                ledgerTo,
                ledgerSha256,
                engine,
                at);
    }

    /// @param integer true where only whole numbers are allowed
    /// @param tuned true where the search could change it, within min, max and step
    public record Parameter(
            String name,
            double value,
            boolean integer,
            double min,
            double max,
            double step,
            boolean tuned) {}

    public record Range(double low, double high) {}

    /// @param validation NaN where it cannot be computed
    /// @param holdout empty while sealed
    public record Goal(String name, double train, double validation, Optional<Double> holdout) {}

    /// @param episodes that were done; 0 for other methods
    /// @param settings what else the search needs to be repeated; empty in exports of the first
    ///   workbenches
    public record Search(
            String name,
            long seed,
            int episodes,
            int distinctBacktests,
            Optional<Settings> settings) {}

    /// @param start of the tuned parameters, in the order of the ranges
    /// @param episodes, budget that were asked for
    public record Settings(
            List<Start> start,
            int episodes,
            int budget,
            double learningRate,
            double discount,
            int barsPerStep,
            int minTrades,
            double maxDrawdown) {
        public Settings {
            start = List.copyOf(start);
        }
    }

    public record Start(String name, double value) {}

    public record Dataset(
            String name,
            String symbol,
            String timeframe,
            String zone,
            String sha256,
            Instant from,
            Instant to,
            int bars) {}

    /// @param opened when the holdout was looked at; empty while sealed
    public record Parts(Part train, Part validation, Part holdout, Optional<Instant> opened) {}

    /// Opens of the first and last bar.
    public record Part(Instant from, Instant to) {}

    /// @param trials distinct backtests counted on the dataset
    /// @param expectedBestSharpe of so many trials without skill, annualised: what dsr is measured
    ///   against
    /// @param psr, dsr, pbo NaN where they cannot be computed
    /// @param pboError one standard error of pbo
    public record Bias(
            int trials,
            double expectedBestSharpe,
            double psr,
            double dsr,
            double pbo,
            double pboError) {}

    /// The parameters as a set.
    public ParameterSet set() {
        var values = new java.util.LinkedHashMap<String, Double>();
        parameters.forEach(p -> values.put(p.name(), p.value()));
        return new ParameterSet(values);
    }
}
