package io.abtpro.strategies;

import io.abtpro.indicators.Columns;

/// A trading idea as data: parameters in, entries and exits out.
public interface Strategy {
    String id();

    String version();

    /// As shown, such as "Moving average crossover".
    String name();

    /// One sentence: when it enters and leaves.
    String description();

    /// Includes the protective parameters `stopLoss`, `takeProfit` and `trailingStop` in percent, default 0.
    ParameterSpace space();

    /// Entries and exits of every bar.
    ///
    /// @throws IllegalArgumentException if `parameters` lies outside the space or breaks a constraint
    Signals signals(Columns columns, ParameterSet parameters);

    /// The stops and target that `parameters` ask for.
    Protection protection(ParameterSet parameters);
}
