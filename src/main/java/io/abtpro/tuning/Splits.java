package io.abtpro.tuning;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;

/// Which bars are searched, which only confirm, and which stay sealed; in this order, with unused
/// bars between.
public record Splits(Period train, Period validation, Period holdout) {
    /// The fewest bars that each of the three may hold.
    public static final int FEWEST = 20;

    public Splits {
        if (validation.fromBar() < train.toBar() || holdout.fromBar() < validation.toBar()) {
            throw new RefusedException(
                    "training, validation and holdout must follow one another, were %s, %s, %s"
                            .formatted(train, validation, holdout));
        }
        check("training", train);
        check("validation", validation);
        check("holdout", holdout);
    }

    private static void check(String name, Period period) {
        if (period.toBar() - period.fromBar() < FEWEST) {
            throw new RefusedException(
                    "%s must hold at least %d bars, was %d to %d; move the split or load more bars"
                            .formatted(name, FEWEST, period.fromBar(), period.toBar()));
        }
    }

    /// The first 60 % to train, then 20 % to validate, then 20 % held out; 10 bars between are
    /// unused.
    public static Splits of(BarSeries series) {
        int n = series.size();
        return at(n, 0, (int) (n * 0.6), (int) (n * 0.8), 10);
    }

    /// Splits at these bars; the first `gap` bars of validation and of the holdout stay unused.
    ///
    /// @param bars of the series
    public static Splits at(int bars, int trainFrom, int trainTo, int validationTo, int gap) {
        if (gap < 0
                || trainFrom < 0
                || trainFrom >= trainTo
                || trainTo + gap >= validationTo
                || validationTo + gap >= bars) {
            throw new RefusedException(
                    "%,d bars cannot be split at %,d, %,d and %,d with %d unused between; move a split"
                            .formatted(bars, trainFrom, trainTo, validationTo, gap));
        }
        return new Splits(
                new Period(trainFrom, trainTo),
                new Period(trainTo + gap, validationTo),
                new Period(validationTo + gap, bars));
    }

    /// The bars that a search may see: those up to the end of training, warm-up included.
    public BarSeries trainingBars(BarSeries series) {
        return series.slice(0, train.toBar());
    }

    /// The bars before the holdout.
    public BarSeries visibleBars(BarSeries series) {
        return series.slice(0, validation.toBar());
    }
}
