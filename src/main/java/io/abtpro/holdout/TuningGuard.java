package io.abtpro.holdout;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningRequest;

import java.time.LocalDate;
import java.time.ZoneId;

/// What keeps a tuning from beginning, from going on and from being shown again.
public final class TuningGuard {
    private TuningGuard() {}

    /// The bars that a tuning looks at.
    public static Backtest.Period looked(Splits splits) {
        return new Backtest.Period(splits.train().fromBar(), splits.validation().toBar());
    }

    /// @throws IllegalArgumentException if a tuning that begins would look at a sealed holdout of
    ///   an earlier one
    public static void checkBegins(
            Seals seals, BarSeries series, Strategy strategy, Splits splits) {
        seals.reached(series, strategy.id(), looked(splits))
                .ifPresent(
                        seal -> {
                            throw new RefusedException(seal.refusal(series.zone()));
                        });
    }

    /// Its own holdout does not matter here: its training and validation end before that.
    ///
    /// @throws IllegalArgumentException if tuning `id` would look at a holdout that another one
    ///   sealed since it began, or its strategy is of another version now
    public static void checkGoesOn(
            Seals seals, long id, BarSeries series, Strategy strategy, TuningRequest request) {
        checkVersion(id, strategy, request);
        seals.reached(series, strategy.id(), looked(request.splits()))
                .ifPresent(
                        seal -> {
                            ZoneId zone = series.zone();
                            LocalDate first = LocalDate.ofInstant(seal.from(), zone);
                            throw new RefusedException(
                                    ("training or validation of tuning %d reaches into the sealed"
                                         + " holdout of another tuning of %s, %s to %s; open that"
                                         + " holdout first, or begin a tuning whose validation ends"
                                         + " before %s")
                                            .formatted(
                                                    id,
                                                    seal.tuned(),
                                                    first,
                                                    LocalDate.ofInstant(seal.to(), zone),
                                                    first));
                        });
    }

    /// A request of the first workbenches has no version; nothing is compared then.
    ///
    /// @throws IllegalArgumentException if the strategy of tuning `id` is of another version now
    public static void checkVersion(long id, Strategy strategy, TuningRequest request) {
        request.strategyVersion()
                .filter(version -> !strategy.isVersion(version))
                .ifPresent(
                        version -> {
                            throw new RefusedException(
                                    ("tuning %d needs version %s of strategy %s,"
                                                    + " which is now version %s; bring that version"
                                                    + " back, or begin a new tuning")
                                            .formatted(
                                                    id,
                                                    version,
                                                    strategy.id(),
                                                    strategy.version()));
                        });
    }
}
