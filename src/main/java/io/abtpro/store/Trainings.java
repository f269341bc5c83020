package io.abtpro.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every training of a model, also those that failed, and the models that came of them.
public interface Trainings {
    /// What became of a training. A process that ended while it ran leaves it FAILED.
    enum Status {
        TRAINING,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    /// A training that begins.
    ///
    /// @param modelType such as SIGNAL_QUALITY
    /// @param modelVersion unique within the workspace, such as "sma-cross S&P 500 20261123-101500"
    /// @param trainingJson what it learns from: datasets, strategy, features; a strict JSON object
    /// @param hyperparametersJson a strict JSON object
    record Started(
            String modelType,
            String modelVersion,
            String trainingJson,
            String hyperparametersJson) {}

    /// A stored training.
    ///
    /// @param performanceJson a strict JSON object; empty until it is completed
    record Training(
            long id,
            Started started,
            String performanceJson,
            Status status,
            Instant startedAt,
            Optional<Instant> completedAt,
            Optional<String> error) {}

    /// A saved model without its bytes.
    ///
    /// @param sha256 of the bytes, 64 hex digits
    record Model(
            long id,
            long trainingId,
            String type,
            String version,
            String manifestJson,
            String sha256,
            Instant savedAt) {}

    /// Stores a training as TRAINING and returns its id.
    long begin(Started started);

    /// Marks a stored training that left no model as TRAINING from now on.
    void again(long training);

    /// Keeps what came of a training and its model, all or nothing; returns the model's id. A model
    /// that came of it before gives its place, and its id, to this one.
    ///
    /// @param modelType as of its manifest, such as random-forest
    long complete(
            long training,
            String performanceJson,
            String modelType,
            String manifestJson,
            String sha256,
            byte[] bytes);

    /// Keeps why a training ended without a model.
    void end(long training, Status status, String error);

    /// Newest first.
    List<Training> all();

    /// Newest first.
    List<Model> models();

    /// The bytes of a saved model; empty where there is none.
    Optional<byte[]> bytes(long model);

    /// Removes a model; its training and scores stay.
    boolean forget(long model);
}
