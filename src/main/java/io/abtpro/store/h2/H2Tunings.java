package io.abtpro.store.h2;

import io.abtpro.store.Tunings;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tunings in H2.
final class H2Tunings implements Tunings {
    private static final int LONGEST_ERROR = 4000;

    private final Jdbi jdbi;
    private final Clock clock;

    H2Tunings(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /// Called when the workspace opens: whatever still runs in the store has lost its process.
    void markInterrupted() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE strategy_optimization SET status = 'INTERRUPTED' WHERE"
                                        + " status IN ('RUNNING', 'PAUSED')"));
    }

    @Override
    public long begin(Started started) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        "INSERT INTO strategy_optimization (user_id, strategy,"
                                            + " original_params, optimized_params, performance,"
                                            + " method, iterations, status, dataset_name,"
                                            + " dataset_sha256, request, created_at, updated_at)"
                                            + " VALUES ((SELECT min(id) FROM app_user), :strategy,"
                                            + " :original, '{}', '{}', :method, 0, 'RUNNING',"
                                            + " :name, :sha, :request, :now, :now)")
                                .bind("strategy", started.strategy())
                                .bind("original", started.originalJson())
                                .bind("method", started.method())
                                .bind("name", started.datasetName())
                                .bind("sha", started.datasetSha256())
                                .bind("request", started.requestJson())
                                .bind("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                                .executeAndReturnGeneratedKeys("id")
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public void checkpoint(long id, int iterations, Status status, byte[] checkpoint) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "UPDATE strategy_optimization SET iterations = :iterations,"
                                                + " status = :status, checkpoint = :checkpoint,"
                                                + " updated_at = :now WHERE id = :id")
                                .bind("iterations", iterations)
                                .bind("status", status.name())
                                .bind("checkpoint", checkpoint)
                                .bind("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                                .bind("id", id)
                                .execute());
    }

    @Override
    public void finish(
            long id, int iterations, Status status, String optimizedJson, String performanceJson) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "UPDATE strategy_optimization SET iterations = :iterations,"
                                            + " status = :status, optimized_params = :optimized,"
                                            + " performance = :performance, checkpoint = NULL,"
                                            + " error_message = NULL, updated_at = :now WHERE id ="
                                            + " :id")
                                .bind("iterations", iterations)
                                .bind("status", status.name())
                                .bind("optimized", optimizedJson)
                                .bind("performance", performanceJson)
                                .bind("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                                .bind("id", id)
                                .execute());
    }

    @Override
    public void end(long id, Status status, String error) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE strategy_optimization SET status = ?, error_message = ?"
                                        + " WHERE id = ?",
                                status.name(),
                                error.length() > LONGEST_ERROR
                                        ? error.substring(0, LONGEST_ERROR)
                                        : error,
                                id));
    }

    @Override
    public void resume(long id) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE strategy_optimization SET status = 'RUNNING', error_message"
                                        + " = NULL WHERE id = ?",
                                id));
    }

    @Override
    public List<Tuning> all() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM strategy_optimization WHERE NOT forgotten"
                                                + " ORDER BY created_at DESC, id DESC")
                                .map(H2Tunings::tuning)
                                .list());
    }

    @Override
    public List<Started> begun(String datasetSha256) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM strategy_optimization WHERE dataset_sha256"
                                                + " IN "
                                                + BarsOrigin.FAMILY
                                                + " ORDER BY created_at DESC, id DESC")
                                .bind("sha", datasetSha256)
                                .map((row, context) -> started(row))
                                .list());
    }

    @Override
    public Optional<Tuning> find(long id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM strategy_optimization WHERE id = :id AND NOT"
                                                + " forgotten")
                                .bind("id", id)
                                .map(H2Tunings::tuning)
                                .findOne());
    }

    private static Started started(ResultSet row) throws SQLException {
        return new Started(
                row.getString("dataset_name"),
                row.getString("dataset_sha256").strip(),
                row.getString("strategy"),
                row.getString("method"),
                row.getString("request"),
                row.getString("original_params"));
    }

    private static Tuning tuning(ResultSet row, StatementContext context) throws SQLException {
        return new Tuning(
                row.getLong("id"),
                started(row),
                row.getString("optimized_params"),
                row.getString("performance"),
                row.getInt("iterations"),
                Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("error_message")),
                row.getObject("created_at", java.time.OffsetDateTime.class).toInstant());
    }

    @Override
    public Optional<byte[]> lastCheckpoint(long id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT checkpoint FROM strategy_optimization WHERE id ="
                                                + " :id AND checkpoint IS NOT NULL")
                                .bind("id", id)
                                .map((row, context) -> row.getBytes("checkpoint"))
                                .findOne());
    }

    @Override
    public void walked(long id, Walked walk) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE strategy_optimization SET walk_windows = ?, walk_budget = ?"
                                        + " WHERE id = ?",
                                walk.windows(),
                                walk.budget(),
                                id));
    }

    @Override
    public Optional<Walked> walk(long id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT walk_windows, walk_budget FROM"
                                                + " strategy_optimization WHERE id = :id AND"
                                                + " walk_windows IS NOT NULL")
                                .bind("id", id)
                                .map(
                                        (row, context) ->
                                                new Walked(
                                                        row.getInt("walk_windows"),
                                                        row.getInt("walk_budget")))
                                .findOne());
    }

    @Override
    public void forget(long id) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE strategy_optimization SET forgotten = TRUE, checkpoint ="
                                        + " NULL WHERE id = ?",
                                id));
    }

    @Override
    public void openHoldout(HoldoutOpening opening) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "INSERT INTO holdout_opening (dataset_sha256, from_time, to_time,"
                                    + " known_time, strategy, parameters, opened_at) VALUES (?, ?,"
                                    + " ?, ?, ?, ?, ?)",
                                opening.datasetSha256(),
                                opening.from().toEpochMilli(),
                                opening.to().toEpochMilli(),
                                opening.known().toEpochMilli(),
                                opening.strategy(),
                                opening.parametersJson(),
                                opening.at().toEpochMilli()));
    }

    @Override
    public List<HoldoutOpening> openings(String datasetSha256) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM holdout_opening WHERE dataset_sha256 IN "
                                                + BarsOrigin.FAMILY
                                                + " ORDER BY opened_at, id")
                                .bind("sha", datasetSha256)
                                .map(
                                        (row, context) ->
                                                new HoldoutOpening(
                                                        row.getString("dataset_sha256").strip(),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("from_time")),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("to_time")),
                                                        known(row),
                                                        row.getString("strategy"),
                                                        row.getString("parameters"),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("opened_at"))))
                                .list());
    }

    private static Instant known(ResultSet row) throws SQLException {
        long known = row.getLong("known_time");
        return Instant.ofEpochMilli(row.wasNull() ? row.getLong("to_time") : known);
    }
}
