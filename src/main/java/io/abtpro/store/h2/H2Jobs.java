package io.abtpro.store.h2;

import io.abtpro.store.Jobs;

import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The table `job`.
final class H2Jobs implements Jobs {
    private static final String KIND = "window";
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_MESSAGE = 2000;
    private static final int LONGEST_KIND = 60;
    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_COURSE = 60_000;
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
    public void update(long id, State state, long done, long total, String message, Told told) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        boolean over = state.compareTo(State.PAUSED) > 0;
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE job SET state = ?, done = ?, total = ?, message = ?,"
                                        + " updated_at = ?, ended_at = CAST(? AS TIMESTAMP WITH"
                                        + " TIME ZONE), kind = ?, dataset = ?, inputs = ?, outcome"
                                        + " = ?, kept = ?, opens = ?, course = ? WHERE id = ?",
                                state.name(),
                                done,
                                total,
                                shortened(message, LONGEST_MESSAGE),
                                now,
                                over ? now : null,
                                told.kind().isEmpty() ? KIND : shortened(told.kind(), LONGEST_KIND),
                                shortened(told.dataset(), LONGEST_TITLE),
                                shortened(told.inputs(), LONGEST_TEXT),
                                shortened(told.outcome(), LONGEST_TITLE),
                                shortened(told.kept(), LONGEST_TITLE),
                                shortened(told.opens(), LONGEST_TITLE),
                                shortened(told.course(), LONGEST_COURSE),
                                id));
    }

    @Override
    public void forget(List<Long> ids) {
        jdbi.useTransaction(
                handle -> ids.forEach(id -> handle.execute("DELETE FROM job WHERE id = ?", id)));
    }

    @Override
    public List<Entry> newest(int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT * FROM job ORDER BY id DESC LIMIT :most")
                                .bind("most", most)
                                .map((row, context) -> entry(row))
                                .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new Entry(
                row.getLong("id"),
                row.getString("title"),
                State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("message"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                new Told(
                        kind.equals(KIND) ? "" : kind,
                        row.getString("dataset"),
                        row.getString("inputs"),
                        row.getString("outcome"),
                        row.getString("kept"),
                        row.getString("opens"),
                        row.getString("course")));
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
