package io.abtpro.scoring;

import java.util.function.Function;

/// One number about a signal, known at the close of its bar.
///
/// @param name unique, such as "rsi" or "ema(50)"
/// @param description what it is, one line, with its unit
/// @param source computes the feature of every bar, NaN before its warm-up
public record SignalFeature(
        String name, String description, Function<SignalSource, double[]> source) {
    /// The feature of every bar, shape `[bars]`, NaN before its warm-up.
    public double[] column(SignalSource signals) {
        return source.apply(signals);
    }
}
