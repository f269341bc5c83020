package io.abtpro.ui.session;

import io.abtpro.bars.BarSeries;
import io.abtpro.holdout.Seals;
import io.abtpro.store.Tunings;

/// The record of a tuning, of which only the holdout is readable.
final class SealingStarted {
    private SealingStarted() {}

    static Tunings.Started of(BarSeries series, Seals.Begun begun) {
        int from = begun.holdout().fromBar();
        return new Tunings.Started(
                "made",
                series.sha256(),
                begun.strategy(),
                "GRID",
                "{\"splits\":[0,%d,%d,%d,%d,%d]}"
                        .formatted(from / 2, from / 2, from, from, begun.holdout().toBar()),
                "{}");
    }
}
