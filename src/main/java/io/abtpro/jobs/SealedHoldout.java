package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.indicators.Columns;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Bars of the holdout of a tuning that nobody has looked at. A backtest that reaches into them
/// looks at them.
///
/// @param strategy that was tuned
/// @param holdout those bars
/// @param from, to open of the first and last of them
public record SealedHoldout(
        String datasetSha256, String strategy, Backtest.Period holdout, Instant from, Instant to) {
    private static final int FEW = 100;

    /// What is sealed on these bars by tunings of `strategy`, the newest tuning first; also of
    /// those that were forgotten. A tuning whose record is damaged down to its splits seals
    /// nothing, since nobody knows what.
    ///
    /// A strategy that was read from a file may be any tuned one: for it, all that is sealed on
    /// these bars is.
    public static List<SealedHoldout> of(Tunings tunings, BarSeries series, String strategy) {
        boolean anyTuned = StrategyCatalog.isOfFile(strategy);
        List<Tunings.HoldoutOpening> openings = tunings.openings(series.sha256());
        return tunings.begun(series.sha256()).stream()
                .filter(begun -> anyTuned || begun.strategy().equals(strategy))
                .flatMap(
                        begun ->
                                TuningRequestJson.holdout(begun.requestJson()).stream()
                                        .filter(holdout -> holdout.toBar() <= series.size())
                                        .flatMap(holdout -> unopened(holdout, series, openings))
                                        .map(
                                                period ->
                                                        new SealedHoldout(
                                                                series.sha256(),
                                                                begun.strategy(),
                                                                period,
                                                                Instant.ofEpochMilli(
                                                                        series.openTime(
                                                                                period.fromBar())),
                                                                Instant.ofEpochMilli(
                                                                        series.openTime(
                                                                                period.toBar()
                                                                                        - 1)))))
                .distinct()
                .toList();
    }

    /// The one of [#of] that begins first; empty where nothing is sealed.
    public static Optional<SealedHoldout> first(
            Tunings tunings, BarSeries series, String strategy) {
        return of(tunings, series, strategy).stream()
                .min(Comparator.comparingInt(s -> s.holdout().fromBar()));
    }

    /// The part of `source` that ends before its first sealed bar: all that may be scored unasked.
    public static SignalSource unsealed(Tunings tunings, SignalSource source) {
        return first(tunings, source.dataset(), source.strategy().id())
                .filter(seal -> seal.holdout().fromBar() < source.series().size())
                .map(seal -> source.before(seal.holdout().fromBar()))
                .orElse(source);
    }

    /// The stretches of `holdout` that no opening reached, in order of time.
    private static Stream<Backtest.Period> unopened(
            Backtest.Period holdout, BarSeries series, List<Tunings.HoldoutOpening> openings) {
        var opened = new BitSet();
        openings.forEach(
                o ->
                        opened.set(
                                series.firstAtOrAfter(o.from().toEpochMilli()),
                                series.firstAtOrAfter(o.to().toEpochMilli() + 1)));
        List<Backtest.Period> stretches = new ArrayList<>();
        int from = opened.nextClearBit(holdout.fromBar());
        while (from < holdout.toBar()) {
            int next = opened.nextSetBit(from);
            int to = next < 0 ? holdout.toBar() : Math.min(next, holdout.toBar());
            stretches.add(new Backtest.Period(from, to));
            from = opened.nextClearBit(to);
        }
        return stretches.stream();
    }

    /// True where a backtest of these bars would trade bars of the holdout.
    public boolean isReachedBy(Backtest.Period period) {
        return period.toBar() > holdout.fromBar() && period.fromBar() < holdout.toBar();
    }

    /// Why a search may not look at it, with what to do.
    String refusal(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        return "training or validation reaches into the sealed holdout of an earlier tuning of %s, %s to %s; end validation before %s, or open that holdout first"
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
