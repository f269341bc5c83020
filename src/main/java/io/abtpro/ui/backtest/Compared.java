package io.abtpro.ui.backtest;

import io.abtpro.chart.Layer;

/// A saved run beside the present one.
///
/// @param name such as "run 3"
/// @param style of its equity curve
/// @param shown true where its equity curve is drawn
record Compared(String name, Outcome outcome, Layer.Style style, boolean shown) {
    Compared toggled() {
        return new Compared(name, outcome, style, !shown);
    }
}
