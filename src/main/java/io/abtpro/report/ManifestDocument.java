package io.abtpro.report;

import io.abtpro.forest.ModelManifest;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// The manifest of a model, as it is stored beside its bytes.
///
/// @param trainedFrom, trainedTo the first bar that it could learn from, and when the last outcome
///   that it learnt from became known
public record ManifestDocument(
        String type,
        String version,
        List<String> features,
        SortedMap<String, String> hyperParameters,
        Instant trainedFrom,
        Instant trainedTo,
        String datasetSha256,
        SortedMap<String, Double> metrics,
        SortedMap<String, String> libraries,
        Instant savedAt) {
    public static ManifestDocument of(ModelManifest manifest) {
        return new ManifestDocument(
                manifest.type(),
                manifest.version(),
                manifest.featureNames(),
                manifest.hyperParameters(),
                manifest.trainedFrom(),
                manifest.trainedTo(),
                manifest.datasetSha256(),
                manifest.metrics(),
                manifest.libraries(),
                manifest.savedAt());
    }
}
