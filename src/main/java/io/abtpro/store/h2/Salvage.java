package io.abtpro.store.h2;

import io.abtpro.store.Upkeep;

import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.StreamStore;
import org.h2.value.Value;
import org.h2.value.ValueLob;
import org.h2.value.lob.LobDataDatabase;
import org.jdbi.v3.core.Jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads what can be read of a damaged store into a new one.
///
/// Each table is read as the store itself gives it where it can, and page by page where it cannot
/// ([SalvagedPages]). What has a checksum is kept only where that holds: datasets with all their
/// bars, models, saved runs.
final class Salvage {
    private static final List<String> TABLES =
            List.of(
                    "dataset",
                    "dataset_finding",
                    "bars_origin",
                    "bar_chunk",
                    "backtest_run",
                    "trial",
                    "job",
                    "ml_model_training",
                    "model_artifact",
                    "ml_signal_score",
                    "strategy_optimization",
                    "holdout_opening",
                    "volatility_prediction");

    /// What the user calls the rows of tables that he knows.
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("dataset", "datasets");
        WORDS.put("backtest_run", "runs");
        WORDS.put("trial", "counted trials");
        WORDS.put("model_artifact", "models");
        WORDS.put("ml_model_training", "trainings");
        WORDS.put("ml_signal_score", "scores");
        WORDS.put("strategy_optimization", "tunings");
        WORDS.put("holdout_opening", "opened holdouts");
        WORDS.put("volatility_prediction", "forecasts");
        WORDS.put("job", "jobs");
    }

    private final Path damaged;
    private final Path fresh;
    private final List<String> lost = new ArrayList<>();
    private final List<Path> backups;
    private final List<SalvagedPages> pages = new ArrayList<>();

    private final Clock clock;

    /// @param backups of the same store, newest first: they give what is missing where a table is
    ///   not whole
    /// @param fresh where the new store is made; nothing is there yet
    Salvage(Path damaged, List<Path> backups, Path fresh, Clock clock) {
        this.clock = clock;
        this.damaged = damaged;
        this.backups = List.copyOf(backups);
        this.fresh = fresh;
    }

    /// A column of the new store.
    private record Column(String name, String type) {
        boolean isBytes() {
            return type.startsWith("BINARY");
        }
    }

    Upkeep.Salvaged run(Path folder) throws SQLException, IOException {
        StoreOpening.create(fresh);
        JdbcConnectionPool into = StoreUrl.forWriting(fresh);
        try (Connection connection = into.getConnection()) {
            execute(connection, "SET REFERENTIAL_INTEGRITY FALSE");
            for (String table : TABLES) {
                copy(table, connection);
            }
            finish(connection);
            var checks = new SalvageChecks(connection, lost);
            checks.datasets(new H2Datasets(Jdbi.create(into), clock));
            checks.models();
            checks.runs();
            execute(connection, "SET REFERENTIAL_INTEGRITY TRUE");
            return new Upkeep.Salvaged(folder, keptCounts(connection), lost);
        } finally {
            into.dispose();
        }
    }

    private void copy(String table, Connection into) throws SQLException, IOException {
        List<Column> columns = columns(table, into);
        List<Object[]> damagedRows = List.of();
        try {
            List<Object[]> rows = new ArrayList<>();
            JdbcConnectionPool from = StoreUrl.forReading(damaged);
            try (Connection connection = from.getConnection()) {
                read(table, columns, connection, rows);
            } finally {
                from.dispose();
            }
            damagedRows = insertWhole(table, columns, rows, into);
            if (damagedRows.isEmpty()) {
                return;
            }
        } catch (SQLException | RuntimeException unreadable) {
            // Its pages, and those of the backups, have what is left.
        }
        List<Object[]> more = insertWhole(table, columns, fromPages(columns), into);
        // Last, so that a row that is whole in a backup holds: what stays damaged is named later.
        insert(table, columns, damagedRows, into);
        insert(table, columns, more, into);
        if (WORDS.containsKey(table)) {
            missing(table, into);
        }
    }

    /// Inserts the rows whose checksums hold and returns the others.
    private static List<Object[]> insertWhole(
            String table, List<Column> columns, List<Object[]> rows, Connection into)
            throws SQLException {
        Map<Boolean, List<Object[]>> whole =
                rows.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        row -> SalvagedShape.isWhole(table, row)));
        insert(table, columns, whole.getOrDefault(true, List.of()), into);
        return whole.getOrDefault(false, List.of());
    }

    private static List<Column> columns(String table, Connection connection) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT column_name, data_type FROM information_schema.columns WHERE"
                                + " table_schema = 'PUBLIC' AND table_name = upper(?) ORDER BY"
                                + " ordinal_position")) {
            query.setString(1, table);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    columns.add(new Column(found.getString(1), found.getString(2)));
                }
            }
        }
        return columns;
    }

    /// All rows of a table that is whole. An older store has fewer columns.
    private static void read(
            String table, List<Column> columns, Connection from, List<Object[]> rows)
            throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            int count = Math.min(columns.size(), found.getMetaData().getColumnCount());
            while (found.next()) {
                Object[] row = new Object[count];
                for (int i = 0; i < count; i++) {
                    row[i] =
                            columns.get(i).isBytes()
                                    ? bytesOrNull(found, i + 1)
                                    : found.getString(i + 1);
                }
                rows.add(row);
            }
        }
    }

    @SuppressWarnings("NullAway") // a column without a value
    private static Object bytesOrNull(ResultSet found, int column) throws SQLException {
        return found.getBytes(column);
    }

    private List<Object[]> fromPages(List<Column> columns) throws IOException {
        if (pages.isEmpty()) {
            pages.add(SalvagedPages.of(damaged));
            for (Path backup : backups) {
                pages.add(SalvagedPages.of(backup));
            }
        }
        List<Object[]> rows = new ArrayList<>();
        for (SalvagedPages found : pages) {
            Map<Long, byte[]> blocks = found.lobBlocks();
            found.tables()
                    .keySet()
                    .forEach(
                            map -> {
                                for (Value[] row : found.rows(map)) {
                                    if (SalvagedShape.fits(
                                            row, columns.stream().map(Column::type).toList())) {
                                        row(row, columns, found, blocks).ifPresent(rows::add);
                                    }
                                }
                            });
        }
        return rows;
    }

    private static Optional<Object[]> row(
            Value[] row, List<Column> columns, SalvagedPages found, Map<Long, byte[]> blocks) {
        Object[] plain = new Object[row.length];
        try {
            for (int i = 0; i < row.length; i++) {
                plain[i] = plain(row[i], columns.get(i), found, blocks);
            }
            return Optional.of(plain);
        } catch (IOException | RuntimeException partLost) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("NullAway") // a column without a value
    private static Object plain(
            Value value, Column column, SalvagedPages found, Map<Long, byte[]> blocks)
            throws IOException {
        if (value instanceof ValueLob lob && lob.getLobData() instanceof LobDataDatabase stored) {
            byte[] id =
                    found.lobId(stored.getLobId())
                            .orElseThrow(() -> new IOException("its place is lost"));
            try (InputStream in = new StreamStore(blocks).get(id)) {
                byte[] bytes = in.readAllBytes();
                return column.isBytes() ? bytes : new String(bytes, StandardCharsets.UTF_8);
            }
        }
        return column.isBytes() ? value.getBytes() : value.getString();
    }

    private static void insert(
            String table, List<Column> columns, List<Object[]> rows, Connection into)
            throws SQLException {
        for (Object[] row : rows) {
            String names =
                    String.join(
                            ", ",
                            columns.subList(0, row.length).stream().map(Column::name).toList());
            try (PreparedStatement insert =
                    into.prepareStatement(
                            "INSERT INTO %s (%s) VALUES (%s)"
                                    .formatted(
                                            table,
                                            names,
                                            String.join(
                                                    ", ",
                                                    java.util.Collections.nCopies(
                                                            row.length, "?"))))) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.executeUpdate();
            } catch (SQLException twice) {
                // It is there already, from a newer page or file, or its page no longer holds it
                // right.
            }
        }
    }

    /// Owners and numbers of what comes next.
    private void finish(Connection into) throws SQLException {
        execute(into, "UPDATE ml_signal_score SET user_id = (SELECT min(id) FROM app_user)");
        execute(into, "UPDATE strategy_optimization SET user_id = (SELECT min(id) FROM app_user)");
        for (String table : TABLES) {
            if (columns(table, into).getFirst().name().equals("ID")) {
                execute(
                        into,
                        "ALTER TABLE %s ALTER COLUMN id RESTART WITH (SELECT COALESCE(max(id), 0) + 1 FROM %s)"
                                .formatted(table, table));
            }
        }
    }

    /// Says how many numbers of rows are missing between those that are there.
    private void missing(String table, Connection into) throws SQLException {
        if (!columns(table, into).getFirst().name().equals("ID")) {
            lost.add(
                    "some of the %s may be lost, which cannot be counted"
                            .formatted(WORDS.get(table)));
            return;
        }
        long[] found = numbers(into, "SELECT count(*), COALESCE(max(id), 0) FROM " + table);
        if (found[0] < found[1]) {
            lost.add(
                    "of %,d %s %,d are missing: lost, or removed before"
                            .formatted(found[1], WORDS.get(table), found[1] - found[0]));
        }
    }

    private static List<String> keptCounts(Connection into) throws SQLException {
        List<String> kept = new ArrayList<>();
        for (var word : WORDS.entrySet()) {
            long count = numbers(into, "SELECT count(*) FROM " + word.getKey())[0];
            if (count > 0) {
                kept.add("%,d %s".formatted(count, word.getValue()));
            }
        }
        return kept;
    }

    private static long[] numbers(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            long[] numbers = new long[found.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = found.getLong(i + 1);
            }
            return numbers;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
