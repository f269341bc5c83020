package io.abtpro.ui.backtest;

import io.abtpro.store.Runs;
import io.abtpro.ui.chart.Layer;

/// A saved run beside the present one.
///
/// @param name such as "run 3"
/// @param style of its equity curve
/// @param shown true where its equity curve is drawn
record Compared(String name, SavedRun run, Layer.Style style, boolean shown) {
    Outcome outcome() {
        return run.outcome();
    }

    /// What the store holds of it.
    Runs.Run saved() {
        return run.run();
    }

    Compared toggled() {
        return new Compared(name, run, style, !shown);
    }
}
