package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// A new store is made by one script. Its `main` writes that script anew after a step was added.
class NewStoreTest {
    private static final Path FILE = Path.of("src/main/resources", Migrations.NEW_STORE);

    private static DataSource memory(String name) {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return source;
    }

    /// All of a store as statements, without the moments at which it was made.
    private static List<String> script(DataSource store) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("SCRIPT SIMPLE NOPASSWORDS NOSETTINGS")) {
            while (script.next()) {
                String line = script.getString(1);
                if (!line.startsWith("--") && !line.startsWith("CREATE USER")) {
                    lines.add(timeless(line));
                }
            }
        }
        return lines;
    }

    private static String timeless(String line) {
        String now =
                line.replaceAll("TIMESTAMP( WITH TIME ZONE)? '[^']*'", "CURRENT_TIMESTAMP")
                        // As H2 calls the tables of a store that is only in memory.
                        .replace("CREATE MEMORY TABLE", "CREATE CACHED TABLE");
        // How long a step took.
        return now.contains("\"flyway_schema_history\" VALUES")
                ? now.replaceAll(", \\d+, TRUE\\)", ", 0, TRUE)")
                : now;
    }

    private static List<String> ofSteps() throws SQLException {
        DataSource store = memory("steps");
        Migrations.apply(store);
        return script(store);
    }

    @Test
    void aNewStoreIsWhatAllStepsTogetherMakeOfAnEmptyOne() throws SQLException, IOException {
        List<String> expected = ofSteps();
        assertThat(Files.readString(FILE))
                .as("run the main of NewStoreTest after a step was added")
                .isEqualTo(text(expected));
        DataSource store = memory("script");
        Migrations.create(store);
        assertThat(script(store)).isEqualTo(expected);
        assertThat(Migrations.complete(store)).isTrue();
        assertThat(Migrations.flyway(store).validateWithResult().validationSuccessful).isTrue();
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    public static void main(String[] arguments) throws Exception {
        Files.writeString(FILE, text(ofSteps()), StandardCharsets.UTF_8);
    }
}
