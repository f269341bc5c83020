package io.abtpro.store.h2;

import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.FileStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Closes a store, made small again where that is quick, and keeps how it was left.
///
/// Every commit is written to the end of the file, and what it replaces stays until its space is
/// used again: 20,000 saved runs leave 900 MB of which 2 % are alive. Where little is alive,
/// writing only that anew takes no longer than closing.
final class StoreClosing {
    /// A store below it is not worth the while.
    private static final long SMALL = 4L << 20;

    /// What can be written anew while a window closes; of a store with more alive, H2 tidies up a
    /// part at each closing.
    private static final long QUICK = 512L << 20;

    private static final int HALF = 50;

    private final JdbcConnectionPool pool;
    private final Optional<Written> written;

    private boolean closed;

    private StoreClosing(JdbcConnectionPool pool, Optional<Written> written) {
        this.pool = pool;
        this.written = written;
    }

    /// @param changesAtOpen what the store counted as changes when it had just opened
    private record Written(StoreOpening opening, StoreState state, long changesAtOpen) {}

    static StoreClosing of(JdbcConnectionPool pool, StoreState state, StoreOpening opening) {
        return new StoreClosing(pool, Optional.of(new Written(opening, state, changes(pool))));
    }

    static StoreClosing ofReadOnly(JdbcConnectionPool pool) {
        return new StoreClosing(pool, Optional.empty());
    }

    /// Once; what is closed stays so.
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (written.isEmpty()) {
            pool.dispose();
            return;
        }
        Written w = written.get();
        long changes = changes(pool);
        if (w.opening().isLast() && pool.getActiveConnections() == 0) {
            compact();
        }
        // The database closes with its last connection, which gives the file lock back.
        pool.dispose();
        w.opening()
                .left(
                        changes == w.changesAtOpen() && changes >= 0
                                ? w.state()
                                : w.state().changed());
    }

    private void compact() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                    && isMostlyDead(session.getDatabase().getStore().getMvStore().getFileStore())) {
                statement.execute("SHUTDOWN COMPACT");
            }
        } catch (SQLException closesAsItIs) {
            // The store stays large, and whole.
        }
    }

    private static boolean isMostlyDead(FileStore<?> file) {
        int alive = file.getChunksFillRate();
        return file.size() > SMALL && alive < HALF && file.size() / 100 * alive < QUICK;
    }

    /// How many changes were made since the store was opened; -1 where it cannot tell.
    private static long changes(JdbcConnectionPool pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(JdbcConnection.class).getSession()
                            instanceof SessionLocal session
                    ? changes(session.getDatabase())
                    : -1;
        } catch (SQLException closed) {
            return -1;
        }
    }

    private static long changes(Database database) {
        return database.getModificationDataId();
    }
}
