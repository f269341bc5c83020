package io.abtpro.holdout;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.report.HeldOut;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.scoring.SignalSource;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.StrategyCatalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What tunings put away of one dataset's bars and what was looked at since, as the store said when
/// it was read: all that decides which bars may be shown.
///
/// @param datasetSha256 hash of the bars; empty for those of no dataset
/// @param begun the holdout of every tuning that ever began on them, the newest first; also of
///   those that were forgotten. A tuning whose record is damaged down to its splits is left out,
///   since nobody knows what it put away.
/// @param kin what was put away of other bars: of those that these were made of, or of others made
///   of the same. The same market at the same time is sealed here too.
/// @param openings of these bars and of the others, oldest first
public record Seals(
        String datasetSha256,
        List<Begun> begun,
        List<Kin> kin,
        List<Tunings.HoldoutOpening> openings) {
    /// What one tuning put away.
    public record Begun(String strategy, Backtest.Period holdout) {}

    /// What a tuning of other bars put away.
    ///
    /// @param dataset the name of the other bars
    public record Kin(String strategy, String dataset, HeldOut time) {}

    private record Put(String strategy, Optional<String> tunedOn, HeldOut time) {}

    public Seals {
        begun = List.copyOf(begun);
        kin = List.copyOf(kin);
        openings = List.copyOf(openings);
    }

    /// Those of no dataset.
    public static Seals none() {
        return new Seals("", List.of(), List.of(), List.of());
    }

    /// What the store says now of these bars.
    public static Seals read(Tunings tunings, String datasetSha256) {
        List<Begun> begun = new ArrayList<>();
        List<Kin> kin = new ArrayList<>();
        for (Tunings.Started started : tunings.begun(datasetSha256)) {
            if (started.datasetSha256().equals(datasetSha256)) {
                TuningRequestJson.holdout(started.requestJson())
                        .ifPresent(bars -> begun.add(new Begun(started.strategy(), bars)));
            } else {
                TuningRequestJson.heldOut(started.requestJson())
                        .ifPresent(
                                time ->
                                        kin.add(
                                                new Kin(
                                                        started.strategy(),
                                                        started.datasetName(),
                                                        time)));
            }
        }
        return new Seals(datasetSha256, begun, kin, tunings.openings(datasetSha256));
    }

    /// These and those of a tuning that is about to begin.
    public Seals with(Begun next) {
        List<Begun> more = new ArrayList<>(begun);
        more.addFirst(next);
        return new Seals(datasetSha256, more, kin, openings);
    }

    /// True where these are the seals of `series`. Of other bars they say nothing, so nothing of
    /// those may be shown by them.
    public boolean isOf(BarSeries series) {
        return datasetSha256.equals(series.sha256());
    }

    /// What is sealed of `series` by tunings of `strategy`, the newest tuning first; those of other
    /// bars after its own.
    ///
    /// A strategy that was read from a file may be any tuned one: for it, all that is sealed on
    /// these bars is.
    ///
    /// @throws IllegalArgumentException if these are the seals of other bars
    public List<SealedHoldout> of(BarSeries series, String strategy) {
        if (!isOf(series)) {
            throw new IllegalArgumentException(
                    "seals must be of the bars that are asked about, were of '%s'"
                            .formatted(datasetSha256));
        }
        return of(series, tuned -> StrategyCatalog.isOfFile(strategy) || tuned.equals(strategy));
    }

    /// What is sealed of `series`, whichever strategy was tuned, the newest tuning first.
    public List<SealedHoldout> all(BarSeries series) {
        return isOf(series) ? of(series, _ -> true) : List.of();
    }

    private List<SealedHoldout> of(BarSeries series, Predicate<String> tuned) {
        return Stream.concat(own(series), kin.stream().map(Seals::put))
                .filter(put -> tuned.test(put.strategy()))
                .flatMap(
                        put ->
                                put.time().without(opened(series)).stream()
                                        .flatMap(
                                                left ->
                                                        SealedHoldout.of(
                                                                series,
                                                                put.strategy(),
                                                                put.tunedOn(),
                                                                left)
                                                                .stream()))
                .distinct()
                .toList();
    }

    private Stream<Put> own(BarSeries series) {
        return begun.stream()
                .filter(b -> b.holdout().toBar() <= series.size())
                .map(b -> new Put(b.strategy(), Optional.empty(), HeldOut.of(series, b.holdout())));
    }

    private static Put put(Kin other) {
        return new Put(other.strategy(), Optional.of(other.dataset()), other.time());
    }

    /// The times that were opened.
    private List<HeldOut> opened(BarSeries series) {
        return openings.stream()
                .map(
                        o -> {
                            long to = o.to().toEpochMilli();
                            int last = series.firstAtOrAfter(to + 1) - 1;
                            boolean own = o.datasetSha256().equals(datasetSha256) && last >= 0;
                            long known = own ? series.knownAt(last) : o.known().toEpochMilli();
                            return new HeldOut(o.from().toEpochMilli(), known);
                        })
                .toList();
    }

    /// The one of [#of] that begins first; empty where nothing is sealed.
    public Optional<SealedHoldout> first(BarSeries series, String strategy) {
        return of(series, strategy).stream()
                .min(Comparator.comparingInt(s -> s.holdout().fromBar()));
    }

    /// The newest of [#of] that a backtest of `period` would look at; empty where it may run.
    public Optional<SealedHoldout> reached(
            BarSeries series, String strategy, Backtest.Period period) {
        return of(series, strategy).stream().filter(s -> s.isReachedBy(period)).findFirst();
    }

    /// The bars of `series` of which nothing may be shown beside `strategy`.
    public BitSet hidden(BarSeries series, String strategy) {
        var hidden = new BitSet();
        of(series, strategy).forEach(s -> hidden.set(s.holdout().fromBar(), s.holdout().toBar()));
        return hidden;
    }

    /// The part of `source` that ends before its first sealed bar: all that may be scored unasked.
    public SignalSource unsealed(SignalSource source) {
        return first(source.dataset(), source.strategy().id())
                .filter(seal -> seal.holdout().fromBar() < source.series().size())
                .map(seal -> source.before(seal.holdout().fromBar()))
                .orElse(source);
    }

    /// The openings of bars of `holdout`, oldest first: where there is one, it is spent.
    public List<Tunings.HoldoutOpening> openings(BarSeries series, Backtest.Period holdout) {
        return Openings.overlapping(
                openings,
                Openings.openOf(series, holdout.fromBar()),
                Openings.openOf(series, holdout.toBar() - 1));
    }
}
