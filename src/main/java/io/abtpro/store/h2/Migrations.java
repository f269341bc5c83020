package io.abtpro.store.h2;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

/// The numbered steps that bring the tables of a workspace up to this program.
///
/// Flyway takes them. H2 commits each of their statements by itself, so a step can be cut off
/// between two: every statement can be taken again without harm, and they are taken on a copy of
/// the store ([StoreOpening]). A test cuts after each.
final class Migrations {
    /// The highest number among the files of `io/abtpro/store/h2/migration`.
    static final String NEWEST = "15";

    static final int NEWEST_NUMBER = Integer.parseInt(NEWEST);

    // Held, since a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger("org.flywaydb");

    /// What the steps make of an empty store; a test holds it equal to them and can write it.
    static final String NEW_STORE = "io/abtpro/store/h2/new-store.sql";

    private static final String PLACE = "classpath:io/abtpro/store/h2/migration";

    private Migrations() {}

    /// Makes the tables of an empty store as all steps together leave them, with the note that they
    /// were taken. Without the steps it takes a third of the time, and Flyway is not loaded.
    static void create(DataSource store) throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("RUNSCRIPT FROM 'classpath:" + NEW_STORE + "'");
        }
    }

    /// Takes the steps that are missing, those again that failed or were cut off.
    static void apply(DataSource store) throws SQLException {
        if (!complete(store)) {
            Flyway flyway = flyway(store);
            // Forgets failed steps, and takes the files of old ones as they are now.
            var _ = flyway.repair();
            var _ = flyway.migrate();
        }
    }

    /// Whether the newest step was taken and none failed. Flyway is not even loaded for it: that
    /// would be half of the time in which a store opens.
    static boolean complete(DataSource store) throws SQLException {
        return Schema.of(store).isCurrent();
    }

    static Flyway flyway(DataSource store) {
        return configuration(store).load();
    }

    static FluentConfiguration configuration(DataSource store) {
        LOG.setLevel(Level.OFF);
        return Flyway.configure()
                .dataSource(store)
                .locations(PLACE)
                .outOfOrder(true)
                .failOnMissingLocations(true);
    }
}
