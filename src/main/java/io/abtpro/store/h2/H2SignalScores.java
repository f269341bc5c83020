package io.abtpro.store.h2;

import io.abtpro.store.SignalScores;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Scores in `ml_signal_score`. `created_at` is when the score was stored, `signal_at` when the
/// signal was given.
final class H2SignalScores implements SignalScores {
    private static final String SAME_SIGNAL =
            " symbol = :symbol AND timeframe = :timeframe AND strategy = :strategy AND parameters ="
                    + " :parameters AND signal_at = :at AND side = :side";

    private final Jdbi jdbi;
    private final Clock clock;

    H2SignalScores(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void save(List<Score> scores) {
        if (scores.isEmpty()) {
            return;
        }
        jdbi.useTransaction(
                handle -> {
                    PreparedBatch earlier =
                            handle.prepareBatch("DELETE FROM ml_signal_score WHERE" + SAME_SIGNAL);
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    "INSERT INTO ml_signal_score (user_id, symbol, timeframe,"
                                        + " strategy, parameters, signal_at, side, score,"
                                        + " calibrated, confidence, features, prediction, executed,"
                                        + " risk, in_sample, training_id, outcome, net_return,"
                                        + " known_at, created_at) VALUES ((SELECT min(id) FROM"
                                        + " app_user), :symbol, :timeframe, :strategy, :parameters,"
                                        + " :at, :side, :score, :calibrated, :confidence,"
                                        + " :features, :advice, :executed, :risk, :inSample,"
                                        + " :training, :outcome, :netReturn, :knownAt, :now)");
                    for (Score score : scores) {
                        bindSignal(earlier, score).add();
                        @Nullable Outcome outcome = score.outcome().orElse(null);
                        bindSignal(batch, score)
                                .bind("score", score.score())
                                .bind("calibrated", score.calibrated())
                                .bind("confidence", score.confidence())
                                .bind("features", score.featuresJson())
                                .bind("advice", score.advice())
                                .bind("executed", score.isExecuted())
                                .bind("risk", score.risk())
                                .bind("inSample", score.inSample())
                                .bind("training", score.training())
                                .bind("outcome", outcome == null ? "PENDING" : word(outcome))
                                .bind(
                                        "netReturn",
                                        outcome == null ? null : (Double) outcome.netReturn())
                                .bind("knownAt", outcome == null ? null : at(outcome.knownAt()))
                                .bind("now", at(clock.instant()))
                                .add();
                    }
                    earlier.execute();
                    batch.execute();
                });
    }

    private static PreparedBatch bindSignal(PreparedBatch batch, Score score) {
        return batch.bind("symbol", score.symbol())
                .bind("timeframe", score.timeframe())
                .bind("strategy", score.strategy())
                .bind("parameters", score.parametersJson())
                .bind("at", at(score.at()))
                .bind("side", side(score));
    }

    private static String side(Score score) {
        return score.isLong() ? "LONG" : "SHORT";
    }

    private static String word(Outcome outcome) {
        return outcome.won() ? "WIN" : "LOSS";
    }

    @Override
    public int mature(Score signal, Outcome outcome) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        "UPDATE ml_signal_score SET outcome = :outcome, net_return"
                                            + " = :netReturn, known_at = :knownAt WHERE outcome ="
                                            + " 'PENDING' AND"
                                                + SAME_SIGNAL)
                                .bind("outcome", word(outcome))
                                .bind("netReturn", outcome.netReturn())
                                .bind("knownAt", at(outcome.knownAt()))
                                .bind("symbol", signal.symbol())
                                .bind("timeframe", signal.timeframe())
                                .bind("strategy", signal.strategy())
                                .bind("parameters", signal.parametersJson())
                                .bind("at", at(signal.at()))
                                .bind("side", side(signal))
                                .execute());
    }

    @Override
    public List<Score> matured(Instant from, Instant to) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM ml_signal_score WHERE known_at >= :from AND"
                                            + " known_at < :to AND NOT in_sample ORDER BY known_at,"
                                            + " id")
                                .bind("from", at(from))
                                .bind("to", at(to))
                                .map((row, context) -> score(row))
                                .list());
    }

    @Override
    public List<Score> pending() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM ml_signal_score WHERE outcome = 'PENDING'"
                                                + " ORDER BY signal_at, id")
                                .map((row, context) -> score(row))
                                .list());
    }

    @Override
    public Optional<Instant> newestOutcome() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT max(known_at) AS newest FROM ml_signal_score WHERE"
                                                + " NOT in_sample")
                                .map(
                                        (row, context) ->
                                                Optional.ofNullable(
                                                        row.getObject(
                                                                "newest", OffsetDateTime.class)))
                                .one()
                                .map(OffsetDateTime::toInstant));
    }

    @Override
    public List<Score> of(String symbol, String timeframe, String strategy, String parametersJson) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM ml_signal_score WHERE symbol = :symbol AND"
                                            + " timeframe = :timeframe AND strategy = :strategy AND"
                                            + " parameters = :parameters ORDER BY signal_at, id")
                                .bind("symbol", symbol)
                                .bind("timeframe", timeframe)
                                .bind("strategy", strategy)
                                .bind("parameters", parametersJson)
                                .map((row, context) -> score(row))
                                .list());
    }

    private static Score score(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime knownAt = row.getObject("known_at", OffsetDateTime.class);
        Optional<Outcome> outcome =
                knownAt == null
                        ? Optional.empty()
                        : Optional.of(
                                new Outcome(
                                        "WIN".equals(row.getString("outcome")),
                                        row.getDouble("net_return"),
                                        knownAt.toInstant()));
        return new Score(
                row.getString("symbol"),
                row.getString("timeframe"),
                row.getString("strategy"),
                row.getString("parameters"),
                row.getObject("signal_at", OffsetDateTime.class).toInstant(),
                "LONG".equals(row.getString("side")),
                row.getDouble("score"),
                row.getDouble("calibrated"),
                row.getDouble("confidence"),
                row.getString("features"),
                row.getString("prediction"),
                row.getString("risk"),
                row.getBoolean("in_sample"),
                row.getLong("training_id"),
                outcome);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
