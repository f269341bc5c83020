package io.abtpro.forest;

/// Fits a [Classifier] to rows whose outcome is known; the same rows give the same bits.
public interface Learner {
    /// As on the command line, such as "random-forest".
    String id();

    /// The model of `set`.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    Classifier fit(TrainingSet set, FitProgress progress);
}
