package io.abtpro.forest;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Fits a [Classifier] to rows whose outcome is known; the same rows give the same bits. Its id is
/// the type of its models.
public interface Learner {
    /// As on the command line, such as "random-forest".
    String id();

    /// Its name in the window, such as "Random forest".
    default String label() {
        String words = id().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// Its settings by name, as kept in a manifest.
    default Map<String, String> hyperParameters() {
        return Map.of();
    }

    /// The model of `set`.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    Classifier fit(TrainingSet set, FitProgress progress);

    /// A model of this learner as its [Classifier#write] wrote it.
    ///
    /// @throws IOException where the numbers end too soon
    /// @throws IllegalArgumentException where they are no such model, or it has no saved form
    default Classifier read(DataInputStream in, List<String> featureNames) throws IOException {
        throw new IllegalArgumentException(
                "a model of type '%s' has no saved form".formatted(id()));
    }
}
