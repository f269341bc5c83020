package io.abtpro.store.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The numbered steps that bring the tables of a workspace up to this program.
///
/// Flyway takes them. Where its own table says that the newest one was taken and none failed, there is nothing to do, and
/// it is not even loaded: that is half of the time in which a store opens.
final class Migrations {
    /// The highest number among the files of `io/abtpro/store/h2/migration`.
    static final String NEWEST = "10";

    // Held, since a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger("org.flywaydb");

    private static final String PLACE = "classpath:io/abtpro/store/h2/migration";
    private static final String TAKEN =
            """
            SELECT "version", (SELECT COUNT(*) FROM "flyway_schema_history" WHERE NOT "success")
            FROM "flyway_schema_history" WHERE "version" IS NOT NULL ORDER BY "installed_rank" DESC LIMIT 1
            """;

    private Migrations() {}

    /// Takes the steps that are missing.
    static void apply(DataSource store) throws SQLException {
        if (!complete(store)) {
            flyway(store).migrate();
        }
    }

    /// Whether the newest step was the last one taken and none failed.
    static boolean complete(DataSource store) throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            boolean taken;
            try (ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "flyway_schema_history", null)) {
                taken = tables.next();
            }
            if (!taken) {
                return false;
            }
            try (ResultSet last = statement.executeQuery(TAKEN)) {
                return last.next() && NEWEST.equals(last.getString(1)) && last.getInt(2) == 0;
            }
        }
    }

    static Flyway flyway(DataSource store) {
        LOG.setLevel(Level.SEVERE);
        return Flyway.configure()
                .dataSource(store)
                .locations(PLACE)
                .failOnMissingLocations(true)
                .load();
    }
}
