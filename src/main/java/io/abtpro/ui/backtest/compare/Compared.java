package io.abtpro.ui.backtest.compare;

import io.abtpro.chart.Layer;
import io.abtpro.store.RunWords;
import io.abtpro.ui.backtest.result.ShownRun;

/// A saved run beside the present one.
///
/// @param key the name that it was saved by, such as "run 3"
/// @param name what it is called, and whether it came out otherwise than when it was saved
/// @param words what the user says of it; its title stands for what it was saved by
/// @param style of its equity curve
/// @param shown true where its equity curve is drawn
record Compared(
        String key,
        String name,
        ShownRun outcome,
        RunWords words,
        Layer.Style style,
        boolean shown) {
    /// Stands behind the name of a run that came out otherwise than when it was saved.
    static final String CHANGED = ", changed";

    Compared toggled() {
        return new Compared(key, name, outcome, words, style, !shown);
    }

    /// The same run, of which these words are said.
    Compared saying(RunWords said) {
        String changed = name.endsWith(CHANGED) ? CHANGED : "";
        return new Compared(key, called(key, said) + changed, outcome, said, style, shown);
    }

    /// Its title, or what it was saved by where it has none.
    static String called(String key, RunWords words) {
        return words.title().isEmpty() ? key : words.title();
    }
}
