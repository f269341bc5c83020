package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;
import io.abtpro.math.Growth;

/// When models are fitted while a scorer walks through history.
///
/// Fits are counted in outcomes that were known by then, never in what a file holds in all: how
/// long the history goes on decides nothing about its beginning. With a share of growth the fits
/// thin out as outcomes grow, so that a walk through many signals has a number of fits like the
/// logarithm of theirs.
///
/// @param firstFit outcomes known before the first score
/// @param refitEvery outcomes that must at least have become known since a fit for the next one
/// @param embargoBars bars between the last outcome that a model may know and the first signal it
///   scores
/// @param growth share by which the known outcomes must have grown as well; 0 for a fit at each
///   `refitEvery`
public record WalkOptions(int firstFit, int refitEvery, int embargoBars, double growth) {
    /// Fewest outcomes a first model is fitted on.
    public static final int FEWEST = 20;

    private static final int REFIT_EVERY = 5;
    private static final int EMBARGO = 5;
    private static final double GROWTH = 0.1;

    public WalkOptions {
        if (firstFit < FEWEST) {
            throw new RefusedException(
                    "the first fit needs at least %d outcomes, was %d".formatted(FEWEST, firstFit));
        }
        if (refitEvery < 1) {
            throw new RefusedException(
                    "between two fits must be at least 1 outcome, was " + refitEvery);
        }
        if (embargoBars < 0) {
            throw new RefusedException("the embargo must be 0 bars or more, was " + embargoBars);
        }
        if (!(growth >= 0 && growth <= 1)) {
            throw new RefusedException("growth between two fits must be in [0, 1], was " + growth);
        }
    }

    /// A fit at every so many outcomes.
    public WalkOptions(int firstFit, int refitEvery, int embargoBars) {
        this(firstFit, refitEvery, embargoBars, 0);
    }

    /// First fit at 20 outcomes, then at each tenth more, at least 5; 5 bars of embargo.
    public static WalkOptions defaults() {
        return new WalkOptions(FEWEST, REFIT_EVERY, EMBARGO, GROWTH);
    }

    /// These options with so many outcomes between fits; another number than now stands for every
    /// fit.
    public WalkOptions with(int first, int every, int embargo) {
        return new WalkOptions(first, every, embargo, every == refitEvery ? growth : 0);
    }

    /// How many outcomes must be known for the fit after one that knew `known`.
    int next(int known) {
        return Growth.next(known, refitEvery, growth);
    }
}
