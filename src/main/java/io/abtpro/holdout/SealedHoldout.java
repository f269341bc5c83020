package io.abtpro.holdout;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.report.HeldOut;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Bars of the holdout of a tuning that nobody has looked at. A backtest that reaches into them
/// looks at them.
///
/// @param strategy that was tuned
/// @param tunedOn the name of the dataset that it was tuned on, where that is not this one but one
///   that its bars were made of, or one made of the same; else empty
/// @param time what is opened with it: all of the sealed time, so that nothing of it stays sealed
///   on other bars of the same market, and all of its bars
/// @param holdout those bars
/// @param from, to open of the first and last of them
public record SealedHoldout(
        String datasetSha256,
        String strategy,
        Optional<String> tunedOn,
        HeldOut time,
        Backtest.Period holdout,
        Instant from,
        Instant to) {
    private static final int FEW = 100;

    /// Empty where `series` has no bar of this time.
    static Optional<SealedHoldout> of(
            BarSeries series, String strategy, Optional<String> tunedOn, HeldOut time) {
        return time.on(series)
                .map(
                        holdout ->
                                new SealedHoldout(
                                        series.sha256(),
                                        strategy,
                                        tunedOn,
                                        new HeldOut(
                                                Math.min(
                                                        time.from(),
                                                        series.openTime(holdout.fromBar())),
                                                Math.max(
                                                        time.known(),
                                                        series.knownAt(holdout.toBar() - 1))),
                                        holdout,
                                        Openings.openOf(series, holdout.fromBar()),
                                        Openings.openOf(series, holdout.toBar() - 1)));
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

    /// What was tuned, in a sentence: the strategy, and on which bars where they are others.
    public String tuned() {
        return strategy + tunedOn.map(name -> " on '%s'".formatted(name)).orElse("");
    }

    /// Why a search may not look at it, with what to do.
    String refusal(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        return ("training or validation reaches into the sealed holdout of an earlier tuning"
                        + " of %s, %s to %s; end validation before %s, or open that holdout first")
                .formatted(tuned(), first, LocalDate.ofInstant(to, zone), first);
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
                        datasetSha256,
                        Instant.ofEpochMilli(time.from()),
                        to,
                        Instant.ofEpochMilli(time.known()),
                        strategy,
                        TuningRequestJson.text(parameters),
                        at));
    }
}
