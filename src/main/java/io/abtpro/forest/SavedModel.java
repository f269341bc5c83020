package io.abtpro.forest;

/// A model read back, its checksum and self-test passed.
///
/// @param sha256 of the file, 64 hex digits
public record SavedModel(Classifier model, ModelManifest manifest, String sha256) {}
