package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;

/// When models are fitted while a scorer walks through history.
///
/// @param firstFit signals before the first score
/// @param refitEvery signals that one model scores
/// @param embargoBars bars between the last outcome that a model may know and the first signal it scores
public record WalkOptions(int firstFit, int refitEvery, int embargoBars) {
    /// Fewest signals a first model is fitted on.
    public static final int FEWEST = 20;

    private static final int FIRST_FIT = 100;
    private static final int REFIT_EVERY = 42;
    private static final int EMBARGO = 5;
    private static final int MOST_FITS = 40;

    public WalkOptions {
        if (firstFit < FEWEST) {
            throw new RefusedException(
                    "the first fit needs at least %d signals, was %d".formatted(FEWEST, firstFit));
        }
        if (refitEvery < 1) {
            throw new RefusedException("a model must score at least 1 signal, was " + refitEvery);
        }
        if (embargoBars < 0) {
            throw new RefusedException("the embargo must be 0 bars or more, was " + embargoBars);
        }
    }

    /// First fit after 100 signals, a new one every 42, 5 bars of embargo.
    public static WalkOptions defaults() {
        return new WalkOptions(FIRST_FIT, REFIT_EVERY, EMBARGO);
    }

    /// These options for so many signals: an earlier first fit where they are few, at most 40 fits where they are many.
    public WalkOptions suitedTo(int signals) {
        int first = Math.max(FEWEST, Math.min(firstFit, signals / 3));
        int rest = Math.max(1, signals - first);
        int few = Math.max(1, rest / 8);
        return new WalkOptions(first, Math.max(Math.min(refitEvery, few), (rest + MOST_FITS - 1) / MOST_FITS), embargoBars);
    }
}
