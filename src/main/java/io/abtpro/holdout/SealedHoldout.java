package io.abtpro.holdout;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Bars of the holdout of a tuning that nobody has looked at. A backtest that reaches into them
/// looks at them.
///
/// @param strategy that was tuned
/// @param holdout those bars
/// @param from, to open of the first and last of them
public record SealedHoldout(
        String datasetSha256, String strategy, Backtest.Period holdout, Instant from, Instant to) {
    private static final int FEW = 100;

    static SealedHoldout of(BarSeries series, String strategy, Backtest.Period holdout) {
        return new SealedHoldout(
                series.sha256(),
                strategy,
                holdout,
                Openings.openOf(series, holdout.fromBar()),
                Openings.openOf(series, holdout.toBar() - 1));
    }

    /// What the store says now: [Seals#of].
    public static List<SealedHoldout> of(Tunings tunings, BarSeries series, String strategy) {
        return Seals.read(tunings, series.sha256()).of(series, strategy);
    }

    /// What the store says now: [Seals#unsealed].
    public static SignalSource unsealed(Tunings tunings, SignalSource source) {
        return Seals.read(tunings, source.dataset().sha256()).unsealed(source);
    }

    /// True where a backtest of these bars would trade bars of the holdout.
    public boolean isReachedBy(Backtest.Period period) {
        return period.toBar() > holdout.fromBar() && period.fromBar() < holdout.toBar();
    }

    /// Why a search may not look at it, with what to do.
    String refusal(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        return ("training or validation reaches into the sealed holdout of an earlier tuning"
                        + " of %s, %s to %s; end validation before %s, or open that holdout first")
                .formatted(strategy, first, LocalDate.ofInstant(to, zone), first);
    }

    /// Tries `parameters` on the first bars, so that nothing is opened for a run that cannot be.
    ///
    /// @throws IllegalArgumentException as the run would
    public static void check(BarSeries series, Strategy strategy, ParameterSet parameters) {
        strategy.signals(new Columns(series.slice(0, Math.min(FEW, series.size()))), parameters);
    }

    /// Logs that a backtest with these parameters looks at it; done before the backtest.
    public void open(Tunings tunings, ParameterSet parameters, Instant at) {
        tunings.openHoldout(
                new Tunings.HoldoutOpening(
                        datasetSha256, from, to, strategy, TuningRequestJson.text(parameters), at));
    }
}
