package io.abtpro.strategies;

import io.abtpro.indicators.Columns;

import java.util.Optional;

/// A trading idea as data: parameters in, entries and exits out.
public interface Strategy {
    String id();

    String version();

    /// True unless `kept`, the version beside an earlier result, is another one.
    default boolean isVersion(String kept) {
        return version().equals(kept);
    }

    /// The formula's text where one says it: with it, the strategy outlives its file. Empty for
    /// every other strategy.
    default Optional<String> formulaText() {
        return Optional.empty();
    }

    /// As shown, such as "Moving average crossover".
    String name();

    /// One sentence: when it enters and leaves.
    String description();

    /// Includes the protective parameters `stopLoss`, `takeProfit` and `trailingStop` in percent,
    /// default 0.
    ParameterSpace space();

    /// True where `parameters`, each inside its range, keep the rules between them, such as fast
    /// below slow.
    default boolean allows(ParameterSet parameters) {
        return true;
    }

    /// Entries and exits of every bar.
    ///
    /// @throws IllegalArgumentException if `parameters` lies outside the space or breaks a
    ///   constraint
    Signals signals(Columns columns, ParameterSet parameters);

    /// The stops and target that `parameters` ask for.
    Protection protection(ParameterSet parameters);
}
