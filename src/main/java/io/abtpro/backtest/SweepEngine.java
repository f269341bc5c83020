package io.abtpro.backtest;

import java.util.List;

/// Computes the units of a sweep, here or on other machines.
public interface SweepEngine {
    /// Is told how far a sweep is, from any thread, and may stop it.
    @FunctionalInterface
    interface Watch {
        /// @return false to stop; units that were begun are finished and the others left out
        boolean done(int units);
    }

    /// Every [Statistic] of every cell in order, shape `[cells][statistics]`; shorter where the
    /// watch stopped it.
    double[][] run(List<SweepUnit> units, Watch watch);
}
