package io.abtpro.store.h2;

import io.abtpro.store.Trainings;

import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Trainings in `ml_model_training`, their models in `model_artifact`.
final class H2Trainings implements Trainings {
    private static final int LONGEST_ERROR = 4000;

    private final Jdbi jdbi;
    private final Clock clock;

    H2Trainings(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /// Called when the workspace opens: what still trains in the store has lost its process.
    void markInterrupted() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE ml_model_training SET status = 'FAILED', completed_at = ?,"
                                        + " error_message = 'The workbench ended while it trained;"
                                        + " train it again.' WHERE status = 'TRAINING'",
                                now()));
    }

    @Override
    public long begin(Started started) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        "INSERT INTO ml_model_training (model_type, model_version,"
                                            + " training_data, hyperparameters, performance,"
                                            + " status, started_at) VALUES (:type, :version, :data,"
                                            + " :hyper, '{}', 'TRAINING', :now)")
                                .bind("type", started.modelType())
                                .bind("version", started.modelVersion())
                                .bind("data", started.trainingJson())
                                .bind("hyper", started.hyperparametersJson())
                                .bind("now", now())
                                .executeAndReturnGeneratedKeys("id")
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public void again(long training) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE ml_model_training SET status = 'TRAINING', started_at = ?,"
                                        + " completed_at = NULL, error_message = NULL WHERE id = ?",
                                now(),
                                training));
    }

    @Override
    public long complete(
            long training,
            String performanceJson,
            String modelType,
            String manifestJson,
            String sha256,
            byte[] bytes) {
        return jdbi.inTransaction(
                handle -> {
                    handle.createUpdate(
                                    "UPDATE ml_model_training SET status = 'COMPLETED', performance"
                                            + " = :performance, completed_at = :now, error_message"
                                            + " = NULL WHERE id = :id")
                            .bind("performance", performanceJson)
                            .bind("now", now())
                            .bind("id", training)
                            .execute();
                    Optional<Long> before =
                            handle.createQuery(
                                            "SELECT id FROM model_artifact WHERE training_id = ?")
                                    .bind(0, training)
                                    .mapTo(Long.class)
                                    .findFirst();
                    if (before.isPresent()) {
                        handle.execute(
                                "UPDATE model_artifact SET model_type = ?, manifest = ?, sha256 ="
                                        + " ?, bytes = ?, created_at = ? WHERE id = ?",
                                modelType,
                                manifestJson,
                                sha256,
                                bytes,
                                now(),
                                before.get());
                        return before.get();
                    }
                    return handle.createUpdate(
                                    "INSERT INTO model_artifact (model_type, model_version,"
                                            + " manifest, sha256, bytes, created_at, training_id)"
                                            + " VALUES (:type, (SELECT model_version FROM"
                                            + " ml_model_training WHERE id = :training), :manifest,"
                                            + " :sha256, :bytes, :now, :training)")
                            .bind("type", modelType)
                            .bind("manifest", manifestJson)
                            .bind("sha256", sha256)
                            .bind("bytes", bytes)
                            .bind("now", now())
                            .bind("training", training)
                            .executeAndReturnGeneratedKeys("id")
                            .mapTo(Long.class)
                            .one();
                });
    }

    @Override
    public void end(long training, Status status, String error) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "UPDATE ml_model_training SET status = :status,"
                                            + " error_message = :error, completed_at = :now WHERE"
                                            + " id = :id")
                                .bind("status", status.name())
                                .bind(
                                        "error",
                                        error.substring(0, Math.min(LONGEST_ERROR, error.length())))
                                .bind("now", now())
                                .bind("id", training)
                                .execute());
    }

    @Override
    public List<Training> all() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT * FROM ml_model_training ORDER BY id DESC")
                                .map((row, context) -> training(row))
                                .list());
    }

    @Override
    public List<Model> models() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT id, training_id, model_type, model_version,"
                                            + " manifest, sha256, created_at FROM model_artifact"
                                            + " ORDER BY id DESC")
                                .map(
                                        (row, context) ->
                                                new Model(
                                                        row.getLong("id"),
                                                        row.getLong("training_id"),
                                                        row.getString("model_type"),
                                                        row.getString("model_version"),
                                                        row.getString("manifest"),
                                                        row.getString("sha256"),
                                                        row.getObject(
                                                                        "created_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant()))
                                .list());
    }

    @Override
    public Optional<byte[]> bytes(long model) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT bytes FROM model_artifact WHERE id = :id")
                                .bind("id", model)
                                .mapTo(byte[].class)
                                .findOne());
    }

    @Override
    public boolean forget(long model) {
        return jdbi.withHandle(
                        handle -> handle.execute("DELETE FROM model_artifact WHERE id = ?", model))
                > 0;
    }

    private static Training training(ResultSet row) throws SQLException {
        return new Training(
                row.getLong("id"),
                new Started(
                        row.getString("model_type"),
                        row.getString("model_version"),
                        row.getString("training_data"),
                        row.getString("hyperparameters")),
                row.getString("performance"),
                Status.valueOf(row.getString("status")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("completed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("error_message")));
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
