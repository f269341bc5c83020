package io.abtpro.ui.backtest.compare;

import io.abtpro.chart.Layer;
import io.abtpro.ui.backtest.result.ShownRun;

/// A saved run beside the present one.
///
/// @param key the name that it was saved by, such as "run 3"
/// @param name the same, and whether it came out otherwise than when it was saved
/// @param style of its equity curve
/// @param shown true where its equity curve is drawn
record Compared(String key, String name, ShownRun outcome, Layer.Style style, boolean shown) {
    Compared toggled() {
        return new Compared(key, name, outcome, style, !shown);
    }
}
