package io.abtpro.store.h2;

import org.h2.jdbcx.JdbcConnectionPool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/// Stores as older workbenches left them.
final class OldStore {
    static final String DATASET = "ab".repeat(32);
    static final int RUNS = 3;

    private OldStore() {}

    /// A store whose tables were brought to `version`, with a few runs and trials in it.
    static void make(Path store, int version) throws SQLException {
        JdbcConnectionPool pool = StoreUrl.forWriting(store);
        try {
            var _ =
                    Migrations.configuration(pool)
                            .target(Integer.toString(version))
                            .load()
                            .migrate();
            fill(pool, version);
        } finally {
            pool.dispose();
        }
    }

    static void fill(DataSource store, int version) throws SQLException {
        for (int i = 0; i < RUNS; i++) {
            run(
                    store,
                    "INSERT INTO backtest_run (dataset_name, dataset_sha256, strategy, parameters,"
                            + " execution, metrics, ledger_sha256,"
                            + (" created_at%s) VALUES ('old', '%s', 'sma-cross',"
                                            + " '{\"fast\":%d}', '{}', '{}', '%s', %d%s)")
                                    .formatted(
                                            version >= 3 ? ", name" : "",
                                            DATASET,
                                            i,
                                            DATASET,
                                            i,
                                            version >= 3 ? ", 'run " + i + "'" : ""));
            run(
                    store,
                    ("INSERT INTO trial (dataset_sha256, key_sha256, trial_key, sharpe_per_bar,"
                                    + " created_at) VALUES ('%s', '%s', 'k', 0.1, 0)")
                            .formatted(DATASET, ("c" + i).repeat(32)));
        }
    }

    static void run(DataSource store, String sql) throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
