package io.abtpro.store.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;

/// Closes a store, made small again where that is quick, and keeps how it was left.
final class StoreClosing {
    private final JdbcConnectionPool pool;
    private final Optional<Written> written;

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

    void close() {
        if (written.isEmpty()) {
            pool.dispose();
            return;
        }
        Written w = written.get();
        long changes = changes(pool);
        // The database closes with its last connection, which gives the file lock back.
        pool.dispose();
        w.opening().left(changes == w.changesAtOpen() && changes >= 0 ? w.state() : w.state().changed());
    }

    /// How many changes were made since the store was opened; -1 where it cannot tell.
    private static long changes(JdbcConnectionPool pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
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
