package io.abtpro.store.h2;

import io.abtpro.store.Datasets;
import io.abtpro.store.Jobs;
import io.abtpro.store.Runs;
import io.abtpro.store.SignalScores;
import io.abtpro.store.StoreException;
import io.abtpro.store.Trainings;
import io.abtpro.store.Tunings;
import io.abtpro.store.VolatilityPredictions;
import io.abtpro.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/// A workspace kept in one H2 file, `workspace.mv.db`, locked by the process that has it open.
public final class H2Workspace implements Workspace {
    private final Path folder;
    private final JdbcConnectionPool pool;
    private final Datasets datasets;
    private final Runs runs;
    private final VolatilityPredictions volatilityPredictions;
    private final Jobs jobs;
    private final H2Tunings tunings;
    private final H2Trainings trainings;
    private final SignalScores signalScores;

    private H2Workspace(Path folder, JdbcConnectionPool pool) {
        this.folder = folder;
        this.pool = pool;
        Jdbi jdbi = Jdbi.create(pool);
        Clock clock = Clock.systemUTC();
        this.datasets = new H2Datasets(jdbi, clock);
        this.runs = new H2Runs(jdbi, clock);
        this.volatilityPredictions = new H2VolatilityPredictions(jdbi);
        this.jobs = new H2Jobs(jdbi, clock);
        this.tunings = new H2Tunings(jdbi, clock);
        tunings.markInterrupted();
        this.trainings = new H2Trainings(jdbi, clock);
        trainings.markInterrupted();
        this.signalScores = new H2SignalScores(jdbi, clock);
    }

    /// The workspace in `folder`, made where there is none.
    ///
    /// @throws StoreException in one sentence: open elsewhere, not writable, or damaged
    public static Workspace open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
        } catch (IOException failure) {
            throw new StoreException(
                    "The workspace folder %s cannot be made: %s; give --home a folder that can be written."
                            .formatted(absolute, failure.getMessage()),
                    failure);
        }
        var pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + absolute.resolve("workspace") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", "sa", "");
        try {
            lock(pool);
            Migrations.apply(pool);
        } catch (SQLException | FlywayException failure) {
            pool.dispose();
            throw explain(absolute, failure);
        }
        return new H2Workspace(absolute, pool);
    }

    private static void lock(JdbcConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.isValid(1);
        }
    }

    private static StoreException explain(Path folder, Exception failure) {
        if (failure instanceof SQLException sql) {
            if (sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new StoreException(
                        "The workspace %s is open in another window; close it there, or give --home another folder."
                                .formatted(folder),
                        failure);
            }
            if (sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
                return new StoreException(
                        "The workspace file %s is damaged and was left as it is; move it away or restore a copy, or give --home another folder."
                                .formatted(folder.resolve("workspace.mv.db")),
                        failure);
            }
        }
        return new StoreException(
                "The workspace %s cannot be opened: %s; give --home another folder."
                        .formatted(folder, failure.getMessage()),
                failure);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Datasets datasets() {
        return datasets;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public VolatilityPredictions volatilityPredictions() {
        return volatilityPredictions;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Tunings tunings() {
        return tunings;
    }

    @Override
    public Trainings trainings() {
        return trainings;
    }

    @Override
    public SignalScores signalScores() {
        return signalScores;
    }

    @Override
    public void close() {
        // The database closes with its last connection, which gives the file lock back.
        pool.dispose();
    }
}
