package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

class MigrationsTest {
    private static DataSource memory(TestInfo test) {
        var source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:mem:"
                        + test.getTestMethod().orElseThrow().getName()
                        + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return source;
    }

    private static void run(DataSource store, String sql) throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    @Test
    void theNewestStepIsTheHighestNumberAmongTheFiles(TestInfo test) {
        MigrationInfo[] steps = Migrations.flyway(memory(test)).info().all();
        assertThat(steps[steps.length - 1].getVersion().getVersion())
                .as(
                        "a new migration changes Migrations.NEWEST too, else old workspaces never"
                                + " get it")
                .isEqualTo(Migrations.NEWEST);
    }

    @Test
    void anEmptyStoreGetsEveryStepOnce(TestInfo test) throws SQLException {
        DataSource store = memory(test);
        assertThat(Migrations.complete(store)).isFalse();
        Migrations.apply(store);
        assertThat(Migrations.complete(store)).isTrue();
        Migrations.apply(store);
        assertThat(Migrations.flyway(store).info().applied())
                .hasSize(Migrations.flyway(store).info().all().length);
    }

    @Test
    void aStoreThatLacksTheNewestStepGetsIt(TestInfo test) throws SQLException {
        DataSource store = memory(test);
        var _ =
                org.flywaydb.core.Flyway.configure()
                        .configuration(Migrations.flyway(store).getConfiguration())
                        .target("4")
                        .load()
                        .migrate();
        assertThat(Migrations.complete(store)).isFalse();
        Migrations.apply(store);
        assertThat(Migrations.complete(store)).isTrue();
    }

    /// Killed between the statement and the note that it ran, the step runs again.
    @Test
    void theColumnOfTheYearCanBeAddedAgain(TestInfo test) throws SQLException {
        DataSource store = memory(test);
        Migrations.apply(store);
        run(store, "DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '10'");
        Migrations.apply(store);
        assertThat(Migrations.complete(store)).isTrue();
    }

    @Test
    void aStoreWithAFailedStepIsNotComplete(TestInfo test) throws SQLException {
        DataSource store = memory(test);
        Migrations.apply(store);
        run(
                store,
                "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = '3'");
        assertThat(Migrations.complete(store)).isFalse();
    }

    @Test
    void aStoreOfALaterProgramIsLeftToFlyway(TestInfo test) throws SQLException {
        DataSource store = memory(test);
        Migrations.apply(store);
        run(
                store,
                "UPDATE \"flyway_schema_history\" SET \"version\" = '999' WHERE \"version\" = '"
                        + Migrations.NEWEST
                        + "'");
        assertThat(Migrations.complete(store)).isFalse();
    }
}
