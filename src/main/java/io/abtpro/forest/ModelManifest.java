package io.abtpro.forest;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known of a saved model.
///
/// @param type as of [Classifier#type]
/// @param version the user's word for this training, such as "sma-cross 3"
/// @param featureNames in the order of a row
/// @param hyperParameters the learner's settings
/// @param trainedFrom open of the first bar a row was made of
/// @param trainedTo when the last outcome it was trained on was known
/// @param datasetSha256 of all bars of the dataset, 64 hex digits
/// @param metrics by name, finite
/// @param libraries by name, such as smile -> 6.3.0
/// @param savedAt when it was trained
public record ModelManifest(
        String type,
        String version,
        List<String> featureNames,
        SortedMap<String, String> hyperParameters,
        Instant trainedFrom,
        Instant trainedTo,
        String datasetSha256,
        SortedMap<String, Double> metrics,
        SortedMap<String, String> libraries,
        Instant savedAt) {
    public ModelManifest {
        if (version.isBlank()) {
            throw new IllegalArgumentException("a model's version must not be blank");
        }
        featureNames = List.copyOf(featureNames);
        hyperParameters = copy(hyperParameters);
        metrics = copy(metrics);
        libraries = copy(libraries);
        if (trainedTo.isBefore(trainedFrom)) {
            throw new IllegalArgumentException(
                    "training must end after it starts, was %s to %s"
                            .formatted(trainedFrom, trainedTo));
        }
        if (!datasetSha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "the dataset's SHA-256 must be 64 hex digits, was '%s'"
                            .formatted(datasetSha256));
        }
        metrics.forEach(
                (name, value) -> {
                    if (!Double.isFinite(value)) {
                        throw new IllegalArgumentException(
                                "metric '%s' must be finite, was %s".formatted(name, value));
                    }
                });
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
