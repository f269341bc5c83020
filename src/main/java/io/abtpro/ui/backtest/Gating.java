package io.abtpro.ui.backtest;

import io.abtpro.failures.RefusedException;

/// That only entries scored above a minimum are taken.
///
/// @param minScore in [0, 1)
/// @param scaled true to take as large a part of the usual size as the score says
record Gating(double minScore, boolean scaled) {
    static final Gating FIRST = new Gating(0.6, false);

    Gating {
        if (!(minScore >= 0 && minScore < 1)) {
            throw new RefusedException(
                    "the smallest score must be from 0 to below 1, was " + minScore);
        }
    }
}
