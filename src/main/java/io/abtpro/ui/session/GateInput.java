package io.abtpro.ui.session;

import io.abtpro.failures.RefusedException;

/// That only entries scored above a minimum are taken.
///
/// @param minScore in [0, 1)
/// @param scaled true to take as large a part of the usual size as the score says
public record GateInput(double minScore, boolean scaled) {
    /// Where nothing else was chosen.
    public static final GateInput FIRST = new GateInput(0.6, false);

    public GateInput {
        if (!(minScore >= 0 && minScore < 1)) {
            throw new RefusedException(
                    "the smallest score must be from 0 to below 1, was " + minScore);
        }
    }
}
