package io.abtpro.holdout;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.store.Tunings;

import java.time.Instant;
import java.util.List;

/// Which openings of holdouts reached certain bars, oldest first: where there is one, these bars
/// are spent and confirm nothing any more.
public final class Openings {
    private Openings() {}

    /// Those that reached bars of `holdout`.
    public static List<Tunings.HoldoutOpening> of(
            Tunings tunings, BarSeries series, Backtest.Period holdout) {
        return of(
                tunings,
                series.sha256(),
                openOf(series, holdout.fromBar()),
                openOf(series, holdout.toBar() - 1));
    }

    /// Those that reached bars from `from` to `to`.
    public static List<Tunings.HoldoutOpening> of(
            Tunings tunings, String datasetSha256, Instant from, Instant to) {
        return overlapping(tunings.openings(datasetSha256), from, to);
    }

    static List<Tunings.HoldoutOpening> overlapping(
            List<Tunings.HoldoutOpening> openings, Instant from, Instant to) {
        return openings.stream()
                .filter(
                        o ->
                                !o.from().isAfter(to)
                                        && (!o.to().isBefore(from) || o.known().isAfter(from)))
                .toList();
    }

    static Instant openOf(BarSeries series, int bar) {
        return Instant.ofEpochMilli(series.openTime(bar));
    }
}
