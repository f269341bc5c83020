package io.abtpro.report;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A time that a tuning held out, so that it can be found on other bars of the same market.
///
/// @param from open of the first bar (epoch ms, UTC)
/// @param known when the last bar is complete (epoch ms, UTC)
public record HeldOut(long from, long known) {
    /// That of bars of `series`.
    public static HeldOut of(BarSeries series, Backtest.Period bars) {
        return new HeldOut(series.openTime(bars.fromBar()), series.knownAt(bars.toBar() - 1));
    }

    /// What is left of it, in order, when `others` are taken away.
    public List<HeldOut> without(List<HeldOut> others) {
        List<HeldOut> left = new ArrayList<>();
        long at = from;
        for (HeldOut other :
                others.stream().sorted(Comparator.comparingLong(HeldOut::from)).toList()) {
            if (other.from > at && at < known) {
                left.add(new HeldOut(at, Math.min(other.from, known)));
            }
            at = Math.max(at, other.known);
        }
        if (at < known) {
            left.add(new HeldOut(at, known));
        }
        return left;
    }

    /// The bars of `series` that have a part of it; empty where there are none.
    public Optional<Backtest.Period> on(BarSeries series) {
        int first = series.firstAtOrAfter(from);
        while (first > 0 && series.knownAt(first - 1) > from) {
            first--;
        }
        int to = series.firstAtOrAfter(known);
        return first < to ? Optional.of(new Backtest.Period(first, to)) : Optional.empty();
    }
}
