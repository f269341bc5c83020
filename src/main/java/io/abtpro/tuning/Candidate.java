package io.abtpro.tuning;

import io.abtpro.strategies.ParameterSet;

/// One cell that met the limits, as the table of candidates shows it. Nothing here is of the
/// holdout.
///
/// @param train objective on the training bars
/// @param plateau median objective of the neighbourhood; NaN where most of it breaks the limits
/// @param validation objective on the validation bars, limits aside; NaN where it cannot be
///   computed
/// @param trades closed trades on the training bars
/// @param maxDrawdown on the training bars, 0 or negative
/// @param validationMaxDrawdown on the validation bars, 0 or negative
/// @param greedy true for the greedy policy's own choice
public record Candidate(
        int cell,
        ParameterSet parameters,
        double train,
        double plateau,
        double validation,
        int trades,
        double maxDrawdown,
        double validationMaxDrawdown,
        boolean greedy) {
    /// True where the neighbourhood is far worse than the cell itself: a peak rather than a
    /// plateau.
    public boolean isPeak() {
        return !(plateau >= Landscape.least(train));
    }
}
