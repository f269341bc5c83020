package io.abtpro.ui.tuning.result;

import io.abtpro.backtest.Execution;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.time.LocalDate;
import java.util.Optional;

/// Takes over a candidate that the Backtest tab is to run.
@FunctionalInterface
public interface CandidateReceiver {
    /// @param until the last day that may be looked at: the one before the holdout while that is
    ///   sealed
    void apply(
            Strategy strategy,
            ParameterSet parameters,
            Execution execution,
            Optional<LocalDate> until);
}
