package io.abtpro.store.h2;

import io.abtpro.store.VolatilityPredictions;

import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Volatility forecasts in H2. `created_at` is the moment that a forecast was made at.
final class H2VolatilityPredictions implements VolatilityPredictions {
    private final Jdbi jdbi;

    H2VolatilityPredictions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void save(Prediction p) {
        jdbi.useTransaction(
                handle -> {
                    handle.execute(
                            "DELETE FROM volatility_prediction WHERE symbol = ? AND timeframe = ?"
                                    + " AND horizon = ? AND created_at = ?",
                            p.symbol(),
                            p.timeframe(),
                            p.horizon(),
                            at(p.madeAt()));
                    handle.execute(
                            "INSERT INTO volatility_prediction (symbol, timeframe, predicted,"
                                + " actual, confidence, features, horizon, created_at) VALUES (?,"
                                + " ?, ?, NULLIF(?, CAST('NaN' AS DOUBLE PRECISION)), ?, ?, ?, ?)",
                            p.symbol(),
                            p.timeframe(),
                            p.predicted(),
                            p.actual(),
                            p.confidence(),
                            p.featuresJson(),
                            p.horizon(),
                            at(p.madeAt()));
                });
    }

    @Override
    public boolean mature(
            String symbol, String timeframe, int horizon, Instant madeAt, double actual) {
        return jdbi.withHandle(
                        handle ->
                                handle.execute(
                                        "UPDATE volatility_prediction SET actual = ? WHERE symbol ="
                                            + " ? AND timeframe = ? AND horizon = ? AND created_at"
                                            + " = ? AND actual IS NULL",
                                        actual,
                                        symbol,
                                        timeframe,
                                        horizon,
                                        at(madeAt)))
                > 0;
    }

    @Override
    public List<Prediction> of(String symbol) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT * FROM volatility_prediction WHERE symbol = :symbol"
                                                + " ORDER BY created_at, id")
                                .bind("symbol", symbol)
                                .map((row, context) -> prediction(row))
                                .list());
    }

    private static Prediction prediction(ResultSet row) throws SQLException {
        double stored = row.getDouble("actual");
        double actual = row.wasNull() ? Double.NaN : stored;
        return new Prediction(
                row.getString("symbol"),
                row.getString("timeframe"),
                row.getDouble("predicted"),
                actual,
                row.getDouble("confidence"),
                row.getString("features"),
                row.getInt("horizon"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
