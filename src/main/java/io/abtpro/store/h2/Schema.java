package io.abtpro.store.h2;

import io.abtpro.store.StoreException;

import org.h2.jdbcx.JdbcConnectionPool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/// Which steps the tables of a store were brought through.
///
/// @param newest number of the newest step, 0 for none
/// @param failed whether a step failed
record Schema(int newest, boolean failed) {
    private static final String HISTORY = "flyway_schema_history";
    private static final String TAKEN =
            """
            SELECT "version", "success" FROM "flyway_schema_history" WHERE "version" IS NOT NULL
            """;

    /// The schema of a closed store, whose file is not changed.
    static Schema of(Path store) throws SQLException {
        JdbcConnectionPool pool = StoreUrl.forReading(store);
        try {
            return of(pool);
        } finally {
            pool.dispose();
        }
    }

    static Schema of(DataSource store) throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet tables =
                    connection.getMetaData().getTables(null, "PUBLIC", HISTORY, null)) {
                if (!tables.next()) {
                    return new Schema(0, false);
                }
            }
            int newest = 0;
            boolean failed = false;
            try (ResultSet steps = statement.executeQuery(TAKEN)) {
                while (steps.next()) {
                    newest = Math.max(newest, number(steps.getString(1)));
                    failed |= !steps.getBoolean(2);
                }
            }
            return new Schema(newest, failed);
        }
    }

    /// The whole part of a number such as "12" or "12.1"; what is no number is later than all.
    private static int number(String version) {
        try {
            return Integer.parseInt(version.replaceFirst("[._].*", ""));
        } catch (NumberFormatException later) {
            return Integer.MAX_VALUE;
        }
    }

    boolean isCurrent() {
        return newest == Migrations.NEWEST_NUMBER && !failed;
    }

    /// @throws StoreException if a newer workbench made the store
    void check(Path folder) {
        if (newest > Migrations.NEWEST_NUMBER) {
            throw new StoreException(
                    ("The workspace %s was made by a newer workbench (schema %s, this one knows %d)"
                         + " and was left as it is; use that one, or give --home another folder.")
                            .formatted(
                                    folder,
                                    newest == Integer.MAX_VALUE
                                            ? "unknown"
                                            : Integer.toString(newest),
                                    Migrations.NEWEST_NUMBER));
        }
    }
}
