package io.abtpro.store.h2;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;
import io.abtpro.store.StoreException;

import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How a store is opened so that no kill at any moment loses it.
///
/// A new store is made in a file of its own and moved to its place; an old one is copied, the copy
/// brought up to date and moved over it. What is in the place of the store is therefore always a
/// whole one.
final class StoreOpening {
    /// How often this process has each store open, by its file.
    private static final Map<Path, Integer> OPEN = new ConcurrentHashMap<>();

    private final StoreFiles files;
    private final Clock clock;

    StoreOpening(StoreFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /// A store that is open.
    ///
    /// @param state as it was before, with the schema it has now
    record Opened(JdbcConnectionPool pool, StoreState state) {}

    /// @param holder who opens it, for those who come later
    Opened forWriting(String holder) {
        var _ = StoreUrl.of(files.store());
        try (StoreLock lock = StoreLock.take(files)) {
            files.close();
            Optional<Backups.Taken> backup = Optional.empty();
            StoreState state;
            if (OPEN.containsKey(files.store())) {
                state = StoreState.read(files.state()).orElseGet(StoreOpening::unknown);
            } else {
                files.removeParts();
                state = prepared();
                if (state.needsBackup()) {
                    backup = new Backups(files).take(clock.instant());
                }
            }
            JdbcConnectionPool pool = StoreUrl.forWriting(files.store());
            try {
                connect(pool);
                lock.note(holder);
                if (backup.isPresent()) {
                    new Backups(files).keep(backup.get());
                    state = state.backedUpNow();
                }
                state.write(files.state());
            } catch (SQLException | IOException | RuntimeException failure) {
                pool.dispose();
                backup.ifPresent(Backups::drop);
                throw failure;
            }
            OPEN.merge(files.store(), 1, Integer::sum);
            PrivateFiles.close(files.store());
            return new Opened(pool, state);
        } catch (SQLException | FlywayException failure) {
            throw explained(failure);
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    Opened forReading() {
        if (!Files.exists(files.store())) {
            throw new StoreException(
                    ("There is no workspace in %s, and none can be made there, since it cannot be"
                                    + " written; give --home another folder.")
                            .formatted(files.folder()));
        }
        try {
            refuseCut();
            Schema schema = Schema.of(files.store());
            schema.check(files.folder());
            if (!schema.isCurrent()) {
                throw new StoreException(
                        ("The workspace %s has schema %d, this workbench needs %d and cannot bring"
                             + " it up to date, since it cannot be written; copy it to a folder"
                             + " that can.")
                                .formatted(
                                        files.folder(), schema.newest(), Migrations.NEWEST_NUMBER));
            }
            JdbcConnectionPool pool = StoreUrl.forReading(files.store());
            connect(pool);
            return new Opened(pool, unknown());
        } catch (SQLException failure) {
            throw explained(failure);
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    /// Whether nothing else in this process has the store open.
    boolean isLast() {
        return OPEN.getOrDefault(files.store(), 0) <= 1;
    }

    static boolean isOpenHere(StoreFiles files) {
        return OPEN.containsKey(files.store());
    }

    /// Keeps how the store was left.
    void left(StoreState state) {
        Integer still =
                OPEN.computeIfPresent(files.store(), (_, count) -> count > 1 ? count - 1 : null);
        if (still == null) {
            try {
                // A store that was made small is a new file.
                PrivateFiles.close(files.store());
                state.of(files.store()).write(files.state());
            } catch (IOException notKept) {
                // The next start finds a store that was left without a word, and looks into it.
            }
        }
    }

    private static StoreState unknown() {
        return new StoreState(0, 0, Migrations.NEWEST_NUMBER, 0, 0);
    }

    /// Sees to it that a whole store of the newest schema is in its place.
    private StoreState prepared() throws IOException, SQLException {
        Optional<StoreState> last = StoreState.read(files.state());
        if (!Files.exists(files.store())) {
            if (last.isPresent()) {
                throw new StoreException(
                        ("The store %s is missing; it was %,d bytes when it was last closed: %s"
                                        + " To begin an empty one, remove %s.")
                                .formatted(
                                        files.store(),
                                        last.get().bytes(),
                                        StoreFailures.remedies(files.folder()),
                                        files.state()));
            }
            return made();
        }
        refuseCut();
        if (last.isPresent()
                && last.get().isOf(files.store())
                && last.get().schema() == Migrations.NEWEST_NUMBER) {
            return last.get();
        }
        Schema schema = Schema.of(files.store());
        schema.check(files.folder());
        // Left without a word, by a kill or by an older workbench: it may have changed.
        StoreState state =
                last.map(StoreState::changed).orElse(new StoreState(0, 0, schema.newest(), 0, -1));
        state = state.of(files.store());
        return schema.isCurrent() ? state.withSchema(Migrations.NEWEST_NUMBER) : upgraded(state);
    }

    /// Refuses what H2 would open without a word though something is lost.
    private void refuseCut() throws IOException {
        if (Files.size(files.store()) > 0) {
            if (!StoreHeader.hasItsEnd(files.store())) {
                throw StoreFailures.damaged(
                        files.folder(), new IOException("the last part of the store is missing"));
            }
            return;
        }
        String was =
                StoreState.read(files.state())
                        .map(
                                state ->
                                        "it was %,d bytes when it was last closed"
                                                .formatted(state.bytes()))
                        .orElse("nothing is known of what it held");
        throw new StoreException(
                "The store is empty; %s. It was left as it is: %s (%s)"
                        .formatted(was, StoreFailures.remedies(files.folder()), files.store()));
    }

    private StoreState made() throws IOException, SQLException {
        Path part = files.part("new");
        create(part);
        moveIntoPlace(part, files.store());
        return StoreState.first(files.store(), Migrations.NEWEST_NUMBER);
    }

    private StoreState upgraded(StoreState before) throws IOException, SQLException {
        var backups = new Backups(files);
        StoreState state = before;
        if (state.needsBackup()) {
            Optional<Backups.Taken> taken = backups.take(clock.instant());
            if (taken.isPresent()) {
                backups.keep(taken.get());
                state = state.backedUpNow();
            }
        }
        Path part = files.part("upgrade");
        Files.copy(files.store(), part, StandardCopyOption.REPLACE_EXISTING);
        migrate(part);
        // The backup of this revision is of the old schema; it holds the same.
        moveIntoPlace(part, files.store());
        return state.of(files.store()).withSchema(Migrations.NEWEST_NUMBER);
    }

    /// Makes a store where there is none.
    static void create(Path store) throws SQLException {
        JdbcConnectionPool pool = StoreUrl.forWriting(store);
        try {
            Migrations.create(pool);
        } finally {
            pool.dispose();
        }
    }

    private static void migrate(Path store) throws SQLException {
        JdbcConnectionPool pool = StoreUrl.forWriting(store);
        try {
            Migrations.apply(pool);
        } finally {
            pool.dispose();
        }
    }

    /// Puts a closed store in its place, all of it on the disk.
    static void moveIntoPlace(Path part, Path store) throws IOException {
        PrivateFiles.close(part);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        WholeFile.move(part, store);
    }

    private static void connect(JdbcConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.isValid(1);
        }
    }

    private RuntimeException explained(Exception failure) {
        if (failure instanceof IOException io) {
            return new StoreException(
                    "The workspace %s cannot be opened: %s; give --home another folder."
                            .formatted(files.folder(), StoreFailures.reason(io)),
                    failure);
        }
        RuntimeException said = StoreFailures.of(files.folder(), failure);
        return said instanceof StoreException
                ? said
                : StoreFailures.damaged(files.folder(), failure);
    }
}
