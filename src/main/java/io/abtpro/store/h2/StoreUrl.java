package io.abtpro.store.h2;

import io.abtpro.store.StoreException;

import org.h2.jdbcx.JdbcConnectionPool;

import java.nio.file.Path;

/// Opens a store file by its path. H2 takes everything after a semicolon for settings, statements
/// to run among them, and knows no way to escape one, so a path that holds one is refused.
final class StoreUrl {
    private static final String SETTINGS =
            ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

    private StoreUrl() {}

    /// @param file the path of a store with its ending, absolute
    static JdbcConnectionPool forWriting(Path file) {
        return pool(of(file) + SETTINGS);
    }

    /// Neither makes nor changes a file.
    static JdbcConnectionPool forReading(Path file) {
        return pool(of(file) + SETTINGS + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    }

    static String of(Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.indexOf(';') >= 0) {
            throw new StoreException(
                    "The path of a workspace must not hold a semicolon, was %s; give --home another folder."
                            .formatted(file.toAbsolutePath().getParent()));
        }
        return "jdbc:h2:file:" + path.substring(0, path.length() - StoreFiles.END.length());
    }

    private static JdbcConnectionPool pool(String url) {
        return JdbcConnectionPool.create(url, "sa", "");
    }
}
