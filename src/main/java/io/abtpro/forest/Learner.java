package io.abtpro.forest;

import java.util.Map;

/// Fits a [Classifier] to rows whose outcome is known; the same rows give the same bits.
public interface Learner {
    /// As on the command line, such as "random-forest".
    String id();

    /// Its settings by name, as kept in a manifest.
    default Map<String, String> hyperParameters() {
        return Map.of();
    }

    /// The model of `set`.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    Classifier fit(TrainingSet set, FitProgress progress);
}
