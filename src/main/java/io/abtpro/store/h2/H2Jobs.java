package io.abtpro.store.h2;

import io.abtpro.store.Jobs;

import org.jdbi.v3.core.Jdbi;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/// The table `job`.
final class H2Jobs implements Jobs {
    private static final String KIND = "window";
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_MESSAGE = 2000;
    private static final String INTERRUPTED =
            "The workbench was closed while this ran; start it again.";

    private final Jdbi jdbi;
    private final Clock clock;

    H2Jobs(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public long started(String title) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        "INSERT INTO job (kind, title, state, created_at,"
                                            + " updated_at) VALUES (:kind, :title, 'RUNNING', :now,"
                                            + " :now)")
                                .bind("kind", KIND)
                                .bind("title", shortened(title, LONGEST_TITLE))
                                .bind("now", now)
                                .executeAndReturnGeneratedKeys("id")
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public void update(long id, State state, long done, long total, String message) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE job SET state = ?, done = ?, total = ?, message = ?,"
                                        + " updated_at = ? WHERE id = ?",
                                state.name(),
                                done,
                                total,
                                shortened(message, LONGEST_MESSAGE),
                                Timestamp.from(clock.instant()),
                                id));
    }

    @Override
    public List<Entry> newest(int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT * FROM job ORDER BY id DESC LIMIT :most")
                                .bind("most", most)
                                .map(
                                        (row, context) ->
                                                new Entry(
                                                        row.getLong("id"),
                                                        row.getString("title"),
                                                        State.valueOf(row.getString("state")),
                                                        row.getLong("done"),
                                                        row.getLong("total"),
                                                        row.getString("message"),
                                                        row.getTimestamp("created_at").toInstant()))
                                .list());
    }

    @Override
    public int interruptUnfinished() {
        return jdbi.withHandle(
                handle ->
                        handle.execute(
                                "UPDATE job SET state = 'INTERRUPTED', message = ?, updated_at = ?"
                                        + " WHERE state IN ('QUEUED', 'RUNNING', 'PAUSED')",
                                INTERRUPTED,
                                Timestamp.from(clock.instant())));
    }

    private static String shortened(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
