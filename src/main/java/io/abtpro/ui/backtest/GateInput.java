package io.abtpro.ui.backtest;

import io.abtpro.failures.RefusedException;

/// That only entries scored above a minimum are taken.
///
/// @param minScore in [0, 1)
/// @param scaled true to take as large a part of the usual size as the score says
record GateInput(double minScore, boolean scaled) {
    static final GateInput FIRST = new GateInput(0.6, false);

    GateInput {
        if (!(minScore >= 0 && minScore < 1)) {
            throw new RefusedException(
                    "the smallest score must be from 0 to below 1, was " + minScore);
        }
    }
}
