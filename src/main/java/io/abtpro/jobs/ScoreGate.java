package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.EntrySizing;
import io.abtpro.failures.RefusedException;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.StudyOptions;

/// Takes only the entries that the model valid at their signal scored above a minimum.
///
/// @param gate with the scores of these signals
/// @param options how those were made
/// @param minScore an entry at it or below is not taken
/// @param scaled true to take as large a part of the usual size as the score says
public record ScoreGate(Gate gate, StudyOptions options, double minScore, boolean scaled)
        implements EntrySizing {
    public ScoreGate {
        if (!(minScore >= 0 && minScore < 1)) {
            throw new RefusedException("the smallest score must be in [0, 1), was " + minScore);
        }
    }

    @Override
    public double factor(int signalBar, boolean isLong) {
        return gate.sizing(minScore, scaled).factor(signalBar, isLong);
    }

    /// The part of `period` from the first signal on that has a score.
    ///
    /// @throws IllegalArgumentException if the period ends before it
    public Backtest.Period within(Backtest.Period period) {
        int from = Math.max(period.fromBar(), gate.period().fromBar());
        if (from >= period.toBar()) {
            throw new RefusedException(
                    "the period ends before the first signal that has a score; choose a later end,"
                            + " or no gate");
        }
        return new Backtest.Period(from, period.toBar());
    }

    /// What makes two gates the same.
    String key() {
        boolean usual = options.label().id().equals(StudyOptions.defaults().label().id());
        return "gate %s above %s%s over %s, %s%s"
                .formatted(
                        options.learner().id(),
                        minScore,
                        scaled ? " scaled" : "",
                        options.features(),
                        options.walk(),
                        usual ? "" : ", judged by " + options.label().id());
    }
}
